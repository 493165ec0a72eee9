import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeIntervention, makeTechnicien, makeUser } from '@mif/testing/factories';
import { beforeAll, expect, test } from 'vitest';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { createAstreinte, listAstreintes, removeAstreinte } from './astreintes.ts';
import { listCompetences } from './competences.ts';
import { createCompetence } from './create-competence.ts';
import { createTechnicien } from './create.ts';
import { getTechnicien } from './get.ts';
import { listTechniciens } from './list.ts';
import { updateCompetence } from './update-competence.ts';
import { updateTechnicien } from './update.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;
let froid: { id: number };
let gaz: { id: number };

beforeAll(async () => {
  actors = await makeActors(db.fork());
  froid = await as(actors.admin, (ctx) => createCompetence(ctx, { code: 'FROID', nom: 'Froid industriel' }));
  gaz = await as(actors.admin, (ctx) => createCompetence(ctx, { code: 'GAZ', nom: 'Gaz' }));
});

test('an active account of the role becomes a technician, once', async () => {
  const user = await makeUser(db.fork(), { role: 'technicien', full_name: 'Nadia Bennis' });
  const input = {
    user_id: user.id,
    equipe: 'Nord',
    competences: [
      { competence_id: gaz.id, niveau: 2 },
      { competence_id: froid.id, niveau: 4 },
    ],
  };
  const made = await as(actors.responsable, (ctx) => createTechnicien(ctx, input));
  expect(made).toMatchObject({
    equipe: 'Nord',
    disponibilite: 'disponible',
    is_active: true,
    charge: 0,
    user: { full_name: 'Nadia Bennis' },
  });
  expect(made.matricule).toMatch(/^TEC-\d{4}$/);
  expect(made.competences.map(({ code, niveau }) => [code, niveau])).toEqual([
    ['FROID', 4],
    ['GAZ', 2],
  ]);
  expect((await refusal(as(actors.responsable, (ctx) => createTechnicien(ctx, input)))).code).toBe('TECHNICIEN_USER_INVALID');
});

test('another role, a deactivated account and an unknown one do not', async () => {
  const inactive = await makeUser(db.fork(), { role: 'technicien', is_active: false });
  for (const user_id of [actors.responsable.id, inactive.id, 999_999]) {
    const error = await refusal(as(actors.admin, (ctx) => createTechnicien(ctx, { user_id })));
    expect(error).toMatchObject({ code: 'TECHNICIEN_USER_INVALID', field: 'user_id' });
  }
});

test('an unknown skill leaves nothing behind', async () => {
  const user = await makeUser(db.fork(), { role: 'technicien' });
  const competences = [{ competence_id: 999_999, niveau: 1 }];
  const error = await refusal(as(actors.admin, (ctx) => createTechnicien(ctx, { user_id: user.id, competences })));
  expect(error).toMatchObject({ code: 'COMPETENCE_NOT_FOUND', field: 'competences' });
  expect((await as(actors.admin, (ctx) => createTechnicien(ctx, { user_id: user.id }))).competences).toEqual([]);
});

test('is changed; skills that are given replace those he has', async () => {
  const { id } = await makeTechnicien(db.fork());
  const update = (more: Omit<Parameters<typeof updateTechnicien>[1], 'id'>) =>
    as(actors.responsable, (ctx) => updateTechnicien(ctx, { id, ...more }));
  await update({ competences: [{ competence_id: froid.id, niveau: 1 }] });
  expect(await update({ vehicule: 'Kangoo' })).toMatchObject({ vehicule: 'Kangoo', competences: [{ code: 'FROID' }] });
  expect((await update({ competences: [{ competence_id: gaz.id, niveau: 3 }] })).competences).toMatchObject([{ code: 'GAZ', niveau: 3 }]);
  expect((await update({ competences: [] })).competences).toEqual([]);
  const other = await makeTechnicien(db.fork());
  expect(await refusal(update({ matricule: other.matricule }))).toMatchObject({ code: 'TECHNICIEN_MATRICULE_TAKEN', field: 'matricule' });
});

