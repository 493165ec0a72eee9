import { describe, expect, test, vi } from 'vitest';
import { formatCivilDate, formatDuration, formatLabour, formatInstant, formatMoney, formatNumber } from './format.ts';

const now = '2026-11-24T10:00:00Z';
// Intl separates with spaces that do not break.
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('instants are told in Moroccan time, whatever the machine believes', () => {
  test.each([
    ['2026-09-19T12:00:00Z', 'time', '13:00'],
    ['2026-09-21T12:00:00Z', 'time', '12:00'],
    ['2026-06-30T23:30:00Z', 'time', '00:30'],
    ['2026-11-25T09:00:00Z', 'relative', 'demain 9 h'],
    ['2026-11-23T08:30:00Z', 'relative', 'hier 8 h 30'],
    ['2026-11-25T09:00:00Z', 'moment', 'demain 9 h'],
    ['2026-11-02T09:05:00Z', 'moment', '2 nov. 9 h 05'],
  ] as const)('%s as %s is %s', (instant, style, text) => {
    expect(plain(formatInstant(instant, 'fr', style, now))).toContain(text);
  });

  test('in three languages, with Latin digits', () => {
    for (const langue of ['fr', 'ar', 'en'] as const) {
      expect(formatInstant('2026-11-25T09:05:00Z', langue, 'time', now)).toBe('09:05');
      expect(formatInstant('2026-11-25T09:05:00Z', langue, 'full', now)).toMatch(/25/);
      expect(formatInstant('2026-11-25T09:05:00Z', langue, 'full', now)).not.toMatch(/[٠-٩]/);
    }
    expect(formatInstant('2026-11-25T09:00:00Z', 'ar', 'day', now)).toBe('غدا');
    expect(formatInstant('2026-11-25T09:00:00Z', 'en', 'day', now)).toBe('tomorrow');
  });
});

describe('around the night Morocco left UTC+1', () => {
  // 01:59 local is 00:59Z, one hour ahead; from 01:00Z on the clock says what UTC says.
  test.each([
    ['2026-09-20T00:59:00Z', '01:59'],
    ['2026-09-20T01:00:00Z', '01:00'],
    ['2026-09-20T02:00:00Z', '02:00'],
  ])('%s is %s', (instant, clock) => {
    for (const langue of ['fr', 'ar', 'en'] as const) expect(formatInstant(instant, langue, 'time')).toBe(clock);
  });

  test.each([
    ['2026-09-19T22:30:00Z', ['hier 23 h 30', 'أمس 23:30', 'yesterday 23:30']],
    ['2026-09-19T23:30:00Z', ['aujourd’hui 0 h 30', 'اليوم 00:30', 'today 00:30']],
    ['2026-09-20T23:30:00Z', ['aujourd’hui 23 h 30', 'اليوم 23:30', 'today 23:30']],
    ['2026-09-21T00:00:00Z', ['demain 0 h', 'غدا 00:00', 'tomorrow 00:00']],
    ['2026-09-24T09:00:00Z', ['jeudi 9 h', 'الخميس 09:00', 'Thursday 09:00']],
    ['2026-09-27T09:00:00Z', ['27 sept.', '27 شتنبر', '27 Sept']],
  ] as const)('%s, seen at noon of that day, is told by its local day', (instant, texts) => {
    const seen = (['fr', 'ar', 'en'] as const).map((langue) => plain(formatInstant(instant, langue, 'relative', '2026-09-20T12:00:00Z')));
    expect(seen).toEqual(texts);
  });

  test('a civil date has no zone to fall out of', () => {
    const days = (['fr', 'ar', 'en'] as const).map((langue) => plain(formatCivilDate('2026-09-20', langue)));
    expect(days).toEqual(['20 sept. 2026', '20 شتنبر 2026', '20 Sept 2026']);
  });
});

test('money comes in centimes and keeps its currency', () => {
  expect(plain(formatMoney(123_456, 'MAD', 'fr'))).toMatch(/1[. ]?234,56/);
  expect(formatMoney(123_456, 'MAD', 'en')).toMatch(/1,234\.56/);
  expect(formatMoney(123_456, 'MAD', 'ar')).toMatch(/1\.234,56.MAD/);
  expect(formatMoney(-5, 'EUR', 'fr')).toContain('0,05');
});

test('hours of work stay hours', () => {
  expect(formatLabour(155 * 60, 'fr')).toBe('155\u00a0h');
  expect(formatLabour(155 * 60 + 30, 'fr')).toBe('155\u00a0h\u00a030');
  expect(formatLabour(155 * 60 + 30, 'en')).toBe('155\u00a0h 30\u00a0min');
  expect(formatDuration(155 * 60, 'fr')).toBe('6\u00a0j 11\u00a0h');
});

test('no hours of work are hours, a duration of nothing is minutes', () => {
  expect((['fr', 'ar', 'en'] as const).map((langue) => formatLabour(0, langue))).toEqual(['0\u00a0h', '0\u00a0س', '0\u00a0h']);
  expect([formatLabour(0.4, 'fr'), formatLabour(1, 'fr'), formatDuration(0, 'fr')]).toEqual(['0\u00a0h', '1\u00a0min', '0\u00a0min']);
});

test('numbers and durations', () => {
  expect(formatNumber(1_234_567, 'en')).toBe('1,234,567');
  expect(formatNumber(12, 'ar')).toBe('12');
  const lengths = [0, 45, 60, 95, 2_880, 3_120, 15_000].map((minutes) =>
    (['fr', 'ar', 'en'] as const).map((langue) => plain(formatDuration(minutes, langue))),
  );
  expect(lengths).toEqual([
    ['0 min', '0 د', '0 min'],
    ['45 min', '45 د', '45 min'],
    ['1 h', '1 س', '1 h'],
    ['1 h 35', '1 س 35 د', '1 h 35 min'],
    ['2 j', '2 ي', '2 d'],
    ['2 j 4 h', '2 ي 4 س', '2 d 4 h'],
    ['10 j', '10 ي', '10 d'],
  ]);
});

test('no platform is asked what time it is in Morocco: an old phone shows what a new one does', () => {
  const asked: (string | undefined)[] = [];
  const Real = Intl.DateTimeFormat;
  class Spy extends Real {
    constructor(locales?: Intl.LocalesArgument, options?: Intl.DateTimeFormatOptions) {
      asked.push(options?.timeZone);
      super(locales, options);
    }
  }
  vi.stubGlobal('Intl', Object.assign(Object.create(Intl) as typeof Intl, { DateTimeFormat: Spy }));
  try {
    const styles = ['time', 'date', 'date_time', 'short', 'full', 'relative', 'moment', 'day', 'clock'] as const;
    // A language of its own, so that nothing was made before.
    for (const style of styles) formatInstant('2026-12-01T12:00:00Z', 'en', style, '2026-11-01T12:00:00Z');
    expect(formatInstant('2026-12-01T12:00:00Z', 'fr', 'time')).toBe('12:00');
    expect(formatInstant('2026-09-19T12:00:00Z', 'fr', 'time')).toBe('13:00');
  } finally {
    vi.unstubAllGlobals();
  }
  expect(asked.filter((zone) => zone !== 'UTC')).toEqual([]);
});
