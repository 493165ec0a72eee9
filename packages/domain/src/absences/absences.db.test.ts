import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeIntervention, makeTechnicien } from '@mif/testing/factories';
import { beforeAll, expect, test } from 'vitest';
import type { CreateAbsenceInput } from '@mif/contract/absences';
import { recordHistory } from '../journal/of-record.ts';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { listNotifications } from '../notifications/list.ts';
import { cancelAbsence } from './cancel.ts';
import { createAbsence } from './create.ts';
import { decideAbsence } from './decide.ts';
import { listAbsences } from './list.ts';
import { readAbsence } from './project.ts';
import { updateAbsence } from './update.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;
let month = 0;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

/** Days of a month no other test asks for. */
function days() {
  month += 1;
  const of = `2027-${String(month).padStart(2, '0')}`;
  return { date_debut: `${of}-10`, date_fin: `${of}-12` };
}
const ask = (more: Partial<CreateAbsenceInput> = {}) =>
  as(actors.technicien, (ctx) => createAbsence(ctx, { type: 'conge', ...days(), ...more }));
const eventsOf = async (actor: typeof actors.admin) =>
  (await as(actor, (ctx) => listNotifications(ctx, { limit: 200 }))).items.map(({ evenement, objet_id }) => [evenement, objet_id]);

test('is asked for, the managers are told, one decides, and its technician is told', async () => {
  const asked = await ask({ motif: 'Mariage' });
  expect(asked).toMatchObject({ statut: 'demandee', actions_permises: ['cancel'], decidee_par: null, motif: 'Mariage' });
  expect(await eventsOf(actors.responsable)).toContainEqual(['absence_demandee', asked.id]);
  const approved = await as(actors.responsable, (ctx) => decideAbsence(ctx, { id: asked.id, version: 1, decision: 'approuvee' }));
  expect(approved).toMatchObject({ statut: 'approuvee', version: 2, decidee_par: { id: actors.responsable.id } });
  expect(await eventsOf(actors.technicien)).toContainEqual(['absence_approuvee', asked.id]);
  const { items } = await as(actors.technicien, (ctx) => recordHistory(ctx, { objet: 'absence', objet_id: asked.id }));
  expect(items.map(({ action }) => action)).toEqual(['approve', 'create']);
});

test('whole days are the days of Morocco, the last one included, also over the year', async () => {
  const { technicien_id } = actors.autreTechnicien;
  const enter = (date_debut: string, date_fin: string) =>
    as(actors.admin, (ctx) => createAbsence(ctx, { technicien_id, type: 'conge', date_debut, date_fin }));
  expect(await enter('2026-12-30', '2027-01-02')).toMatchObject({
    statut: 'approuvee',
    debut: '2026-12-30T00:00:00.000Z',
    fin: '2027-01-03T00:00:00.000Z',
    date_debut: '2026-12-30',
    date_fin: '2027-01-02',
  });
  // In June 2026 Morocco was an hour ahead.
  expect(await enter('2026-06-10', '2026-06-10')).toMatchObject({ debut: '2026-06-09T23:00:00.000Z', fin: '2026-06-10T23:00:00.000Z' });
  expect(await enter('2028-02-29', '2028-02-29')).toMatchObject({ fin: '2028-03-01T00:00:00.000Z' });
});

test('one that ends before it begins, half a period or two of them are refused by their field', async () => {
  const cases: [Partial<CreateAbsenceInput>, string, string][] = [
    [{ date_debut: '2027-11-12', date_fin: '2027-11-11' }, 'PERIOD_INVALID', 'date_fin'],
    [{ debut: '2027-11-12T09:00:00Z', fin: '2027-11-12T09:00:00Z' }, 'PERIOD_INVALID', 'fin'],
    [{ date_debut: '2027-11-12' }, 'PERIOD_REQUIRED', 'date_fin'],
    [{ fin: '2027-11-12T09:00:00Z' }, 'PERIOD_REQUIRED', 'debut'],
    [{}, 'PERIOD_REQUIRED', 'date_debut'],
    [{ date_debut: '2027-11-12', date_fin: '2027-11-13', debut: '2027-11-12T09:00:00Z' }, 'PERIOD_REQUIRED', 'date_debut'],
    [{ date_debut: '2027-11-12', date_fin: '2029-11-13' }, 'PERIOD_TOO_LONG', 'date_fin'],
  ];
  for (const [period, code, field] of cases) {
    const refused = await refusal(as(actors.technicien, (ctx) => createAbsence(ctx, { type: 'autre', ...period })));
    expect([period, refused.code, refused.field]).toEqual([period, code, field]);
  }
});