test('a technician sees himself with his load; a client sees none', async () => {
  const { technicien_id } = actors.technicien;
  const em = db.fork();
  for (const statut of ['affectee', 'en_cours', 'terminee'] as const) await makeIntervention(em, now, { technicien_id, statut });
  const seen = await as(actors.technicien, (ctx) => listTechniciens(ctx, {}));
  expect(seen.items).toMatchObject([{ id: technicien_id, charge: 2 }]);
  const other = as(actors.technicien, (ctx) => getTechnicien(ctx, { id: actors.autreTechnicien.technicien_id }));
  expect((await refusal(other)).code).toBe('TECHNICIEN_NOT_FOUND');
  expect((await refusal(as(actors.client, (ctx) => listTechniciens(ctx, {})))).code).toBe('PERMISSION_DENIED');
  expect((await refusal(as(actors.technicien, (ctx) => updateTechnicien(ctx, { id: technicien_id })))).code).toBe('PERMISSION_DENIED');
});

test('the list is filtered, searched and goes on page by page', async () => {
  const user = await makeUser(db.fork(), { role: 'technicien', full_name: 'Zoé Élalami' });
  const competences = [{ competence_id: froid.id, niveau: 3 }];
  const { id } = await as(actors.admin, (ctx) => createTechnicien(ctx, { user_id: user.id, competences }));
  const list = (input: Parameters<typeof listTechniciens>[1]) =>
    as(actors.admin, (ctx) => listTechniciens(ctx, input)).then(({ items }) => items.map((item) => item.id));
  for (const q of ['elalami', 'zoe', 'elalamy']) expect(await list({ q })).toEqual([id]);
  expect(await list({ competence_id: froid.id })).toContain(id);
  expect(await list({ competence_id: gaz.id })).not.toContain(id);
  expect(await list({ disponibilite: 'absent' })).not.toContain(id);
  expect(await list({ disponibilite: 'disponible' })).toContain(id);
  const first = await as(actors.admin, (ctx) => listTechniciens(ctx, { limit: 3 }));
  const second = await as(actors.admin, (ctx) => listTechniciens(ctx, { cursor: first.next_cursor ?? '' }));
  expect([...first.items, ...second.items].map((item) => item.id)).toEqual(await list({}));
});

test('skills are listed by name, and a code is one skill’s', async () => {
  const { items } = await as(actors.technicien, (ctx) => listCompetences(ctx));
  expect(items.map(({ code }) => code)).toEqual(['FROID', 'GAZ']);
  const again = as(actors.admin, (ctx) => createCompetence(ctx, { code: 'GAZ', nom: 'Autre' }));
  expect(await refusal(again)).toMatchObject({ code: 'COMPETENCE_CODE_TAKEN', field: 'code' });
  expect((await refusal(as(actors.client, (ctx) => listCompetences(ctx)))).code).toBe('PERMISSION_DENIED');
});

