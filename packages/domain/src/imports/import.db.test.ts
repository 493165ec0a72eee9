import { setTimeout } from 'node:timers/promises';
import { Equipement } from '@mif/db/entities/equipement';
import { Journal } from '@mif/db/entities/journal';
import { ImportMapping as ImportMappingRow } from '@mif/db/entities/import';
import { Intervention, InterventionHistorique, Numerotation } from '@mif/db/entities/intervention';
import type { ImportMapping, RunImportInput } from '@mif/contract/imports';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeClient } from '@mif/testing/factories';
import { beforeEach, describe, expect, test } from 'vitest';
import { listInterventions } from '../interventions/list.ts';
import { interventionHistory } from '../interventions/history.ts';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { previewImport } from './preview.ts';
import { runImport } from './run.ts';
import { colonnes, importInput, plainTexts, titles } from './test-import.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;
let client_id: number;

beforeEach(async () => {
  actors = await makeActors(db.fork());
  client_id = (await makeClient(db.fork())).id;
});

/** Lines of work as they were typed, with their dirt; `mark` tells those of one test from another's. */
const dirty = (mark: string) =>
  [
    titles,
    `2004-07-01,A,BUCKET WON'T OPEN ${mark},PM01,183.05`,
    `2005-03-20,A,L/H BUCKET CYL LEAKING. ${mark},PM01,407.4`,
    `2005-09-10,B,"replace blown \\o\\"" ring ${mark}""",PM01,0`,
    `2003-12-31,B,won,t swing ${mark},PM01`,
    `2003-09-07,B,"busted hose, ""pin"" ${mark}",PM02,892.22`,
    `2003-09-07,B,"busted hose, ""pin"" ${mark}",PM02,892.22`,
    '',
  ].join('\n');

const input = (texte: string | Buffer, mapping: Partial<ImportMapping> = {}, more: Partial<RunImportInput> = {}) =>
  importInput(texte, { client_id, ...mapping }, more);
const run = (sent: RunImportInput, actor = actors.responsable) => as(actor, (ctx) => runImport(ctx, sent, plainTexts));
const counts = async () => {
  const em = db.fork();
  return {
    interventions: await em.count(Intervention),
    historique: await em.count(InterventionHistorique),
    equipements: await em.count(Equipement),
    mappings: await em.count(ImportMappingRow),
    dernier: (await em.findOne(Numerotation, { serie: 'OT-2026' }))?.dernier ?? 0,
  };
};