test('two that overlap are refused, two that touch are not; also when both are sent at once', async () => {
  const { id: technicien_id } = await makeTechnicien(db.fork());
  const enter = (date_debut: string, date_fin: string) =>
    as(actors.admin, (ctx) => createAbsence(ctx, { technicien_id, type: 'conge', date_debut, date_fin }));
  const first = await enter('2027-05-10', '2027-05-12');
  expect(await refusal(enter('2027-05-12', '2027-05-14'))).toMatchObject({ code: 'ABSENCE_OVERLAP', field: 'date_debut' });
  await enter('2027-05-13', '2027-05-14');
  const both = await Promise.allSettled([enter('2027-06-01', '2027-06-03'), enter('2027-06-02', '2027-06-04')]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await as(actors.admin, (ctx) => cancelAbsence(ctx, { id: first.id }));
  await enter('2027-05-11', '2027-05-11');
});

test('what is decided is not decided again; a refusal needs its reason; a version that moved is told', async () => {
  const asked = await ask();
  const decide = (decision: 'approuvee' | 'refusee', more: object = {}) =>
    as(actors.admin, (ctx) => decideAbsence(ctx, { id: asked.id, decision, ...more }));
  expect(await refusal(decide('refusee'))).toMatchObject({ code: 'ABSENCE_REASON_REQUIRED', field: 'motif' });
  await as(actors.responsable, (ctx) => updateAbsence(ctx, { id: asked.id, version: 1, type: 'formation' }));
  expect(await refusal(decide('refusee', { motif: 'Sous-effectif', version: 1 }))).toMatchObject({
    code: 'RECORD_VERSION_CONFLICT',
    details: { changements: [{ champs: ['type'], acteur: actors.responsable.full_name }] },
  });
  const both = await Promise.allSettled([decide('approuvee'), decide('refusee', { motif: 'Sous-effectif' })]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await refusal(decide('approuvee'))).code).toBe('ABSENCE_DECIDED');
});

test('a technician asks for himself alone, sees his own alone, and takes back what is not decided', async () => {
  const asked = await ask();
  const forAnother = ask({ technicien_id: actors.autreTechnicien.technicien_id });
  expect(await refusal(forAnother)).toMatchObject({ code: 'TECHNICIEN_NOT_FOUND', field: 'technicien_id' });
  const foreign = [
    as(actors.autreTechnicien, (ctx) => readAbsence(ctx, asked.id)),
    as(actors.autreTechnicien, (ctx) => cancelAbsence(ctx, { id: asked.id })),
    as(actors.autreTechnicien, (ctx) => recordHistory(ctx, { objet: 'absence', objet_id: asked.id })),
  ];
  for (const error of await Promise.all(foreign.map(refusal))) expect(error.code).toBe('ABSENCE_NOT_FOUND');
  const seen = await as(actors.autreTechnicien, (ctx) => listAbsences(ctx, { technicien_id: actors.technicien.technicien_id }));
  expect(seen.items).toEqual([]);
  const own = (work: Promise<unknown>) => refusal(work).then(({ code }) => code);
  expect(await own(as(actors.technicien, (ctx) => decideAbsence(ctx, { id: asked.id, decision: 'approuvee' })))).toBe('PERMISSION_DENIED');
  expect(await own(as(actors.technicien, (ctx) => updateAbsence(ctx, { id: asked.id, type: 'maladie' })))).toBe('PERMISSION_DENIED');
  expect(await own(as(actors.client, (ctx) => listAbsences(ctx, {})))).toBe('PERMISSION_DENIED');
  expect((await as(actors.technicien, (ctx) => cancelAbsence(ctx, { id: asked.id }))).statut).toBe('annulee');
  const approved = await ask();
  await as(actors.admin, (ctx) => decideAbsence(ctx, { id: approved.id, decision: 'approuvee' }));
  expect(await own(as(actors.technicien, (ctx) => cancelAbsence(ctx, { id: approved.id })))).toBe('ABSENCE_DECIDED');
  expect((await as(actors.admin, (ctx) => cancelAbsence(ctx, { id: approved.id }))).statut).toBe('annulee');
  expect(await eventsOf(actors.technicien)).toContainEqual(['absence_annulee', approved.id]);
});

test('says how much planned work it falls on; its dates are corrected without running into another', async () => {
  const { id: technicien_id } = await makeTechnicien(db.fork());
  await makeIntervention(db.fork(), now, {
    technicien_id,
    statut: 'affectee',
    date_debut_prevue: new Date('2027-03-04T09:00:00Z'),
    date_fin_prevue: new Date('2027-03-04T11:00:00Z'),
  });
  const enter = (date_debut: string, date_fin: string) =>
    as(actors.admin, (ctx) => createAbsence(ctx, { technicien_id, type: 'conge', date_debut, date_fin }));
  const absence = await enter('2027-03-01', '2027-03-03');
  expect(absence.interventions_prevues).toBe(0);
  await enter('2027-03-08', '2027-03-09');
  const longer = (date_fin: string) =>
    as(actors.responsable, (ctx) => updateAbsence(ctx, { id: absence.id, date_debut: '2027-03-01', date_fin }));
  expect(await longer('2027-03-05')).toMatchObject({ interventions_prevues: 1, date_fin: '2027-03-05', version: 2 });
  expect((await longer('2027-03-05')).version).toBe(2);
  expect((await refusal(longer('2027-03-08'))).code).toBe('ABSENCE_OVERLAP');
});

test('the list is filtered and goes on page by page', async () => {
  const all = await as(actors.admin, (ctx) => listAbsences(ctx, { limit: 200 }));
  const first = await as(actors.admin, (ctx) => listAbsences(ctx, { limit: 3 }));
  const rest = await as(actors.admin, (ctx) => listAbsences(ctx, { limit: 200, cursor: first.next_cursor ?? '' }));
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all.items.map(({ id }) => id));
  const refused = await as(actors.admin, (ctx) => listAbsences(ctx, { statut: ['annulee'] }));
  expect(new Set(refused.items.map(({ statut }) => statut))).toEqual(new Set(['annulee']));
  const later = await as(actors.admin, (ctx) => listAbsences(ctx, { depuis: '2027-05-12', limit: 200 }));
  expect(later.items.every(({ fin }) => fin > '2027-05-12')).toBe(true);
  expect((await refusal(as(actors.admin, (ctx) => listAbsences(ctx, { cursor: 'abc' })))).code).toBe('CURSOR_INVALID');
});
