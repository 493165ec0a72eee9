import { Intervention } from '@mif/db/entities/intervention';
import type { ImportMapping, RunImportInput } from '@mif/contract/imports';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeClient, makeEquipement } from '@mif/testing/factories';
import { beforeEach, describe, expect, test } from 'vitest';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { runImport } from './run.ts';
import { importInput, plainTexts, titles } from './test-import.ts';

const db = await createTestDatabase();
const as = callerOf(db, new Date('2026-11-24T10:00:00.000Z'));
let actors: Actors;
let client_id: number;

beforeEach(async () => {
  actors = await makeActors(db.fork());
  client_id = (await makeClient(db.fork())).id;
});

const input = (texte: string | Buffer, mapping: Partial<ImportMapping> = {}, more: Partial<RunImportInput> = {}) =>
  importInput(texte, { client_id, ...mapping }, more);
const run = (sent: RunImportInput) => as(actors.responsable, (ctx) => runImport(ctx, sent, plainTexts));

describe('errors', () => {
  const wrong = [
    titles,
    '2024-01-01,A,Bonne ligne,PM01,10',
    '31/02/2024,A,Date,PM01,10',
    '2024-01-01,A,Type,PM99,10',
    '2024-01-01,A,Coût,PM01,-5',
    '2024-01-01,A,=1+1,PM01,"12,5"',
  ].join('\n');
  const said = [
    { ligne: 3, colonne: 'BscStartDate', valeur: '31/02/2024', code: 'IMPORT_VALUE_INVALID', message: 'fr IMPORT_VALUE_INVALID date_iso' },
    { ligne: 4, colonne: 'PMType', valeur: 'PM99', code: 'IMPORT_VALUE_INVALID' },
    { ligne: 5, colonne: 'Cost', valeur: '-5' },
    { ligne: 6, colonne: 'OriginalShorttext', valeur: '=1+1' },
  ];

  test('are said by line and column, and nothing is written', async () => {
    expect(await run(input(wrong, {}, { is_essai: true }))).toMatchObject({ a_creer: 1, erreurs_total: 4, erreurs: said });
    const refused = await refusal(run(input(wrong)));
    expect(refused).toMatchObject({ code: 'IMPORT_HAS_ERRORS', details: { erreurs_total: 4, erreurs: said } });
    expect(await db.fork().count(Intervention)).toBe(0);
  });

  test('are left out where that is asked for', async () => {
    expect(await run(input(wrong, {}, { ignorer_erreurs: true }))).toMatchObject({ a_creer: 1, erreurs_total: 4 });
    expect(await db.fork().find(Intervention, { client_id })).toMatchObject([{ titre: 'Bonne ligne' }]);
  });

  test('the first 200 are said, all are counted', async () => {
    const rows = Array.from({ length: 300 }, () => 'hier,A,x,PM01,1');
    const report = await run(input([titles, ...rows].join('\n'), {}, { is_essai: true }));
    expect(report.erreurs).toHaveLength(200);
    expect(report.erreurs_total).toBe(300);
  });

  test('equipment: unknown, of several clients, retired', async () => {
    const em = db.fork();
    const code = `DBL-${client_id}`;
    await makeEquipement(em, { client_id, code });
    await makeEquipement(em, { code });
    const retired = await makeEquipement(em, { client_id, code: `OLD-${client_id}`, statut: 'retire' });
    const texte = [titles, '2024-01-01,NULLE-PART,a,PM01,1', `2024-01-01,${code},b,PM01,1`, `2024-01-01,${retired.code},c,PM01,1`].join(
      '\n',
    );
    const everywhere = { creer_equipements: false, client_id: undefined, statut_defaut: 'ouverte' } as const;
    expect((await run(input(texte, everywhere, { is_essai: true }))).erreurs).toMatchObject([
      { ligne: 2, colonne: 'Asset', code: 'IMPORT_EQUIPEMENT_UNKNOWN', valeur: 'NULLE-PART' },
      { ligne: 3, colonne: 'Asset', code: 'IMPORT_VALUE_INVALID', valeur: code, message: 'fr IMPORT_VALUE_INVALID code_unique' },
      { ligne: 4, colonne: 'Asset', code: 'EQUIPEMENT_RETIRED' },
    ]);
    const here = { creer_equipements: false, client_id, statut_defaut: 'cloturee' } as const;
    expect(await run(input(texte.toLowerCase().replace(titles.toLowerCase(), titles), here, { is_essai: true }))).toMatchObject({
      a_creer: 2,
      erreurs: [{ ligne: 2, code: 'IMPORT_EQUIPEMENT_UNKNOWN' }],
    });
  });

  test('open work gets the deadline of its priority', async () => {
    const texte = 'Date,Machine,Objet,Prio,Etat\n2026-11-23,M,Fuite,urgente,Ouverte\n2026-11-23,M,Fuite,,cloturee\n';
    const mapping = { date_creation: 'Date', equipement: 'Machine', titre: 'Objet', priorite: 'Prio', statut: 'Etat' };
    await run(input(texte, { colonnes: mapping, valeurs: {} }));
    expect(await db.fork().find(Intervention, { client_id }, { orderBy: { id: 'asc' } })).toMatchObject([
      { priorite: 'critique', statut: 'ouverte', date_limite: new Date('2026-11-23T16:00:00Z') },
      { priorite: 'normale', statut: 'cloturee', date_limite: null },
    ]);
  });
});

test.each([
  ['nothing', '', 'IMPORT_FILE_UNREADABLE'],
  ['titles alone', `${titles}\n`, 'IMPORT_FILE_UNREADABLE'],
  ['a binary file', Buffer.from('504b030414000600080000002100', 'hex'), 'IMPORT_FILE_UNREADABLE'],
  ['a line of 19 MB', 'x'.repeat(19_000_000), 'IMPORT_FILE_UNREADABLE'],
  ['doubled titles', `${titles},Cost\n2024-01-01,A,x,PM01,1,2\n`, 'IMPORT_COLUMN_DUPLICATE'],
  ['200,000 rows', `${titles}\n${'2024-01-01,A,x,PM01,1\n'.repeat(200_000)}`, 'IMPORT_TOO_MANY_ROWS'],
  ['other columns', 'a,b\n1,2\n', 'IMPORT_COLUMN_MISSING'],
] as const)('%s is refused', async (_, texte, code) => {
  expect(await refusal(run(input(texte)))).toMatchObject({ code });
});

test('a row of 19 MB is an error of its row', async () => {
  const { erreurs } = await run(input(`${titles}\n2024-01-01,A,${'x'.repeat(19_000_000)},PM01,1\n`, {}, { is_essai: true }));
  expect(erreurs).toMatchObject([{ ligne: 2, colonne: 'OriginalShorttext', code: 'IMPORT_VALUE_TOO_LONG' }]);
  expect(erreurs[0]?.valeur).toHaveLength(100);
});
