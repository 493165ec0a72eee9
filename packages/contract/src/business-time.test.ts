import { array, assert, boolean, constantFrom, date, integer, option, property, record, tuple, type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBusinessDates,
  addBusinessDays,
  addBusinessTime,
  businessTimeBetween,
  isBusinessDay,
  isOpenAt,
  nextOpening,
  openRangesOf,
} from './business-time.ts';
import type { BusinessCalendar, FerieDate, Semaine } from './calendriers.ts';
import { findPlageFault, type Plage } from './plages.ts';
import { calendar, daily, ferie } from './test-calendar.ts';
import { addDays, civilDayBounds, toCivilDate, toInstant, toLocal, weekdayOf } from './time.ts';

const MINUTE = 60_000;
const iso = (instant: number) => new Date(instant).toISOString();

// ——— A reference that asks of each minute whether it is open, and shares nothing with what it judges but the zone table.

const clockOf = (heure: string) => Number(heure.slice(0, 2)) * 60 + Number(heure.slice(3));
function dayReader(of: BusinessCalendar) {
  const known = new Map<string, ReturnType<typeof rangesOfDay>>();
  return (day: string) => {
    const ranges = known.get(day) ?? rangesOfDay(of, day);
    known.set(day, ranges);
    return ranges;
  };
}
function rangesOfDay(of: BusinessCalendar, day: string) {
  const semaine = of.semaines.filter(({ du }) => du === null || du <= day).at(-1) as Semaine;
  const yearly = (f: FerieDate) =>
    Array.from({ length: f.jours }, (_, index) => addDays(`${day.slice(0, 4)}${f.date.slice(4)}`, index)).includes(day) &&
    f.date <= day &&
    (f.jusqu_au === null || day <= f.jusqu_au);
  const once = (f: FerieDate) => f.date <= day && day < addDays(f.date, f.jours);
  const isClosed =
    of.fermetures.some(({ debut, fin }) => debut <= day && day <= fin) ||
    (semaine.is_ferme_feries && of.feries.some((f) => (f.is_annuel ? yearly(f) : once(f))));
  const isRamadan = of.ramadans.some(({ debut, fin }) => debut <= day && day <= fin);
  const hours = isRamadan && semaine.ramadan ? semaine.ramadan : semaine;
  return {
    plages: isClosed ? [] : hours.horaires.filter(({ jour }) => jour === weekdayOf(day)),
    pause: weekdayOf(day) === 5 ? hours.pause_vendredi : null,
  };
}
function isOpenMinute(rangesOf: ReturnType<typeof dayReader>, instant: number): boolean {
  const day = toCivilDate(instant);
  const { hour, minute } = toLocal(instant);
  const clock = hour * 60 + minute;
  const { plages, pause } = rangesOf(day);
  if (pause && clockOf(pause.debut) <= clock && clock < clockOf(pause.fin)) return false;
  const isNight = ({ debut, fin }: Plage) => clockOf(fin) <= clockOf(debut);
  return (
    plages.some((p) => clockOf(p.debut) <= clock && (isNight(p) || clock < clockOf(p.fin))) ||
    rangesOf(addDays(day, -1)).plages.some((p) => isNight(p) && clock < clockOf(p.fin))
  );
}

// ——— Calendars and moments of every kind: nights, breaks, Ramadan, holidays, closures, a change of hours, changes of the clocks.

