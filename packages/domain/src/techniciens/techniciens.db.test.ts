import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeIntervention, makeTechnicien, makeUser } from '@mif/testing/factories';
import { beforeAll, expect, test } from 'vitest';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { listCompetences } from './competences.ts';
import { createCompetence } from './create-competence.ts';
import { createTechnicien } from './create.ts';
import { getTechnicien } from './get.ts';
import { listTechniciens } from './list.ts';
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
  expect(await update({ disponibilite: 'absent' })).toMatchObject({ disponibilite: 'absent', competences: [{ code: 'FROID' }] });
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
