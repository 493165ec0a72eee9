import { parametres } from '@mif/contract/parametres';
import type { RappelsEcheances } from '@mif/contract/rappels';
import { expect, test } from 'vitest';
import { seuilsOf, seuilsReached, toTell } from './reminders.ts';

const deadline = new Date('2026-11-26T12:00:00Z');
const asked = new Date('2026-11-23T08:00:00Z');
const at = (hours: number) => new Date(deadline.getTime() + hours * 3_600_000);
const usual = parametres.rappels_echeances.defaut;
const reached = (hours: number, { created = asked, settings = usual }: { created?: Date; settings?: RappelsEcheances } = {}) =>
  seuilsReached(seuilsOf(settings), deadline, created, at(hours));
const names = (hours: number, more?: Parameters<typeof reached>[1]) => reached(hours, more).map(({ cle }) => cle);
const nothing = { rappel: false, retard: false, escalades: [], rattrapages: [] };

test.each([
  [-24.1, []],
  [-24, ['rappel:24']],
  [-2.1, ['rappel:24']],
  [-2, ['rappel:24', 'rappel:2']],
  [-0.1, ['rappel:24', 'rappel:2']],
  [0, ['rappel:24', 'rappel:2', 'retard']],
  [3.9, ['rappel:24', 'rappel:2', 'retard']],
  [4, ['rappel:24', 'rappel:2', 'retard', 'escalade:4:admins']],
])('%d h from the deadline', (hours, expected) => {
  expect(names(hours)).toEqual(expected);
});

test('a reminder that was over before the work was asked for is none', () => {
  expect(names(-7, { created: at(-8) })).toEqual([]);
  expect(names(-1, { created: at(-8) })).toEqual(['rappel:2']);
  expect(names(-0.5, { created: at(-1) })).toEqual([]);
});

test('the deadline itself is told also where nothing else is set', () => {
  expect(names(100, { settings: { rappels: [], escalades: [] } })).toEqual(['retard']);
});

test('of what was missed the tightest is told, and a delay also beside its escalations', () => {
  expect(toTell(reached(-1), [], deadline, null)).toEqual({ ...nothing, rappel: true });
  expect(toTell(reached(5), [], deadline, null)).toEqual({ ...nothing, retard: true, escalades: ['admins'] });
  expect(toTell(reached(5), names(1), deadline, null)).toEqual({ ...nothing, escalades: ['admins'] });
  expect(toTell(reached(5), names(5), deadline, null)).toEqual(nothing);
});

test('each group is told once of several escalations that were missed', () => {
  const escalades = (['suiveur', 'admins', 'admins'] as const).map((destinataires, place) => ({ heures: 2 * (place + 1), destinataires }));
  const settings = { rappels: [], escalades };
  expect(toTell(reached(7, { settings }), ['retard'], deadline, null)).toEqual({ ...nothing, escalades: ['suiveur', 'admins'] });
});

test('a reminder that a change put into the past is made up for only where nobody was reminded', () => {
  const settings = { rappels: [48, 2], escalades: [] };
  const changed = at(-20);
  expect(toTell(reached(-20, { settings }), ['rappel:24'], deadline, changed)).toEqual(nothing);
  expect(toTell(reached(-20, { settings }), [], deadline, changed)).toEqual({ ...nothing, rappel: true });
  // What is still to come at the change comes.
  expect(toTell(reached(-2, { settings }), ['rappel:24', 'rappel:48'], deadline, changed)).toEqual({ ...nothing, rappel: true });
});

test('an escalation that a change put into the past is set apart, one to come is not', () => {
  const settings = { rappels: [], escalades: [{ heures: 2, destinataires: 'gestionnaires' } as const] };
  expect(toTell(reached(5, { settings }), ['retard', 'escalade:4:admins'], deadline, at(4.5))).toEqual({
    ...nothing,
    rattrapages: ['gestionnaires'],
  });
  expect(toTell(reached(2, { settings }), ['retard'], deadline, at(1))).toEqual({ ...nothing, escalades: ['gestionnaires'] });
});
