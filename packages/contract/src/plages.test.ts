import { expect, test } from 'vitest';
import { findPlageFault, lengthOf, type Plage } from './plages.ts';

const plage = (jour: number, debut: string, fin: string): Plage => ({ jour, debut, fin });

test('ranges that touch do not overlap; over midnight and around the week they do', () => {
  const cases: [Plage[], 'empty' | 'overlap' | null][] = [
    [[], null],
    [[plage(1, '08:00', '12:00'), plage(1, '12:00', '18:00')], null],
    [[plage(1, '08:00', '12:01'), plage(1, '12:00', '18:00')], 'overlap'],
    [[plage(1, '08:00', '18:00'), plage(1, '09:00', '10:00')], 'overlap'],
    [[plage(1, '22:00', '06:00'), plage(2, '06:00', '14:00')], null],
    [[plage(1, '22:00', '06:00'), plage(2, '05:59', '14:00')], 'overlap'],
    [[plage(1, '05:00', '13:00'), plage(7, '22:00', '06:00')], 'overlap'],
    [[plage(7, '22:00', '06:00'), plage(1, '06:00', '13:00')], null],
    [[plage(3, '08:00', '08:00')], 'empty'],
    [[plage(3, '00:00', '00:00')], null],
    [[plage(3, '00:00', '00:00'), plage(3, '10:00', '11:00')], 'overlap'],
    [[plage(7, '22:00', '06:00')], null],
  ];
  for (const [horaires, kind] of cases) {
    for (const order of [horaires, horaires.toReversed()]) expect([order, findPlageFault(order)?.kind ?? null]).toEqual([order, kind]);
  }
});

test('a night shift is as long as its night', () => {
  expect(lengthOf(plage(1, '22:00', '06:00'))).toBe(480);
  expect(lengthOf(plage(1, '00:00', '00:00'))).toBe(1440);
  expect(lengthOf(plage(1, '08:30', '12:00'))).toBe(210);
});
