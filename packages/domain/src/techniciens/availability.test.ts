import type { Plage } from '@mif/contract/plages';
import { addDays, fromLocal, offsetHours, toLocal } from '@mif/contract/time';
import { array, assert, integer, pre, property, record, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  coveredMs,
  disponibiliteOf,
  doOverlap,
  firstGap,
  judgeAvailability,
  workingSpans,
  type AvailabilityFacts,
  type Span,
} from './availability.ts';

const HOUR = 3_600_000;
const at = (date: string, time = '00:00') => fromLocal(date, time);
const span = (date: string, from: string, to: string, last = date): Span => ({ debut: at(date, from), fin: at(last, to) });
const week: Plage[] = [1, 2, 3, 4, 5].flatMap((jour) => [
  { jour, debut: '08:00', fin: '12:00' },
  { jour, debut: '14:00', fin: '18:00' },
]);
const nobody: AvailabilityFacts = { is_active: true, horaires: null, absences: [], astreintes: [], habilitations: [], interventions: [] };
const judge = (facts: Partial<AvailabilityFacts>, asked: Span) => judgeAvailability({ ...nobody, ...facts }, asked);
const motifs = (facts: Partial<AvailabilityFacts>, asked: Span) => judge(facts, asked).motifs.map(({ motif }) => motif);

describe('hours', () => {
  // 24 November 2026 is a Tuesday.
  test('within a range he is free; over the break and after the end he is not, and the part outside is named', () => {
    const horaires = week;
    expect(judge({ horaires }, span('2026-11-24', '08:00', '12:00'))).toMatchObject({ is_disponible: true, motifs: [] });
    expect(judge({ horaires }, span('2026-11-24', '11:00', '15:00')).motifs).toEqual([
      {
        motif: 'hors_horaires',
        debut: new Date(at('2026-11-24', '12:00')).toISOString(),
        fin: new Date(at('2026-11-24', '14:00')).toISOString(),
      },
    ]);
    expect(motifs({ horaires }, span('2026-11-22', '09:00', '10:00'))).toEqual(['hors_horaires']);
  });

  test('at an instant: its beginning belongs to a range, its end does not', () => {
    const instant = (time: string) => ({ debut: at('2026-11-24', time), fin: at('2026-11-24', time) });
    expect(motifs({ horaires: week }, instant('08:00'))).toEqual([]);
    expect(motifs({ horaires: week }, instant('12:00'))).toEqual(['hors_horaires']);
  });

  test('a night shift goes on over midnight, from Sunday to Monday and over the year', () => {
    const horaires = [
      { jour: 7, debut: '22:00', fin: '06:00' },
      { jour: 4, debut: '22:00', fin: '06:00' },
    ];
    expect(motifs({ horaires }, span('2026-11-23', '00:30', '06:00'))).toEqual([]);
    expect(motifs({ horaires }, span('2026-11-22', '23:00', '05:00', '2026-11-23'))).toEqual([]);
    expect(motifs({ horaires }, span('2026-11-23', '05:00', '06:01'))).toEqual(['hors_horaires']);
    // 31 December 2026 is a Thursday.
    expect(motifs({ horaires }, span('2026-12-31', '23:00', '05:00', '2027-01-01'))).toEqual([]);
  });

  test('local hours follow the clock of the day, also where it was set', () => {
    const horaires = [{ jour: 7, debut: '00:00', fin: '06:00' }];
    // Clocks went back at 02:00 on 20 September 2026, a Sunday: that shift was an hour longer.
    const [night] = workingSpans(horaires, { debut: at('2026-09-20'), fin: at('2026-09-21') });
    expect(night && (night.fin - night.debut) / HOUR).toBe(7);
    // And forward on 22 March 2026, a Sunday.
    const [short] = workingSpans(horaires, { debut: at('2026-03-22'), fin: at('2026-03-23') });
    expect(short && (short.fin - short.debut) / HOUR).toBe(5);
    expect(motifs({ horaires: week }, { debut: Date.parse('2026-06-02T07:00Z'), fin: Date.parse('2026-06-02T08:00Z') })).toEqual([]);
    expect(motifs({ horaires: week }, { debut: Date.parse('2026-12-01T07:00Z'), fin: Date.parse('2026-12-01T08:00Z') })).toEqual([
      'hors_horaires',
    ]);
  });

  test('hours nobody entered hold nothing against him; none at all do', () => {
    expect(motifs({ horaires: null }, span('2026-11-22', '02:00', '03:00'))).toEqual([]);
    expect(motifs({ horaires: [] }, span('2026-11-24', '09:00', '10:00'))).toEqual(['hors_horaires']);
  });

  test('on call counts as his hours, and is told', () => {
    const astreintes = [span('2026-11-24', '18:00', '08:00', '2026-11-25')];
    const asked = span('2026-11-24', '17:00', '20:00');
    expect(judge({ horaires: week, astreintes }, asked)).toEqual({ is_disponible: true, is_astreinte: true, motifs: [] });
    expect(judge({ horaires: week, astreintes }, span('2026-11-24', '16:00', '18:00')).is_astreinte).toBe(false);
    expect(motifs({ horaires: week, astreintes }, span('2026-11-24', '12:30', '20:00'))).toEqual(['hors_horaires']);
  });
});

