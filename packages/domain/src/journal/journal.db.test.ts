import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeEquipement } from '@mif/testing/factories';
import { beforeAll, expect, test } from 'vitest';
import { createClient } from '../clients/create.ts';
import { updateClient } from '../clients/update.ts';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { updateEquipement } from '../equipements/update.ts';
import { listJournal } from './list.ts';
import { recordHistory } from './of-record.ts';

const db = await createTestDatabase();
const as = callerOf(db, new Date('2026-11-24T10:00:00.000Z'));
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

test('a change leaves one line with what was before and after; what does not change leaves none', async () => {
  const { id } = await as(actors.responsable, (ctx) => createClient(ctx, { nom: 'Aciérie du Nord', ville: 'Nador' }));
  await as(actors.admin, (ctx) => updateClient(ctx, { id, ville: 'Tanger', nom: 'Aciérie du Nord' }));
  await as(actors.admin, (ctx) => updateClient(ctx, { id, ville: 'Tanger' }));
  const { items } = await as(actors.responsable, (ctx) => recordHistory(ctx, { objet: 'client', objet_id: id }));
  expect(items).toMatchObject([
    { action: 'update', acteur: { id: actors.admin.id }, changements: { ville: { avant: 'Nador', apres: 'Tanger' } } },
    { action: 'create', acteur: { id: actors.responsable.id }, changements: { nom: { avant: null, apres: 'Aciérie du Nord' } } },
  ]);
  expect(Object.keys(items[0]?.changements ?? {})).toEqual(['ville']);
});

test('a change on a version that has moved is refused with who changed what', async () => {
  const { id, version } = await as(actors.responsable, (ctx) => createClient(ctx, { nom: 'Verrerie' }));
  await as(actors.admin, (ctx) => updateClient(ctx, { id, version, ville: 'Fès' }));
  const second = await refusal(as(actors.responsable, (ctx) => updateClient(ctx, { id, version, ville: 'Oujda' })));
  expect(second).toMatchObject({
    code: 'RECORD_VERSION_CONFLICT',
    details: { version: version + 1, changements: [{ action: 'update', champs: ['ville'], acteur: actors.admin.full_name }] },
  });
});

test('the changes of a record are read by whoever may read the record, and by nobody else', async () => {
  const { id } = await makeEquipement(db.fork(), { client_id: actors.client.client_id });
  await as(actors.responsable, (ctx) => updateEquipement(ctx, { id, nom: 'Presse 4' }));
  const read = { objet: 'equipement', objet_id: id } as const;
  expect((await as(actors.client, (ctx) => recordHistory(ctx, read))).items).toHaveLength(1);
  expect((await refusal(as(actors.autreClient, (ctx) => recordHistory(ctx, read)))).code).toBe('EQUIPEMENT_NOT_FOUND');
  expect((await refusal(as(actors.client, (ctx) => recordHistory(ctx, { objet: 'user', objet_id: actors.admin.id })))).code).toBe(
    'PERMISSION_DENIED',
  );
});

test('a client’s account reads no line of what it does not read of its company, and its pages stay full', async () => {
  const { client_id: id } = actors.client;
  await as(actors.responsable, (ctx) => updateClient(ctx, { id, ville: 'Settat' }));
  await as(actors.responsable, (ctx) => updateClient(ctx, { id, notes: 'Paie tard' }));
  await as(actors.responsable, (ctx) => updateClient(ctx, { id, notes: 'Paie à temps', adresse: '4, rue du Port' }));
  const read = (actor: Actors['client'] | Actors['admin'], limit = 50) =>
    as(actor, (ctx) => recordHistory(ctx, { objet: 'client', objet_id: id, limit }));
  const fields = ({ items }: Awaited<ReturnType<typeof read>>) => items.map(({ changements }) => Object.keys(changements).toSorted());
  expect(fields(await read(actors.client))).toEqual([['adresse'], ['ville']]);
  expect(fields(await read(actors.admin))).toEqual([['adresse', 'notes'], ['notes'], ['ville']]);
  expect(await read(actors.client, 2)).toMatchObject({ items: [{}, {}], next_cursor: null });
});

test('the journal is filtered by object, actor and instant, page by page', async () => {
  const first = await as(actors.admin, (ctx) => listJournal(ctx, { objet: 'client', limit: 1 }));
  expect(first.items).toHaveLength(1);
  const rest = await as(actors.admin, (ctx) => listJournal(ctx, { objet: 'client', limit: 200, cursor: first.next_cursor ?? '' }));
  expect(rest.items.map(({ id }) => id)).not.toContain(first.items[0]?.id);
  expect(new Set(rest.items.map(({ objet }) => objet))).toEqual(new Set(['client']));
  const on = async (days: { du?: string; au?: string }) => (await as(actors.admin, (ctx) => listJournal(ctx, days))).items.length;
  expect(await on({ du: '2026-11-25' })).toBe(0);
  expect(await on({ au: '2026-11-23' })).toBe(0);
  expect(await on({ du: '2026-11-24', au: '2026-11-24' })).toBeGreaterThan(3);
});

test('the journal is searched by words of its values, of who acted and of nothing else, and names the record as it is today', async () => {
  const { id } = await as(actors.responsable, (ctx) => createClient(ctx, { nom: 'Câblerie "100%" d’Agadir' }));
  const found = async (q: string) => {
    const { items } = await as(actors.admin, (ctx) => listJournal(ctx, { q, objet: 'client' }));
    return items.filter(({ objet_id }) => objet_id === id).map(({ objet_nom }) => objet_nom);
  };
  for (const q of ['cablerie', 'CÂBLERIE agadir', '"100%"', actors.responsable.full_name]) {
    expect(await found(q)).toEqual(['Câblerie "100%" d’Agadir']);
  }
  for (const q of ['cablerie oujda', '1_0%', '%agadir%x', "' or 1=1 --", actors.client.full_name]) expect(await found(q)).toEqual([]);
});

test('no line of the journal can be changed or removed', async () => {
  await expect(db.fork().execute(`update journal set action = 'rien'`)).rejects.toThrow('append-only');
  await expect(db.fork().execute('delete from journal')).rejects.toThrow('append-only');
  await expect(db.fork().execute('truncate journal')).rejects.toThrow('append-only');
});

test('an equipment stands on a site of its own client', async () => {
  const theirs = await makeEquipement(db.fork(), { client_id: actors.autreClient.client_id });
  await expect(makeEquipement(db.fork(), { client_id: actors.client.client_id, site_id: theirs.site_id })).rejects.toThrow(
    'is not of client',
  );
});
