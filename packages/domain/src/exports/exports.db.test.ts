import { parse } from 'csv-parse/sync';
import { exportColumns, type ExportFile } from '@mif/contract/exports';
import { inConfirmedSession, makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeClient, makeDocument, makeEquipement, makeIntervention } from '@mif/testing/factories';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, expect, test } from 'vitest';
import { createAbsence } from '../absences/create.ts';
import { createCompteur } from '../compteurs/create.ts';
import { recordReleve } from '../compteurs/record-releve.ts';
import { createEquipement } from '../equipements/create.ts';
import { createHabilitation } from '../habilitations/create.ts';
import { createKind } from '../habilitations/kinds.ts';
import { createType } from '../types-equipement/create.ts';
import type { Ctx } from '../kernel/context.ts';
import { listEquipements } from '../equipements/list.ts';
import { listJournal } from '../journal/list.ts';
import type { Actor } from '../kernel/actor.ts';
import { makeCtx, callerOf, refusal } from '../kernel/test-context.ts';
import { exportList } from './run.ts';
import { documentsExport } from './documents.ts';
import { equipementsExport } from './equipements.ts';
import { absencesExport, habilitationsExport, techniciensExport } from './people.ts';
import { clientsExport, interventionsExport, usersExport } from './sources.ts';

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

test('equipment is told with its place, its dates, the fields of its type and what its meters last showed', async () => {
  const responsable = <T>(verb: (ctx: Ctx) => Promise<T>) => as(actors.responsable, verb);
  const champs = [{ libelle: 'Puissance', genre: 'nombre' as const, unite: 'kW', choix: [], is_requis: false }];
  const type = await responsable((ctx) => createType(ctx, { nom: 'Compresseur à vis', champs }));
  const { client_id } = actors.client;
  const line = await makeEquipement(db.fork(), { client_id, code: 'LIGNE-9' });
  const { id: equipement_id } = await responsable((ctx) =>
    createEquipement(ctx, {
      client_id,
      parent_id: line.id,
      nom: 'Compresseur n° 9',
      type: type.nom,
      criticite: 'standard',
      date_mise_en_service: '2020-05-04',
      valeurs: { [type.champs[0]?.cle ?? '']: 75 },
    }),
  );
  const meter = await responsable((ctx) => createCompteur(ctx, { equipement_id, nom: 'Heures', unite: 'h', genre: 'cumulatif' }));
  for (const [valeur, day] of [
    [1200, '20'],
    [1250.5, '23'],
  ] as const) {
    await responsable((ctx) =>
      recordReleve(ctx, { compteur_id: meter.id, genre: 'releve', valeur, date_releve: `2026-11-${day}T08:00:00.000Z` }),
    );
  }
  const colonnes = ['site', 'parent', 'date_mise_en_service', 'date_fin_garantie', 'valeurs', 'releves'] as const;
  for (const actor of [actors.responsable, actors.client]) {
    const file = await exportList(ctxOf(actor), equipementsExport, { type: type.nom, colonnes: [...colonnes] }, word);
    expect((await rowsOf(file)).slice(1)).toEqual([
      ['Site principal', 'LIGNE-9', '04/05/2020', '', 'Puissance (kW): 75', 'Heures: 1250.5 h (2026-11-23)'],
    ]);
  }
});

test('absences and certificates leave with a password, the register of documents without its files', async () => {
  const responsable = await inConfirmedSession(db.fork(), actors.responsable, now);
  const { technicien_id, id: auteur_id } = actors.technicien;
  const kind = await as(responsable, (ctx) => createKind(ctx, { code: 'CACES', nom: 'Levage', is_bloquante: true }));
  const held = { technicien_id, type_id: kind.id, date_obtention: '2025-01-10', date_expiration: '2026-11-30' };
  await as(responsable, (ctx) => createHabilitation(ctx, held));
  const days = { date_debut: '2026-12-01', date_fin: '2026-12-03' };
  await as(responsable, (ctx) => createAbsence(ctx, { technicien_id, type: 'conge', motif: '=2', ...days }));
  await makeDocument(db.fork(), now, { objet: 'technicien', objet_id: technicien_id, auteur_id });
  for (const actor of [actors.responsable, actors.technicien]) {
    const code = actor === actors.technicien ? 'PERMISSION_DENIED' : 'AUTH_CONFIRMATION_REQUIRED';
    expect((await refusal(exportList(ctxOf(actor), absencesExport, {}, word))).code).toBe(code);
    expect((await refusal(exportList(ctxOf(actor), habilitationsExport, {}, word))).code).toBe(code);
  }
  const codes = { valeurs: 'codes' } as const;
  const absences = await exportList(
    ctxOf(responsable),
    absencesExport,
    { ...codes, colonnes: ['type', 'statut', 'date_fin', 'motif'] },
    word,
  );
  expect((await rowsOf(absences)).slice(1)).toEqual([['conge', 'approuvee', '2026-12-03', "'=2"]]);
  const certificates = await exportList(ctxOf(responsable), habilitationsExport, { ...codes, etat: ['expire_bientot'] }, word);
  expect((await rowsOf(certificates))[1]?.slice(2, 7)).toEqual(['CACES', 'Levage', 'expire_bientot', '2025-01-10', '2026-11-30']);
  const people = await exportList(ctxOf(responsable), techniciensExport, { ...codes, q: 'tech', colonnes: ['habilitations'] }, word);
  expect((await rowsOf(people)).flat()).toContain('CACES 2025-01-10 → 2026-11-30');
  const register = await exportList(
    ctxOf(responsable),
    documentsExport,
    { ...codes, colonnes: ['filename', 'objet', 'objet_id', 'taille'] },
    word,
  );
  expect((await rowsOf(register)).slice(1)).toEqual([['essai.pdf', 'technicien', String(technicien_id), '100']]);
  expect((await refusal(exportList(ctxOf(actors.technicien), documentsExport, {}, word))).code).toBe('PERMISSION_DENIED');
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
