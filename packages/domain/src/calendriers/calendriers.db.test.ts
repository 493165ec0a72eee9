import { addBusinessTime, isHoliday } from '@mif/contract/business-time';
import type { CreateCalendrierInput, SemaineInput } from '@mif/contract/calendriers';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeClient, makeEquipement, nextSerial } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import { createIntervention } from '../interventions/create.ts';
import { updateIntervention } from '../interventions/update.ts';
import { recordHistory } from '../journal/of-record.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { assignCalendrier } from './assign.ts';
import { createCalendrier } from './create.ts';
import { calendarFor } from './in-force.ts';
import { listCalendriers } from './list.ts';
import { calendarInForce, calendarOfClient } from './of-client.ts';
import { readCalendrier } from './project.ts';
import { updateCalendrier } from './update.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

const daily = (days: readonly number[], debut: string, fin: string) => days.map((jour) => ({ jour, debut, fin }));
const always: SemaineInput = {
  horaires: daily([1, 2, 3, 4, 5, 6, 7], '00:00', '00:00'),
  pause_vendredi: null,
  ramadan: null,
  is_ferme_feries: false,
};
const early: SemaineInput = { ...always, horaires: daily([1, 2, 3, 4, 5], '06:00', '14:00'), is_ferme_feries: true };
const create = (input: Partial<CreateCalendrierInput> = {}) =>
  as(actors.admin, (ctx) => createCalendrier(ctx, { nom: `Équipe ${nextSerial()}`, semaine: always, fermetures: [], ...input }));
const update = (input: Parameters<typeof updateCalendrier>[1]) => as(actors.admin, (ctx) => updateCalendrier(ctx, input));