describe('a file as it was typed', () => {
  test('a trial says what would be written, and writes nothing', async () => {
    const before = await counts();
    const report = await run(input(dirty('essai'), {}, { is_essai: true }));
    expect(report).toMatchObject({
      is_essai: true,
      lignes: 6,
      a_creer: 6,
      deja_importees: 0,
      equipements_a_creer: ['A', 'B'],
      erreurs_total: 0,
      avertissements_total: 1,
      avertissements: [{ ligne: 5, colonne: 'OriginalShorttext', code: 'IMPORT_ROW_MENDED', valeur: 'won,t swing essai' }],
    });
    expect(report.apercu[0]).toEqual({
      date_creation: '2004-07-01T00:00:00.000Z',
      equipement: 'A',
      titre: "BUCKET WON'T OPEN essai",
      description: null,
      type: 'corrective',
      priorite: 'normale',
      statut: 'cloturee',
      cout: '183.05 AUD',
      reference_externe: null,
    });
    expect(await counts()).toEqual(before);
  });

  test('all of it is written, equal lines too, with references in one block, equipment and history', async () => {
    const before = await counts();
    expect(await run(input(dirty('tout')))).toMatchObject({ is_essai: false, a_creer: 6, equipements_a_creer: ['A', 'B'] });
    const em = db.fork();
    const rows = await em.find(Intervention, { client_id }, { orderBy: { id: 'asc' } });
    expect(rows.map(({ titre, type, cout_centimes }) => [titre, type, cout_centimes])).toEqual([
      ["BUCKET WON'T OPEN tout", 'corrective', 18_305],
      ['L/H BUCKET CYL LEAKING. tout', 'corrective', 40_740],
      ['replace blown "o" ring tout', 'corrective', 0],
      ['won,t swing tout', 'corrective', null],
      ['busted hose, "pin" tout', 'preventive', 89_222],
      ['busted hose, "pin" tout', 'preventive', 89_222],
    ]);
    expect(rows.map(({ reference }) => Number(reference.slice(-6)))).toEqual(rows.map((_, index) => before.dernier + 1 + index));
    expect((await counts()).dernier).toBe(before.dernier + 6);
    expect(rows[0]).toMatchObject({ statut: 'cloturee', devise: 'AUD', version: 1, date_limite: null, priorite: 'normale' });
    const equipements = await em.find(Equipement, { client_id }, { orderBy: { code: 'asc' } });
    expect(equipements).toMatchObject([
      { code: 'A', nom: 'A', statut: 'operationnel' },
      { code: 'B', nom: 'B' },
    ]);
    expect(rows.map(({ equipement_id }) => equipement_id)).toEqual([0, 0, 1, 1, 1, 1].map((index) => equipements[index]?.id));
    const births = await em.find(Journal, { objet: 'equipement', objet_id: equipements.map(({ id }) => id) }, { orderBy: { id: 'asc' } });
    expect(births).toMatchObject([
      { action: 'create', acteur_id: actors.responsable.id },
      { action: 'create', changements: { code: { avant: null, apres: 'B' } } },
    ]);
    const { items } = await as(actors.responsable, (ctx) => interventionHistory(ctx, { id: rows[3]?.id ?? 0 }));
    expect(items).toMatchObject([
      { action: 'import', de_statut: null, vers_statut: 'cloturee', version: 1, details: { fichier: 'historique.csv', ligne: 5 } },
    ]);
  });

  test('a second import adds nothing, whatever the encoding, the separator and the mapping', async () => {
    await run(input(dirty('é deux fois')));
    const before = await counts();
    const text = dirty('é deux fois');
    const semicolons = text
      .replaceAll(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, ';')
      .replace('won;t', 'won,t')
      .replace('PM01\n2003-09', 'PM01;\n2003-09');
    for (const again of [text, Buffer.from(text, 'latin1'), `\ufeff${text.replaceAll('\n', '\r\n')}`, semicolons]) {
      expect(await run(input(again))).toMatchObject({ lignes: 6, a_creer: 0, deja_importees: 6, equipements_a_creer: [] });
    }
    const { cout: _, ...withoutCost } = colonnes;
    expect(await run(input(text, { colonnes: withoutCost, creer_equipements: false }))).toMatchObject({ a_creer: 0, deja_importees: 6 });
    expect(await counts()).toEqual(before);
  });

  test('one more equal line is one more row; the same line of another client is another row', async () => {
    await run(input(dirty('encore')));
    expect(await run(input(`${dirty('encore')}2003-09-07,B,"busted hose, ""pin"" encore",PM02,892.22\n`))).toMatchObject({
      a_creer: 1,
      deja_importees: 6,
    });
    const other = await makeClient(db.fork());
    expect(await run(input(dirty('encore'), { client_id: other.id }))).toMatchObject({ a_creer: 6, deja_importees: 0 });
  });

  test('two at once: one writes, the other waits for it and adds nothing', async () => {
    const before = await counts();
    const sent = input(dirty('ensemble'));
    const written = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const first = as(actors.responsable, async (ctx) => {
      const report = await runImport(ctx, sent, plainTexts);
      written.resolve();
      await end.promise;
      return report;
    });
    await written.promise;
    const second = run(sent);
    expect(await Promise.race([second, setTimeout(200, 'waits')])).toBe('waits');
    end.resolve();
    expect(await first).toMatchObject({ a_creer: 6, deja_importees: 0 });
    expect(await second).toMatchObject({ a_creer: 0, deja_importees: 6 });
    const after = await counts();
    expect(after.interventions - before.interventions).toBe(6);
    expect(after.equipements - before.equipements).toBe(2);
    expect(after.dernier - before.dernier).toBe(6);
  });

  test('lists and search work on it', async () => {
    await run(input(dirty('cherche')));
    const found = async (q: string) => {
      const page = await as(actors.responsable, (ctx) => listInterventions(ctx, { q: `${q} cherche` }));
      return page.items.map(({ titre }) => titre);
    };
    expect(await found('bucket')).toEqual(['L/H BUCKET CYL LEAKING. cherche', "BUCKET WON'T OPEN cherche"]);
    expect(await found('l/h bucket cyl')).toEqual(['L/H BUCKET CYL LEAKING. cherche']);
    expect(await found("won't open")).toEqual(["BUCKET WON'T OPEN cherche"]);
    expect(await found('"o" ring')).toEqual(['replace blown "o" ring cherche']);
  });
});