test('two managers on one version: the second is told what changed; skills alone make a version too', async () => {
  const { id } = await makeTechnicien(db.fork());
  const update = (actor: typeof actors.admin, more: Omit<Parameters<typeof updateTechnicien>[1], 'id'>) =>
    as(actor, (ctx) => updateTechnicien(ctx, { id, ...more }));
  const first = await update(actors.responsable, { version: 1, competences: [{ competence_id: gaz.id, niveau: 2 }] });
  expect(first.version).toBe(2);
  expect(await refusal(update(actors.admin, { version: 1, equipe: 'Sud' }))).toMatchObject({
    code: 'RECORD_VERSION_CONFLICT',
    details: { version: 2, changements: [{ champs: ['competences'], acteur: actors.responsable.full_name }] },
  });
  expect((await update(actors.admin, { version: 2, competences: [{ competence_id: gaz.id, niveau: 2 }] })).version).toBe(2);
  const results = await Promise.allSettled(['A', 'B'].map((equipe) => update(actors.admin, { version: 2, equipe })));
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('hours that overlap or last no time are refused with the ranges, and kept in order otherwise', async () => {
  const { id } = await makeTechnicien(db.fork());
  const set = (horaires: { jour: number; debut: string; fin: string }[]) =>
    as(actors.admin, (ctx) => updateTechnicien(ctx, { id, horaires }));
  const night = { jour: 7, debut: '22:00', fin: '06:00' };
  const early = { jour: 1, debut: '05:00', fin: '13:00' };
  expect(await refusal(set([early, night]))).toMatchObject({ code: 'HORAIRES_OVERLAP', field: 'horaires' });
  expect(await refusal(set([{ jour: 2, debut: '09:00', fin: '09:00' }]))).toMatchObject({ code: 'HORAIRES_EMPTY_RANGE' });
  const kept = await set([night, { ...early, debut: '06:00' }]);
  expect(kept.horaires).toEqual([{ ...early, debut: '06:00' }, night]);
  expect((await set([{ ...early, debut: '06:00' }, night])).version).toBe(kept.version);
});

test('a base has both coordinates, and availability is not entered by hand', async () => {
  const { id } = await makeTechnicien(db.fork());
  const update = (more: Omit<Parameters<typeof updateTechnicien>[1], 'id'>) =>
    as(actors.admin, (ctx) => updateTechnicien(ctx, { id, ...more }));
  expect(await refusal(update({ base_latitude: 33.5 }))).toMatchObject({ code: 'TECHNICIEN_BASE_INCOMPLETE', field: 'base_longitude' });
  expect(await update({ base_latitude: 33.5, base_longitude: -7.6 })).toMatchObject({ base_latitude: 33.5, base_longitude: -7.6 });
  expect(await refusal(update({ disponibilite: 'absent' }))).toMatchObject({
    code: 'TECHNICIEN_DISPONIBILITE_DERIVED',
    field: 'disponibilite',
  });
  expect((await update({ disponibilite: 'disponible' })).version).toBe(2);
});

test('a skill is renamed and taken out of the choices: who has it keeps it, nobody gets it', async () => {
  const { id: competence_id } = await as(actors.admin, (ctx) => createCompetence(ctx, { code: 'VIB', nom: 'Vibrations' }));
  const { id } = await makeTechnicien(db.fork());
  const give = (technicien_id: number) =>
    as(actors.admin, (ctx) => updateTechnicien(ctx, { id: technicien_id, competences: [{ competence_id, niveau: 2 }] }));
  await give(id);
  const closed = await as(actors.responsable, (ctx) =>
    updateCompetence(ctx, { id: competence_id, version: 1, nom: 'Analyse vibratoire', is_active: false }),
  );
  expect(closed).toMatchObject({ nom: 'Analyse vibratoire', is_active: false, version: 2 });
  expect((await give(id)).competences).toMatchObject([{ nom: 'Analyse vibratoire' }]);
  const other = await makeTechnicien(db.fork());
  expect(await refusal(give(other.id))).toMatchObject({ code: 'COMPETENCE_INACTIVE', field: 'competences' });
  const stale = as(actors.admin, (ctx) => updateCompetence(ctx, { id: competence_id, version: 1, nom: 'Autre' }));
  expect((await refusal(stale)).code).toBe('RECORD_VERSION_CONFLICT');
});

test('on call: no period twice, and it makes the hour his', async () => {
  const { id } = await makeTechnicien(db.fork());
  await as(actors.admin, (ctx) => updateTechnicien(ctx, { id, horaires: [] }));
  const period = { debut: '2026-11-24T09:00:00.000Z', fin: '2026-11-25T08:00:00.000Z' };
  const add = (more: object = {}) => as(actors.responsable, (ctx) => createAstreinte(ctx, { id, ...period, ...more }));
  expect(await refusal(add({ fin: period.debut }))).toMatchObject({ code: 'PERIOD_INVALID', field: 'fin' });
  expect((await as(actors.admin, (ctx) => getTechnicien(ctx, { id }))).disponibilite).toBe('absent');
  const made = await Promise.allSettled([add(), add({ debut: '2026-11-24T09:30:00.000Z' })]);
  expect(made.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await refusal(add())).toMatchObject({ code: 'ASTREINTE_OVERLAP' });
  await add({ debut: period.fin, fin: '2026-11-26T08:00:00.000Z' });
  expect(await as(actors.admin, (ctx) => getTechnicien(ctx, { id }))).toMatchObject({ disponibilite: 'disponible', is_astreinte: true });
  const { items } = await as(actors.admin, (ctx) => listAstreintes(ctx, { id }));
  expect(items).toHaveLength(2);
  const [first] = items;
  await as(actors.admin, (ctx) => removeAstreinte(ctx, { id, astreinte_id: first?.id ?? 0 }));
  const other = await makeTechnicien(db.fork());
  const foreign = as(actors.admin, (ctx) => removeAstreinte(ctx, { id: other.id, astreinte_id: items[1]?.id ?? 0 }));
  expect((await refusal(foreign)).code).toBe('ASTREINTE_NOT_FOUND');
});
