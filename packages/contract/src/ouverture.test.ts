import { expect, test } from 'vitest';
import { ouvertureAt } from './ouverture.ts';
import type { Horaires } from './plages.ts';

const bureau: Horaires = [1, 2, 3, 4, 5].flatMap((jour) => [
  { jour, debut: '08:00', fin: '12:00' },
  { jour, debut: '14:00', fin: '18:00' },
]);

// 2026-11-24 is a Tuesday; Morocco is at UTC+0 then, and at UTC+1 in June.
test.each([
  ['2026-11-24T08:00:00Z', true, 240],
  ['2026-11-24T11:59:00Z', true, 1],
  ['2026-11-24T12:00:00Z', false, 120],
  ['2026-11-24T18:30:00Z', false, 13 * 60 + 30],
  ['2026-11-27T18:00:00Z', false, 62 * 60],
  ['2026-11-29T12:00:00Z', false, 20 * 60],
  ['2026-06-02T07:00:00Z', true, 240],
])('office hours at %s', (at, is_open, minutes) => {
  expect(ouvertureAt(bureau, at)).toEqual({ is_open, minutes });
});

test('a night goes on over midnight, also from Sunday to Monday', () => {
  const nuit: Horaires = [{ jour: 7, debut: '22:00', fin: '06:00' }];
  expect(ouvertureAt(nuit, '2026-11-29T23:00:00Z')).toEqual({ is_open: true, minutes: 420 });
  expect(ouvertureAt(nuit, '2026-11-30T05:00:00Z')).toEqual({ is_open: true, minutes: 60 });
  expect(ouvertureAt(nuit, '2026-11-30T06:00:00Z').is_open).toBe(false);
});

test('ranges that touch are one, and a whole week never closes', () => {
  const jour: Horaires = [
    { jour: 2, debut: '08:00', fin: '12:00' },
    { jour: 2, debut: '12:00', fin: '20:00' },
  ];
  expect(ouvertureAt(jour, '2026-11-24T11:00:00Z')).toEqual({ is_open: true, minutes: 540 });
  const toujours: Horaires = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ jour: day, debut: '00:00', fin: '00:00' }));
  expect(ouvertureAt(toujours, '2026-11-24T11:00:00Z')).toEqual({ is_open: true, minutes: null });
  expect(ouvertureAt([], '2026-11-24T11:00:00Z')).toEqual({ is_open: false, minutes: null });
});
