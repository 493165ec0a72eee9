import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeClient, makeEquipement, makeIntervention } from '@mif/testing/factories';
import { beforeAll, expect, test } from 'vitest';
import { recordHistory } from '../journal/of-record.ts';
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
  expect(created).toMatchObject({ sites: 1, contacts: [], langue: 'fr', ice: null });
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

test('an ICE is one client’s: the refusal names whose, two at once are one, and one’s own is no clash', async () => {
  const ice = '001561191000066';
  const first = await as(actors.responsable, (ctx) => createClient(ctx, { nom: 'Premier', ice }));
  const second = as(actors.responsable, (ctx) => createClient(ctx, { nom: 'Second', ice }));
  expect(await refusal(second)).toMatchObject({
    code: 'CLIENT_ICE_TAKEN',
    field: 'ice',
    details: { client: 'Premier', client_id: first.id },
  });
  expect((await as(actors.admin, (ctx) => updateClient(ctx, { id: first.id, ice, nom: 'Premier bis' }))).nom).toBe('Premier bis');
  const other = '002136093000040';
  const results = await Promise.allSettled(
    ['A', 'B', 'C'].map((nom) => as(actors.responsable, (ctx) => createClient(ctx, { nom, ice: other }))),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [refusal(Promise.reject(result.reason as Error))] : []));
  expect((await Promise.all(refused)).map(({ code }) => code)).toEqual(['CLIENT_ICE_TAKEN', 'CLIENT_ICE_TAKEN']);
});

test('a register number comes with its court, also when one of the two is changed', async () => {
  const alone = as(actors.responsable, (ctx) => createClient(ctx, { nom: 'Sans tribunal', rc: '48123' }));
  expect(await refusal(alone)).toMatchObject({ code: 'CLIENT_RC_TRIBUNAL_REQUIRED', field: 'rc_tribunal' });
  const { id } = await as(actors.responsable, (ctx) => createClient(ctx, { nom: 'Avec', rc: '48123', rc_tribunal: 'Settat' }));
  const emptied = as(actors.responsable, (ctx) => updateClient(ctx, { id, rc_tribunal: null }));
  expect((await refusal(emptied)).code).toBe('CLIENT_RC_TRIBUNAL_REQUIRED');
  const changed = await as(actors.responsable, (ctx) => updateClient(ctx, { id, rc: null, rc_tribunal: null }));
  expect([changed.rc, changed.rc_tribunal]).toEqual([null, null]);
});

test('notes are the house’s own: the client reads neither them nor their changes', async () => {
  const { client_id } = actors.client;
  await as(actors.responsable, (ctx) => updateClient(ctx, { id: client_id, notes: 'Paie en retard', ville: 'Salé' }));
  expect((await as(actors.admin, (ctx) => getClient(ctx, { id: client_id }))).notes).toBe('Paie en retard');
  const own = await as(actors.client, (ctx) => getClient(ctx, { id: client_id }));
  expect([own.notes, own.ville, own.actions_permises]).toEqual([null, 'Salé', []]);
  const read = { objet: 'client', objet_id: client_id } as const;
  const theirs = await as(actors.client, (ctx) => recordHistory(ctx, read));
  expect(theirs.items.map(({ changements }) => Object.keys(changements))).toEqual([['ville']]);
  const ours = await as(actors.responsable, (ctx) => recordHistory(ctx, read));
  expect(Object.keys(ours.items[0]?.changements ?? {}).toSorted()).toEqual(['notes', 'ville']);
});

test('the list is sorted and filtered, and an ICE finds its company', async () => {
  const em = db.fork();
  const ice = '002394801000088';
  const a = await makeClient(em, { nom: 'ZZ Un', code: 'ZZ-2', ville: 'Zagora', ice, raison_sociale: 'Société Zagoura' });
  const b = await makeClient(em, { nom: 'ZZ Deux', code: 'ZZ-1', ville: 'Zagora', is_active: false });
  const ids = async (input: Parameters<typeof listClients>[1]) => {
    const all: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await as(actors.admin, (ctx) => listClients(ctx, { ...input, limit: 1, cursor }));
      all.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    return all;
  };
  expect(await ids({ ville: 'Zagora', sort: 'code' })).toEqual([b.id, a.id]);
  expect(await ids({ ville: 'Zagora', sort: '-nom' })).toEqual([a.id, b.id]);
  expect(await ids({ ville: 'Zagora', actifs: 'non' })).toEqual([b.id]);
  for (const q of [ice, 'zagoura']) expect(await ids({ q })).toEqual([a.id]);
  expect((await ids({ sort: '-ville' })).slice(0, 2)).toEqual([b.id, a.id]);
});

test('hostile names are kept as they are, and found', async () => {
  for (const nom of [
    "'; drop table clients; --",
    '<img src=x onerror=alert(1)>',
    '=HYPERLINK("http://x")',
    '💥 شركة\u200f الأطلس',
    '%_\\',
  ]) {
    const { id } = await as(actors.responsable, (ctx) => createClient(ctx, { nom, notes: nom }));
    expect(await as(actors.admin, (ctx) => getClient(ctx, { id }))).toMatchObject({ nom, notes: nom });
  }
});
