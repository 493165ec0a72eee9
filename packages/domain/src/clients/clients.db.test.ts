import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeClient, makeEquipement, makeIntervention } from '@mif/testing/factories';
import { beforeAll, expect, test } from 'vitest';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { createClient } from './create.ts';
import { getClient } from './get.ts';
import { listClients } from './list.ts';
import { updateClient } from './update.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

test('is created with the next code, read and changed', async () => {
  await makeClient(db.fork(), { code: 'CLI-0001' });
  const created = await as(actors.responsable, (ctx) => createClient(ctx, { nom: 'Atlas Froid', ville: 'Fès' }));
  expect(created).toMatchObject({ code: 'CLI-0002', ville: 'Fès', email: null, is_active: true, created_at: now.toISOString() });
  const changed = await as(actors.responsable, (ctx) => updateClient(ctx, { id: created.id, ville: null, is_active: false }));
  expect(changed).toEqual({ ...created, version: 2, ville: null, is_active: false });
  expect(await as(actors.admin, (ctx) => getClient(ctx, { id: created.id }))).toEqual(changed);
});

test('a code is one client’s, also when it is changed to it', async () => {
  const first = await as(actors.admin, (ctx) => createClient(ctx, { nom: 'Un', code: 'UN' }));
  expect(await refusal(as(actors.admin, (ctx) => createClient(ctx, { nom: 'Deux', code: 'UN' })))).toMatchObject({
    code: 'CLIENT_CODE_TAKEN',
    field: 'code',
  });
  const second = await as(actors.admin, (ctx) => createClient(ctx, { nom: 'Deux' }));
  expect((await refusal(as(actors.admin, (ctx) => updateClient(ctx, { id: second.id, code: 'UN' })))).code).toBe('CLIENT_CODE_TAKEN');
  expect((await as(actors.admin, (ctx) => getClient(ctx, { id: first.id }))).nom).toBe('Un');
  expect((await refusal(as(actors.admin, (ctx) => updateClient(ctx, { id: 999_999, nom: 'x' })))).code).toBe('CLIENT_NOT_FOUND');
});

test('a client’s account sees its own company and no other; a technician sees none', async () => {
  const { client_id } = actors.client;
  const own = await as(actors.client, (ctx) => listClients(ctx, {}));
  expect(own.items.map(({ id }) => id)).toEqual([client_id]);
  expect((await as(actors.client, (ctx) => getClient(ctx, { id: client_id }))).id).toBe(client_id);
  const foreign = as(actors.client, (ctx) => getClient(ctx, { id: actors.autreClient.client_id }));
  expect((await refusal(foreign)).code).toBe('CLIENT_NOT_FOUND');
  expect((await refusal(as(actors.technicien, (ctx) => listClients(ctx, {})))).code).toBe('PERMISSION_DENIED');
  expect((await refusal(as(actors.client, (ctx) => updateClient(ctx, { id: client_id, nom: 'x' })))).code).toBe('PERMISSION_DENIED');
});

test('the list counts what is in service and open, is searched and goes on page by page', async () => {
  const em = db.fork();
  const { id } = await makeClient(em, { nom: 'Société Marocaine des Eaux', ville: 'Témara', code: 'SME' });
  const equipement = await makeEquipement(em, { client_id: id });
  await makeEquipement(em, { client_id: id, statut: 'retire' });
  await makeIntervention(em, now, { equipement_id: equipement.id });
  await makeIntervention(em, now, { equipement_id: equipement.id, statut: 'cloturee' });
  const search = (q: string) => as(actors.admin, (ctx) => listClients(ctx, { q }));
  for (const q of ['temara', 'société eaux', 'sme', 'marocaine', 'marocainne']) {
    expect((await search(q)).items).toMatchObject([{ id, equipements: 1, interventions_ouvertes: 1 }]);
  }
  const all = await as(actors.admin, (ctx) => listClients(ctx, {}));
  const first = await as(actors.admin, (ctx) => listClients(ctx, { limit: 2 }));
  const second = await as(actors.admin, (ctx) => listClients(ctx, { limit: 200, cursor: first.next_cursor ?? '' }));
  expect([...first.items, ...second.items]).toEqual(all.items);
});
