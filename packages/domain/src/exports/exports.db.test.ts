import { parse } from 'csv-parse/sync';
import { exportColumns, type ExportFile } from '@mif/contract/exports';
import { inConfirmedSession, makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeClient, makeEquipement, makeIntervention } from '@mif/testing/factories';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, expect, test } from 'vitest';
import { listEquipements } from '../equipements/list.ts';
import { listJournal } from '../journal/list.ts';
import type { Actor } from '../kernel/actor.ts';
import { makeCtx, callerOf, refusal } from '../kernel/test-context.ts';
import { exportList } from './run.ts';
import { clientsExport, equipementsExport, interventionsExport, techniciensExport, usersExport } from './sources.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
const word = (key: string) => key;
let actors: Actors;

beforeAll(async () => {
  const em = db.fork();
  actors = await makeActors(em);
  for (const { client_id } of [actors.client, actors.autreClient]) {
    for (let n = 0; n < 3; n += 1) {
      const { id: equipement_id } = await makeEquipement(em, { client_id, nom: n === 0 ? '=1+1' : `Vérin ${n}` });
      await makeIntervention(em, now, { equipement_id, statut: n === 0 ? 'annulee' : 'ouverte' });
    }
  }
});

const ctxOf = (actor: Actor | null) => makeCtx(db.fork(), actor, now);
const signal = () => new AbortController().signal;
async function bytesOf(file: ExportFile): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(file.ecrire(signal())));
}
const rowsOf = async (file: ExportFile): Promise<string[][]> => parse(await bytesOf(file), { bom: true, delimiter: ';' });

test('a file is the list as it is filtered, in its order, with the columns asked for', async () => {
  const input = { client_id: actors.client.client_id, sort: '-code', statut: ['operationnel'] } as const;
  const list = await as(actors.responsable, (ctx) => listEquipements(ctx, { ...input, statut: [...input.statut] }));
  const file = await exportList(
    ctxOf(actors.responsable),
    equipementsExport,
    { ...input, statut: [...input.statut], colonnes: ['nom', 'code'], valeurs: 'codes' },
    word,
  );
  expect(file).toMatchObject({ nom: 'equipements-2026-11-24.csv', type: 'text/csv; charset=utf-8' });
  const [titles, ...rows] = await rowsOf(file);
  expect(titles).toEqual(['nom', 'code']);
  expect(rows).toEqual(list.items.map(({ nom, code }) => [nom === '=1+1' ? "'=1+1" : nom, code]));
  expect(rows).toHaveLength(3);
});

test('a client gets its own rows, and a technician none of the lists', async () => {
  for (const client of [actors.client, actors.autreClient]) {
    const file = await exportList(ctxOf(client), interventionsExport, { valeurs: 'codes' }, word);
    const [titles, ...rows] = await rowsOf(file);
    expect(titles).toEqual(exportColumns.interventions);
    expect(rows).toHaveLength(3);
  }
  const foreign = { client_id: actors.autreClient.client_id };
  expect(await rowsOf(await exportList(ctxOf(actors.client), interventionsExport, foreign, word))).toHaveLength(1);
  const denied = refusal(exportList(ctxOf(actors.technicien), interventionsExport, {}, word));
  expect((await denied).code).toBe('PERMISSION_DENIED');
  expect((await refusal(exportList(ctxOf(actors.client), clientsExport, {}, word))).code).toBe('PERMISSION_DENIED');
  expect((await refusal(exportList(ctxOf(null), equipementsExport, {}, word))).code).toBe('AUTH_REQUIRED');
});

test('a workbook holds the same rows; in Arabic it runs from the right, with codes it does not', async () => {
  const ctx = { ...ctxOf(actors.responsable), langue: 'ar' as const };
  const input = { client_id: actors.client.client_id, format: 'xlsx' } as const;
  const workbook = await readXlsx(await bytesOf(await exportList(ctx, equipementsExport, input, word)));
  const [sheet] = workbook.sheets;
  expect(sheet?.view?.rightToLeft).toBe(true);
  expect(sheet?.rows[0]?.[0]).toBe('equipements.fields.code');
  expect(sheet?.rows.slice(1).map((row) => row[1])).toEqual(['=1+1', 'Vérin 1', 'Vérin 2']);
  expect(sheet?.rows[1]?.at(-1)).toBe(0);
  const codes = await readXlsx(await bytesOf(await exportList(ctx, equipementsExport, { ...input, valeurs: 'codes' }, word)));
  expect(codes.sheets[0]?.view?.rightToLeft).toBeFalsy();
  expect(codes.sheets[0]?.rows[0]).toEqual(exportColumns.equipements);
});

test('people leave with a password and a trace, and nothing is read before', async () => {
  expect((await refusal(exportList(ctxOf(actors.admin), usersExport, {}, word))).code).toBe('AUTH_CONFIRMATION_REQUIRED');
  const admin = await inConfirmedSession(db.fork(), actors.admin, now);
  const traces = async () => (await as(actors.admin, (ctx) => listJournal(ctx, { action: 'export' }))).items;
  const file = await exportList(ctxOf(admin), usersExport, { role: 'client', colonnes: ['email', 'role'] }, word);
  expect(await traces()).toEqual([]);
  const [, ...rows] = await rowsOf(file);
  expect(rows.map(([, role]) => role)).toEqual(['common.roles.client', 'common.roles.client']);
  const [trace, ...more] = await traces();
  expect(more).toEqual([]);
  expect(trace).toMatchObject({ objet: 'user', objet_id: admin.id, is_sensible: true, acteur: { id: admin.id } });
  expect(Object.fromEntries(Object.entries(trace?.changements ?? {}).map(([name, { apres }]) => [name, apres]))).toEqual({
    liste: 'users',
    lignes: 2,
    format: 'csv',
    colonnes: 'email,role',
    role: 'client',
  });
  const responsable = await inConfirmedSession(db.fork(), actors.responsable, now);
  expect(await rowsOf(await exportList(ctxOf(responsable), techniciensExport, { valeurs: 'codes' }, word))).toHaveLength(3);
  expect((await refusal(exportList(ctxOf(responsable), usersExport, {}, word))).code).toBe('PERMISSION_DENIED');
});

test('who stops reading stops the queries, and who has gone starts none', async () => {
  let asked = 0;
  const counted = {
    ...clientsExport,
    list: (...call: Parameters<typeof clientsExport.list>) => {
      asked += 1;
      return clientsExport.list(call[0], { ...call[1], limit: 1 });
    },
  };
  await makeClient(db.fork());
  const ctx = ctxOf(actors.responsable);
  const pieces = (await exportList(ctx, counted, {}, word)).ecrire(signal())[Symbol.asyncIterator]();
  await pieces.next();
  await pieces.next();
  expect(asked).toBe(2);
  await pieces.return?.();
  expect(await pieces.next()).toEqual({ done: true, value: undefined });
  expect(asked).toBe(2);

  const ending = new AbortController();
  const gone = (await exportList(ctx, counted, {}, word)).ecrire(ending.signal)[Symbol.asyncIterator]();
  await gone.next();
  ending.abort();
  await expect(gone.next()).rejects.toThrow('aborted');
  expect(asked).toBe(3);
});