describe('bookings and absences', () => {
  const interventions = [{ id: 7, reference: 'OT-2026-000007', ...span('2026-11-24', '09:00', '10:00') }];

  test('right before and right after a booking he is free; a minute into it he is not, and it is named', () => {
    expect(motifs({ interventions }, span('2026-11-24', '08:00', '09:00'))).toEqual([]);
    expect(motifs({ interventions }, span('2026-11-24', '10:00', '11:00'))).toEqual([]);
    expect(judge({ interventions }, span('2026-11-24', '09:59', '11:00')).motifs).toMatchObject([
      { motif: 'intervention', intervention_id: 7, reference: 'OT-2026-000007' },
    ]);
    expect(motifs({ interventions }, span('2026-11-24', '08:00', '11:00'))).toEqual(['intervention']);
  });

  test('every reason is told at once', () => {
    const absences = [{ id: 3, type: 'conge' as const, ...span('2026-11-24', '00:00', '00:00', '2026-11-25') }];
    const facts = { is_active: false, horaires: [], absences, interventions };
    expect(motifs(facts, span('2026-11-24', '09:00', '10:00'))).toEqual(['inactif', 'absence', 'hors_horaires', 'intervention']);
  });

  test('the present in one word', () => {
    const now = { debut: at('2026-11-24', '09:30'), fin: at('2026-11-24', '09:30') };
    const word = (facts: Partial<AvailabilityFacts>, isWorking = false) => disponibiliteOf(judge(facts, now), isWorking);
    expect(word({})).toBe('disponible');
    expect(word({}, true)).toBe('occupe');
    expect(word({ interventions })).toBe('occupe');
    expect(word({ horaires: [] })).toBe('absent');
    expect(word({ horaires: [] }, true)).toBe('occupe');
    expect(word({ absences: [{ id: 1, type: 'maladie', ...span('2026-11-24', '00:00', '12:00') }] }, true)).toBe('absent');
  });
});