describe('a calendar', () => {
  test('is created with the holidays of the register, read and listed', async () => {
    const created = await create({ nom: 'Sites en continu' });
    expect(created).toMatchObject({ nom: 'Sites en continu', numero: 1, version: 1, is_defaut: false, clients: 0 });
    expect(created.definition.feries.some(({ code }) => code === 'nouvel_an_amazigh')).toBe(true);
    expect(created.versions).toMatchObject([{ numero: 1, cause: 'creation', applique_du: '2026-11-24' }]);
    const { items } = await as(actors.responsable, (ctx) => listCalendriers(ctx));
    expect(items[0]).toMatchObject({ nom: 'Heures ouvrées', is_defaut: true });
    expect(items.find(({ id }) => id === created.id)?.semaine.horaires).toHaveLength(7);
    expect((await refusal(create({ nom: 'sites en CONTINU' }))).code).toBe('CALENDRIER_NOM_TAKEN');
  });

  test('with new hours has a new version; the older one says what it said, and hours of before their day stay', async () => {
    const { id } = await create();
    const changed = await update({ id, version: 1, semaine: early, applique_du: '2027-01-01' });
    expect(changed).toMatchObject({ numero: 2, version: 2 });
    expect(changed.versions.map(({ numero, cause, applique_du }) => [numero, cause, applique_du])).toEqual([
      [2, 'horaires', '2027-01-01'],
      [1, 'creation', '2026-11-24'],
    ]);
    // In December the new version counts around the clock, from January on mornings.
    expect(addBusinessTime(changed.definition, '2026-12-31T23:00Z', 120)).toBe(Date.parse('2027-01-04T07:00Z'));
    const older = await as(actors.responsable, (ctx) => readCalendrier(ctx, { id, numero: 1 }));
    expect(older.definition.semaines).toHaveLength(1);
    expect(older.numero).toBe(2);
    expect((await refusal(as(actors.admin, (ctx) => readCalendrier(ctx, { id, numero: 9 })))).code).toBe('CALENDRIER_NOT_FOUND');
    // Planned again for an earlier day, the first plan is no more.
    const again = await update({ id, semaine: early, applique_du: '2026-12-15' });
    expect(again.definition.semaines.map(({ du }) => du)).toEqual([null, '2026-12-15']);
    // What changes nothing makes no version.
    expect((await update({ id, semaine: early, applique_du: '2026-12-15' })).numero).toBe(3);
  });

  test('with closures has a new version too, and a name has none', async () => {
    const { id } = await create();
    const fermetures = [{ debut: '2027-08-02', fin: '2027-08-15', motif: 'Congés d’été' }];
    const closed = await update({ id, fermetures });
    expect([closed.numero, isHoliday(closed.definition, '2027-08-15'), isHoliday(closed.definition, '2027-08-16')]).toEqual([
      2,
      true,
      false,
    ]);
    const named = await update({ id, nom: `Renommé ${id}` });
    expect([named.numero, named.version]).toEqual([2, 3]);
    const { items } = await as(actors.admin, (ctx) => recordHistory(ctx, { objet: 'calendrier', objet_id: id }));
    expect(items.map(({ action, changements }) => [action, Object.keys(changements)])).toEqual([
      ['update', ['nom']],
      ['update', ['fermetures']],
      ['create', ['nom', 'semaine', 'fermetures']],
    ]);
  });

  test('that would never be open is refused, as is one whose ranges overlap', async () => {
    const never = { ...always, horaires: [] };
    expect(await refusal(create({ semaine: never }))).toMatchObject({ code: 'CALENDRIER_NEVER_OPEN', field: 'semaine.horaires' });
    const swallowed = { ...always, horaires: daily([5], '12:30', '13:30'), pause_vendredi: { debut: '12:00', fin: '14:00' } };
    expect((await refusal(create({ semaine: swallowed }))).code).toBe('CALENDRIER_NEVER_OPEN');
    const twice = { ...always, horaires: [...daily([1], '08:00', '12:00'), ...daily([1], '11:00', '18:00')] };
    expect(await refusal(create({ semaine: twice }))).toMatchObject({ code: 'HORAIRES_OVERLAP', field: 'semaine.horaires' });
    const { id } = await create();
    const forever = [{ debut: '2026-01-01', fin: '2099-12-31', motif: 'Fin' }];
    expect((await refusal(update({ id, fermetures: forever }))).code).toBe('CALENDRIER_NEVER_OPEN');
  });

  test('is changed by administrators alone, on what they saw', async () => {
    const { id } = await create();
    expect((await refusal(as(actors.responsable, (ctx) => updateCalendrier(ctx, { id, nom: 'x' })))).code).toBe('PERMISSION_DENIED');
    expect((await refusal(as(actors.technicien, (ctx) => listCalendriers(ctx)))).code).toBe('PERMISSION_DENIED');
    expect((await refusal(as(actors.client, (ctx) => readCalendrier(ctx, { id })))).code).toBe('PERMISSION_DENIED');
    const both = await Promise.allSettled([update({ id, version: 1, semaine: early }), update({ id, version: 1, nom: `Deux ${id}` })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await refusal(update({ id: 999_999, nom: 'x' }))).code).toBe('CALENDRIER_NOT_FOUND');
  });

  test('there is one company’s at every moment, also when two take it at once', async () => {
    const [one, two] = [await create(), await create()];
    const company = await as(actors.admin, (ctx) => calendarFor(ctx, null));
    expect((await refusal(update({ id: company.calendrier_id, is_active: false }))).code).toBe('CALENDRIER_IS_DEFAUT');
    await Promise.all([update({ id: one.id, is_defaut: true }), update({ id: two.id, is_defaut: true })]);
    const { items } = await as(actors.admin, (ctx) => listCalendriers(ctx));
    expect(items.filter(({ is_defaut }) => is_defaut)).toHaveLength(1);
    await update({ id: company.calendrier_id, is_defaut: true });
    await update({ id: one.id, is_active: false });
    expect((await refusal(update({ id: one.id, is_defaut: true }))).code).toBe('CALENDRIER_INACTIVE');
  });
});