describe('the mapping', () => {
  test('is proposed the first time and kept for the next, but not by a trial', async () => {
    const texte = `Jour;Machine;Objet;Genre\n31/03/2024;M-1;Fuite;PM07\n`;
    const file = { registre: 'interventions' as const, nom: 'a.csv', contenu_base64: Buffer.from(texte).toString('base64') };
    const preview = () => as(actors.responsable, (ctx) => previewImport(ctx, file));
    const first = await preview();
    expect(first).toMatchObject({
      colonnes: ['Jour', 'Machine', 'Objet', 'Genre'],
      exemples: [{ Jour: '31/03/2024', Machine: 'M-1', Objet: 'Fuite', Genre: 'PM07' }],
      separateur: ';',
      encodage: 'UTF-8',
      lignes: 1,
      mapping_connu: false,
      mapping_propose: { colonnes: { equipement: 'Machine', titre: 'Objet' } },
    });
    const mapping: Partial<ImportMapping> = {
      colonnes: { date_creation: 'Jour', equipement: 'Machine', titre: 'Objet', type: 'Genre' },
      valeurs: { type: { PM07: 'curative' } },
      format_date: 'jma',
    };
    await run(input(texte, mapping, { is_essai: true }));
    expect((await preview()).mapping_connu).toBe(false);
    await run(input(texte, mapping));
    expect(await preview()).toMatchObject({ mapping_connu: true, mapping_propose: { ...mapping, client_id, devise: 'AUD' } });
    await run(input(texte, { ...mapping, devise: 'EUR' }));
    expect((await preview()).mapping_propose.devise).toBe('EUR');
  });

  test('of a client that does not exist is refused', async () => {
    for (const is_essai of [true, false]) {
      expect(await refusal(run(input(dirty('x'), { client_id: 999_999 }, { is_essai })))).toMatchObject({
        code: 'CLIENT_NOT_FOUND',
        field: 'mapping.client_id',
      });
    }
  });

  test('examples show the values of columns that have few', async () => {
    const rows = Array.from({ length: 300 }, (_, n) => `2024-01-01,M,Fuite ${n},${n === 250 ? 'PM99' : 'PM01'},1`);
    const file = {
      registre: 'interventions' as const,
      nom: 'a.csv',
      contenu_base64: Buffer.from([titles, ...rows].join('\n')).toString('base64'),
    };
    const { exemples } = await as(actors.responsable, (ctx) => previewImport(ctx, file));
    expect(exemples.length).toBeLessThan(10);
    expect(exemples.map((row) => row['PMType'])).toContain('PM99');
  });
});

test('a technician and a client import nothing', async () => {
  for (const actor of [actors.technicien, actors.client]) {
    expect(await refusal(run(input(dirty('x')), actor))).toMatchObject({ code: 'PERMISSION_DENIED' });
  }
});

test('5,000 rows are written in well under 20 s', { timeout: 20_000 }, async () => {
  const rows = Array.from({ length: 5000 }, (_, n) => `2004-07-01,M-${n % 50},REPAIR BUCKET ${n},PM01,${n}.5`);
  const report = await run(input([titles, ...rows].join('\n')));
  expect(report).toMatchObject({ a_creer: 5000, erreurs_total: 0 });
  expect(report.equipements_a_creer).toHaveLength(50);
  expect(report.duree_ms).toBeLessThan(10_000);
});