describe('certificates', () => {
  const of = (date_obtention: string, date_expiration: string | null, type_id = 1) => ({
    type_id,
    nom: 'BR',
    date_obtention,
    date_expiration,
  });
  const on = (day: string, to = day) => span(day, '08:00', '18:00', to);

  test('count through their last day, and no day more', () => {
    const habilitations = [of('2024-02-29', '2026-02-28')];
    expect(motifs({ habilitations }, on('2026-02-28'))).toEqual([]);
    expect(judge({ habilitations }, on('2026-03-01')).motifs).toEqual([
      { motif: 'habilitation_expiree', type_id: 1, nom: 'BR', date_expiration: '2026-02-28' },
    ]);
    expect(motifs({ habilitations }, on('2026-02-27', '2026-03-01'))).toEqual(['habilitation_expiree']);
    // A work that ends at midnight does not reach into the next day.
    expect(motifs({ habilitations }, span('2026-02-28', '20:00', '00:00', '2026-03-01'))).toEqual([]);
  });

  test('a renewal counts from its first day; a gap between two is told, and another kind does not help', () => {
    expect(motifs({ habilitations: [of('2025-01-01', '2025-12-31'), of('2026-01-01', null)] }, on('2025-12-31', '2026-01-02'))).toEqual([]);
    const gap = [of('2025-01-01', '2025-12-31'), of('2026-01-03', null), of('2020-01-01', null, 2)];
    expect(motifs({ habilitations: gap }, on('2025-12-31', '2026-01-04'))).toEqual(['habilitation_expiree']);
    expect(motifs({ habilitations: gap }, on('2026-01-03'))).toEqual([]);
    expect(motifs({ habilitations: [of('2027-01-01', null)] }, on('2026-11-24'))).toEqual([]);
  });
});

describe('for all spans', () => {
  const spans = tuple(integer({ min: 0, max: 400 }), integer({ min: 1, max: 60 })).map(([start, length]): Span => ({
    debut: start,
    fin: start + length,
  }));
  const many = array(spans, { maxLength: 8 });

  test('overlapping is symmetric, and touching is not overlapping', () => {
    assert(
      property(spans, spans, (a, b) => {
        expect(doOverlap(a, b)).toBe(doOverlap(b, a));
        expect(doOverlap(a, { debut: a.fin, fin: a.fin + 5 })).toBe(false);
      }),
    );
  });

  test('there is no gap exactly where every instant is covered, and what is covered and what is not make the whole', () => {
    assert(
      property(many, spans, (covers, asked) => {
        const instants = Array.from({ length: asked.fin - asked.debut }, (_, index) => asked.debut + index);
        const open = instants.filter((instant) => !covers.some(({ debut, fin }) => debut <= instant && instant < fin));
        expect(firstGap(covers, asked)?.debut ?? null).toBe(open[0] ?? null);
        expect(coveredMs(covers, asked)).toBe(instants.length - open.length);
      }),
    );
  });

  test('free exactly where each minute of the span falls into the hours of its local weekday', () => {
    const heure = integer({ min: 0, max: 95 }).map((quarter) => new Date(quarter * 900_000).toISOString().slice(11, 16));
    const plages = array(record({ jour: integer({ min: 1, max: 7 }), debut: heure, fin: heure }), { maxLength: 5 });
    const day = integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days));
    const minuteOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
    const isInside = (instant: number, horaires: readonly Plage[]) => {
      const { weekday, hour, minute } = toLocal(instant);
      const now = hour * 60 + minute;
      return horaires.some(({ jour, debut, fin }) => {
        const [from, to] = [minuteOf(debut), minuteOf(fin)];
        if (to > from) return jour === weekday && from <= now && now < to;
        return (jour === weekday && now >= from) || (jour === (weekday === 1 ? 7 : weekday - 1) && now < to);
      });
    };
    assert(
      property(plages, day, integer({ min: 0, max: 95 }), integer({ min: 1, max: 40 }), (horaires, date, start, quarters) => {
        const debut = at(date) + start * 900_000;
        const asked = { debut, fin: debut + quarters * 900_000 };
        // On the night clocks are set a shift is an hour more or less than its hours on the wall: told by the tests above.
        pre(offsetHours(asked.debut - 30 * HOUR) === offsetHours(asked.fin + 30 * HOUR));
        const isWhole = Array.from({ length: quarters }, (_, index) => debut + index * 900_000).every((instant) =>
          isInside(instant, horaires),
        );
        expect(judge({ horaires }, asked).is_disponible).toBe(isWhole);
      }),
      { numRuns: 300 },
    );
  });
});