const heure = integer({ min: 0, max: 95 }).map(
  (quarter) => `${String(quarter >> 2).padStart(2, '0')}:${['00', '15', '30', '45'][quarter & 3]}`,
);
const plages: Arbitrary<Plage[]> = array(record({ jour: integer({ min: 1, max: 7 }), debut: heure, fin: heure }), {
  minLength: 1,
  maxLength: 9,
}).map((all) =>
  all.reduce<Plage[]>((kept, plage) => (findPlageFault([...kept, plage]) ? kept : [...kept, plage]), daily([2, 4], '10:00', '11:00')),
);
const pause = option(
  tuple(integer({ min: 0, max: 22 }), integer({ min: 1, max: 4 })).map(([from, hours]) => ({
    debut: `${String(from).padStart(2, '0')}:30`,
    fin: `${String(Math.min(23, from + hours)).padStart(2, '0')}:45`,
  })),
);
// Around the changes of the clocks of 2024 to 2026 and what comes after.
const anchors = ['2024-03-10', '2024-04-14', '2025-02-23', '2026-02-15', '2026-03-22', '2026-09-20', '2026-11-18', '2027-02-09'];
const day = tuple(constantFrom(...anchors), integer({ min: -6, max: 6 })).map(([anchor, shift]) => addDays(anchor, shift));
const moment = tuple(day, integer({ min: 0, max: 1439 })).map(([civil, minute]) => civilDayBounds(civil).start + minute * MINUTE);
const semaine = record({
  horaires: plages,
  pause_vendredi: pause,
  ramadan: option(record({ horaires: plages, pause_vendredi: pause })),
  is_ferme_feries: boolean(),
});
const calendars: Arbitrary<BusinessCalendar> = record({
  first: semaine,
  second: option(tuple(day, semaine)),
  ramadan: tuple(day, integer({ min: 0, max: 29 })),
  dated: array(tuple(day, integer({ min: 1, max: 3 })), { maxLength: 3 }),
  yearly: array(day, { maxLength: 2 }),
  closed: option(tuple(day, integer({ min: 0, max: 5 }))),
}).map(({ first, second, ramadan, dated, yearly, closed }) =>
  calendar(
    {},
    {
      semaines: [{ du: null, ...first }, ...(second ? [{ du: second[0], ...second[1] }] : [])],
      ramadans: [{ debut: ramadan[0], fin: addDays(ramadan[0], ramadan[1]), is_estime: true }],
      feries: [...dated.map(([civil, jours]) => ferie(civil, jours)), ...yearly.map((civil) => ferie(`2020${civil.slice(4)}`, 1, true))],
      fermetures: closed ? [{ debut: closed[0], fin: addDays(closed[0], closed[1]), motif: 'Inventaire' }] : [],
    },
  ),
);
const minutes = integer({ min: 0, max: 6000 });

describe('against a minute at a time', () => {
  test('the same minutes are open, and as many lie between two moments', () => {
    assert(
      property(calendars, moment, integer({ min: 0, max: 2 * 1440 }), (of, from, length) => {
        let open = 0;
        const rangesOf = dayReader(of);
        const wrong: string[] = [];
        for (let minute = 0; minute < length; minute += 1) {
          const instant = from + minute * MINUTE;
          const isOpen = isOpenMinute(rangesOf, instant);
          if (isOpen) open += 1;
          if (minute % 11 === 0 && isOpenAt(of, instant) !== isOpen) wrong.push(iso(instant));
        }
        expect(wrong).toEqual([]);
        expect(businessTimeBetween(of, from, from + length * MINUTE)).toBe(open);
      }),
      { numRuns: 50 },
    );
  });

  test('so much open time later is the first minute at which so much has passed', () => {
    assert(
      property(calendars, moment, integer({ min: 1, max: 180 }), (of, from, length) => {
        let instant = from;
        const rangesOf = dayReader(of);
        for (let left = length; left > 0; instant += MINUTE) if (isOpenMinute(rangesOf, instant)) left -= 1;
        expect(iso(addBusinessTime(of, from, length))).toBe(iso(instant));
      }),
      { numRuns: 50 },
    );
  });
});