describe('a client', () => {
  test('has the company’s until it is given its own, and gets it back', async () => {
    const { id: client_id } = await makeClient(db.fork());
    const { id: calendrier_id } = await create();
    const before = await as(actors.responsable, (ctx) => calendarOfClient(ctx, { client_id }));
    expect(before).toMatchObject({ is_propre: false, version: 1, actions_permises: ['assign'] });
    const assigned = await as(actors.responsable, (ctx) => assignCalendrier(ctx, { client_id, calendrier_id, version: 1 }));
    expect(assigned).toMatchObject({ is_propre: true, version: 2, calendrier: { calendrier_id } });
    expect((await as(actors.admin, (ctx) => readCalendrier(ctx, { id: calendrier_id }))).clients).toBe(1);
    expect(await refusal(update({ id: calendrier_id, is_active: false }))).toMatchObject({
      code: 'CALENDRIER_IN_USE',
      details: { clients: 1 },
    });
    const stale = as(actors.responsable, (ctx) => assignCalendrier(ctx, { client_id, calendrier_id: null, version: 1 }));
    expect((await refusal(stale)).code).toBe('RECORD_VERSION_CONFLICT');
    const back = await as(actors.responsable, (ctx) => assignCalendrier(ctx, { client_id, calendrier_id: null }));
    expect(back).toMatchObject({ is_propre: false, version: 3 });
    await update({ id: calendrier_id, is_active: false });
    const gone = as(actors.responsable, (ctx) => assignCalendrier(ctx, { client_id, calendrier_id }));
    expect((await refusal(gone)).code).toBe('CALENDRIER_INACTIVE');
    const unknown = as(actors.responsable, (ctx) => assignCalendrier(ctx, { client_id: 999_999, calendrier_id: null }));
    expect((await refusal(unknown)).code).toBe('CLIENT_NOT_FOUND');
    expect((await refusal(as(actors.client, (ctx) => calendarOfClient(ctx, { client_id })))).code).toBe('PERMISSION_DENIED');
  });

  test('has its deadlines counted with it; they keep the version they were counted with, and a new priority takes the newest', async () => {
    const em = db.fork();
    const { id: client_id } = await makeClient(em);
    const { id: calendrier_id } = await create();
    await as(actors.responsable, (ctx) => assignCalendrier(ctx, { client_id, calendrier_id }));
    const { id: equipement_id } = await makeEquipement(em, { client_id });
    expect((await as(actors.responsable, (ctx) => calendarInForce(ctx, { equipement_id }))).calendrier_id).toBe(calendrier_id);
    const evening = new Date('2026-11-24T20:00:00.000Z');
    const input = { titre: 'Fuite', type: 'corrective', priorite: 'critique', equipement_id } as const;
    const opened = await as(actors.responsable, (ctx) => createIntervention(ctx, { ...input, command_id: crypto.randomUUID() }), evening);
    expect(opened).toMatchObject({
      date_limite: '2026-11-25T04:00:00.000Z',
      date_limite_prise_en_charge: '2026-11-24T22:00:00.000Z',
      etat_prise_en_charge: 'a_tenir',
      calendrier: { id: calendrier_id, numero: 1 },
    });
    const versionOf = () =>
      unscopedTables(db.fork())
        .selectFrom('interventions as i')
        .innerJoin('calendrier_versions as v', 'v.id', 'i.calendrier_version_id')
        .select(['v.numero', 'i.date_limite'])
        .where('i.id', '=', opened.id)
        .executeTakeFirst();
    await update({ id: calendrier_id, semaine: early });
    expect(await versionOf()).toEqual({ numero: 1, date_limite: '2026-11-25 04:00:00+00' });
    const change = { id: opened.id, version: opened.version, command_id: crypto.randomUUID() };
    const changed = await as(actors.responsable, (ctx) => updateIntervention(ctx, { ...change, priorite: 'haute' }));
    // Two business days from the next opening, Wednesday at six.
    expect(changed).toMatchObject({ date_limite: '2026-11-27T06:00:00.000Z', date_limite_prise_en_charge: '2026-11-26T06:00:00.000Z' });
    expect(changed.calendrier).toMatchObject({ id: calendrier_id, numero: 2 });
    expect(await versionOf()).toMatchObject({ numero: 2 });
    const date_limite = '2026-12-24T12:00:00.000Z';
    const own = { id: opened.id, version: changed.version, command_id: crypto.randomUUID(), date_limite };
    const fixed = await as(actors.responsable, (ctx) => updateIntervention(ctx, own));
    expect([fixed.date_limite, await versionOf()]).toEqual([date_limite, undefined]);
    expect(fixed.calendrier).toBeNull();
    // What somebody set himself does not follow a priority; when it must be begun does.
    const last = { id: opened.id, version: fixed.version, command_id: crypto.randomUUID(), priorite: 'basse' } as const;
    const lower = await as(actors.responsable, (ctx) => updateIntervention(ctx, last));
    expect(lower).toMatchObject({ date_limite, date_limite_prise_en_charge: '2026-12-02T06:00:00.000Z' });
  });
});
