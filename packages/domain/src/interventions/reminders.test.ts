import { expect, test } from 'vitest';
import { seuilsReached, toTell } from './reminders.ts';

const deadline = new Date('2026-11-26T12:00:00Z');
const asked = new Date('2026-11-23T08:00:00Z');
const at = (hours: number) => new Date(deadline.getTime() + hours * 3_600_000);

test.each([
  [-24.1, []],
  [-24, ['rappel:24']],
  [-2.1, ['rappel:24']],
  [-2, ['rappel:24', 'rappel:2']],
  [-0.1, ['rappel:24', 'rappel:2']],
  [0, ['rappel:24', 'rappel:2', 'retard']],
  [3.9, ['rappel:24', 'rappel:2', 'retard']],
  [4, ['rappel:24', 'rappel:2', 'retard', 'escalade']],
] as const)('%d h from the deadline', (hours, expected) => {
  expect(seuilsReached(deadline, asked, at(hours))).toEqual(expected);
});

test('a reminder that was over before the work was asked for is none', () => {
  expect(seuilsReached(deadline, at(-8), at(-7))).toEqual([]);
  expect(seuilsReached(deadline, at(-8), at(-1))).toEqual(['rappel:2']);
  expect(seuilsReached(deadline, at(-1), at(-0.5))).toEqual([]);
});

test('of what was missed the tightest is told, and a delay also beside its escalation', () => {
  const all = seuilsReached(deadline, asked, at(5));
  expect(toTell(['rappel:24', 'rappel:2'], ['rappel:24', 'rappel:2'], deadline, at(-1))).toEqual(['rappel:2']);
  expect(toTell(all, all, deadline, at(5))).toEqual(['retard', 'escalade']);
  expect(toTell(all, ['escalade'], deadline, at(5))).toEqual(['escalade']);
  expect(toTell(all, [], deadline, at(5))).toEqual([]);
});

test('what was overdue for more than a week is not told at all', () => {
  const all = seuilsReached(deadline, asked, at(169));
  expect(toTell(all, all, deadline, at(169))).toEqual([]);
});