describe('laws', () => {
  test('adding twice is adding once, forwards and backwards', () => {
    assert(
      property(calendars, moment, minutes, minutes, constantFrom(1, -1), (of, t, a, b, sign) => {
        expect(iso(addBusinessTime(of, addBusinessTime(of, t, sign * a), sign * b))).toBe(iso(addBusinessTime(of, t, sign * (a + b))));
      }),
    );
  });

  test('there and back lies no open time', () => {
    assert(
      property(calendars, moment, minutes, minutes, (of, t, a, b) => {
        const there = addBusinessTime(of, addBusinessTime(of, t, a), -b);
        expect(businessTimeBetween(of, there, addBusinessTime(of, t, a - b))).toBe(0);
      }),
    );
  });

  test('between is the inverse of add', () => {
    assert(
      property(calendars, moment, integer({ min: -6000, max: 6000 }), (of, t, a) => {
        expect(businessTimeBetween(of, t, addBusinessTime(of, t, a))).toBe(a);
      }),
    );
  });

  test('between adds up', () => {
    assert(
      property(calendars, moment, moment, moment, (of, a, b, c) => {
        expect(businessTimeBetween(of, a, b) + businessTimeBetween(of, b, c)).toBe(businessTimeBetween(of, a, c));
      }),
      { numRuns: 60 },
    );
  });

  test('later in, later out; more added, later out', () => {
    assert(
      property(calendars, moment, minutes, integer({ min: -3000, max: 3000 }), minutes, (of, t, later, a, more) => {
        expect(addBusinessTime(of, t, a)).toBeLessThanOrEqual(addBusinessTime(of, t + later * MINUTE, a));
        expect(addBusinessTime(of, t, a)).toBeLessThanOrEqual(addBusinessTime(of, t, a + more));
      }),
    );
  });

  test('the ranges of a day are in order, apart, within it and open from their first instant to before their end', () => {
    assert(
      property(calendars, day, (of, civil) => {
        const { start, end } = civilDayBounds(civil);
        let last = start - 1;
        for (const range of openRangesOf(of, civil)) {
          expect(range.start).toBeGreaterThan(last);
          expect(range.end).toBeGreaterThan(range.start);
          expect(range.end).toBeLessThanOrEqual(end);
          expect([isOpenAt(of, range.start), isOpenAt(of, range.end - 1)]).toEqual([true, true]);
          last = range.end;
        }
      }),
    );
  });

  test('the next opening is open, and nothing before it is', () => {
    assert(
      property(calendars, moment, (of, t) => {
        const next = nextOpening(of, t);
        expect(isOpenAt(of, next)).toBe(true);
        expect(businessTimeBetween(of, t, next)).toBe(0);
      }),
    );
  });

  test('so many business days later there are so many business days, and it is no earlier for who starts later', () => {
    assert(
      property(calendars, moment, integer({ min: 0, max: 12 }), integer({ min: 1, max: 3000 }), (of, t, days, later) => {
        const end = addBusinessDays(of, t, days);
        expect(end).toBeGreaterThanOrEqual(t);
        expect(addBusinessDays(of, t, days + 1)).toBeGreaterThanOrEqual(end);
        const civil = toCivilDate(t);
        let reached = civil;
        for (let left = days; left > 0;) {
          reached = addDays(reached, 1);
          if (isBusinessDay(of, reached)) left -= 1;
        }
        expect(days === 0 || addBusinessDates(of, civil, days) === reached).toBe(true);
        // In the hour that comes twice the wall clock goes back, and with it what is told by it.
        const isNearChange = anchors.some((anchor) => Math.abs(toInstant(anchor) - t) < 4 * 86_400_000);
        expect(isNearChange || addBusinessDays(of, t + later * MINUTE, days) >= end).toBe(true);
      }),
    );
  });
});

test('a year takes less than a few milliseconds', () => {
  const of = calendar();
  const started = performance.now();
  assert(
    property(date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }), (from) => {
      businessTimeBetween(of, from, addBusinessTime(of, from, 250 * 600));
    }),
    { numRuns: 100 },
  );
  expect((performance.now() - started) / 100).toBeLessThan(20);
});
