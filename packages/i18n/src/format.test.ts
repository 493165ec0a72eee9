import { describe, expect, test } from 'vitest';
import { formatDuration, formatInstant, formatMoney, formatNumber } from './format.ts';

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

test('money comes in centimes and keeps its currency', () => {
  expect(plain(formatMoney(123_456, 'MAD', 'fr'))).toMatch(/1[. ]?234,56/);
  expect(formatMoney(123_456, 'MAD', 'en')).toMatch(/1,234\.56/);
  expect(formatMoney(123_456, 'MAD', 'ar')).not.toMatch(/[٠-٩]/);
  expect(formatMoney(-5, 'EUR', 'fr')).toContain('0,05');
});

test('numbers and durations', () => {
  expect(formatNumber(1_234_567, 'en')).toBe('1,234,567');
  expect(formatNumber(12, 'ar')).toBe('12');
  for (const langue of ['fr', 'ar', 'en'] as const) {
    expect(formatDuration(95, langue)).toMatch(/1.*35/);
    expect(formatDuration(0, langue)).toContain('0');
  }
});
