import { Equipement } from '@mif/db/entities/equipement';
import { Journal } from '@mif/db/entities/journal';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeClient, nextSerial } from '@mif/testing/factories';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { retireEquipement } from '../equipements/retire.ts';
import { callerOf } from '../kernel/test-context.ts';
import { createSite } from '../sites/create.ts';
import { importFile, workbookOf } from './test-register.ts';

const db = await createTestDatabase();
const as = callerOf(db, new Date('2026-11-24T10:00:00.000Z'));
let actors: Actors;
let code: string;
let client_id: number;
beforeAll(async () => {
  actors = await makeActors(db.fork());
});
beforeEach(async () => {
  code = `T-${nextSerial()}`;
  client_id = (await makeClient(db.fork(), { code, nom: `Usine ${code}` })).id;
  for (const nom of ['Nord', 'Sud']) await as(actors.responsable, (ctx) => createSite(ctx, { client_id, nom }));
});

const put = (contenu: string | Buffer, more: Parameters<typeof importFile>[3] = {}, how: Parameters<typeof importFile>[4] = {}) =>
  as(actors.responsable, (ctx) => importFile(ctx, 'equipements', contenu, { client_id, ...more }, how));
const essai = { is_essai: true };
/** The tree as it stands: `site: grandparent / parent / name`. */
async function tree(): Promise<string[]> {
  const rows = await db.fork().execute<{ path: string }[]>(
    `with recursive t as (
       select e.id, e.nom::text as path, s.nom as site from equipements e join sites s on s.id = e.site_id where e.parent_id is null and e.client_id = ?
       union all select e.id, t.path || ' / ' || e.nom, t.site from equipements e join t on e.parent_id = t.id)
     select site || ': ' || path as path from t order by 1`,
    [client_id],
  );
  return rows.map(({ path }) => path);
}

test('rows in any order, parents by code and by path, in the file and in what is there', async () => {
  const file = [
    'Site,Code,Nom,Type,Fait partie de',
    'Nord,,Moteur,moteur,Ligne 1 / Presse 4',
    'Nord,P-4,Presse 4,presse,L-1',
    'Nord,,Roulement,composant,Ligne 1 > Presse 4 > Moteur',
    'Nord,L-1,Ligne 1,ligne,',
    'Sud,L-2,Ligne 1,ligne,',
    ',,Capteur,capteur,P-4',
  ].join('\n');
  const expected = [
    'Nord: Ligne 1',
    'Nord: Ligne 1 / Presse 4',
    'Nord: Ligne 1 / Presse 4 / Capteur',
    'Nord: Ligne 1 / Presse 4 / Moteur',
    'Nord: Ligne 1 / Presse 4 / Moteur / Roulement',
    'Sud: Ligne 1',
  ];
  expect(await put(file, {}, essai)).toMatchObject({ a_creer: 6, erreurs_total: 0 });
  expect(await tree()).toEqual([]);
  expect(await put(file)).toMatchObject({ a_creer: 6, erreurs_total: 0 });
  expect(await tree()).toEqual(expected);
  const lines = await db.fork().count(Journal);
  expect(await put(file)).toMatchObject({ a_creer: 0, a_modifier: 0, deja_importees: 6 });
  const workbook = await workbookOf({ F: file.split('\n').map((line) => line.split(',')) });
  expect(await put(workbook)).toMatchObject({ a_creer: 0, a_modifier: 0, deja_importees: 6 });
  expect(await db.fork().count(Journal)).toBe(lines);
  expect(await put('Nom,Type,Fait partie de\nVis,composant,Presse 4 / Moteur\n')).toMatchObject({ a_creer: 1 });
  expect(await tree()).toContain('Nord: Ligne 1 / Presse 4 / Moteur / Vis');
});

test('a move is a change that says from where to where, and keeps what hangs under it', async () => {
  await put(
    'Site,Code,Nom,Type,Fait partie de\nNord,A,Ligne A,ligne,\nNord,B,Ligne B,ligne,\nNord,M,Machine,machine,A\nNord,C,Vanne,composant,M\n',
  );
  const move = 'Code,Nom,Fait partie de\nM,Machine neuve,B\n';
  const expected = [
    { champ: 'parent', avant: 'Ligne A', apres: 'Ligne B' },
    { champ: 'nom', avant: 'Machine', apres: 'Machine neuve' },
  ];
  expect((await put(move, {}, essai)).modifications).toMatchObject([{ cle: 'M', changements: expected }]);
  expect(await put(move)).toMatchObject({ a_modifier: 1 });
  expect(await tree()).toContain('Nord: Ligne B / Machine neuve / Vanne');
  expect(await put(move)).toMatchObject({ a_modifier: 0, deja_importees: 1 });
  // An empty cell leaves a place as it is, unless it is asked to empty it.
  expect(await put('Code,Fait partie de\nM,\n')).toMatchObject({ deja_importees: 1 });
  expect(await put('Code,Fait partie de\nM,\n', { cellules_vides: 'effacer' })).toMatchObject({ a_modifier: 1 });
  expect(await tree()).toContain('Nord: Machine neuve / Vanne');
});

test('circles, unknown parents, foreign ones, and what hangs under a refused row, each at its line', async () => {
  const other = await makeClient(db.fork(), { code: `${code}-X` });
  await as(actors.responsable, (ctx) => importFile(ctx, 'equipements', 'Code,Nom,Type\nFOREIGN,Four,four\n', { client_id: other.id }));
  const file = [
    'Site,Code,Nom,Type,Fait partie de,Criticité',
    'Nord,A,Un,x,C,',
    'Nord,B,Deux,x,A,',
    'Nord,C,Trois,x,B,',
    'Nord,D,Quatre,x,D,',
    'Nord,E,Cinq,x,FOREIGN,',
    'Nord,F,Six,x,Nulle part / Rien,',
    'Nord,G,Sept,x,,urgentissime',
    'Nord,H,Huit,x,G,',
    'Nord,I,Neuf,x,H,',
    'Ouest,J,Dix,x,,',
    'Nord,K,Onze,x,,',
    'nord,L,onze,x,,',
    'Sud,M,Douze,x,K,',
  ].join('\n');
  const report = await put(file, {}, essai);
  expect(report.erreurs.map(({ ligne, colonne, code: what }) => [ligne, colonne, what])).toEqual([
    [2, 'Fait partie de', 'IMPORT_CYCLE'],
    [3, 'Fait partie de', 'IMPORT_CYCLE'],
    [4, 'Fait partie de', 'IMPORT_CYCLE'],
    [5, 'Fait partie de', 'IMPORT_CYCLE'],
    [6, 'Fait partie de', 'IMPORT_REFERENCE_UNKNOWN'],
    [7, 'Fait partie de', 'IMPORT_REFERENCE_UNKNOWN'],
    [8, 'Criticité', 'IMPORT_VALUE_INVALID'],
    [9, 'Fait partie de', 'IMPORT_REFERENCE_UNKNOWN'],
    [10, 'Fait partie de', 'IMPORT_PARENT_REFUSED'],
    [11, 'Site', 'IMPORT_REFERENCE_UNKNOWN'],
    [13, 'Nom', 'EQUIPEMENT_NOM_TAKEN'],
    [14, 'Fait partie de', 'EQUIPEMENT_PARENT_SITE'],
  ]);
  expect(report.a_creer).toBe(1);
  expect(await put(file, {}, { ignorer_erreurs: true })).toMatchObject({ a_creer: 1 });
  expect(await tree()).toEqual(['Nord: Onze']);
});

test('a circle through what is there is one too', async () => {
  await put('Site,Code,Nom,Type,Fait partie de\nNord,A,Un,x,\nNord,B,Deux,x,A\nNord,C,Trois,x,B\n');
  const report = await put('Code,Fait partie de\nA,C\n', {}, essai);
  expect(report.erreurs).toMatchObject([{ ligne: 2, code: 'IMPORT_CYCLE' }]);
});

test('types give their fields, and equipment what it holds in them', async () => {
  const types = `Type,Champs\nPompe ${code},"Débit ${code} [m³/h] : nombre ; Fluide ${code} : choix (Eau, Huile) ; Visite ${code} : date"\n`;
  const putTypes = () => as(actors.responsable, (ctx) => importFile(ctx, 'types_equipement', types));
  expect(await putTypes()).toMatchObject({ a_creer: 1 });
  expect(await putTypes()).toMatchObject({ a_creer: 0, a_modifier: 0, deja_importees: 1 });
  const file = (fluid: string) =>
    `Code;Nom;Type;Débit ${code} (m³/h);Fluide ${code};Visite ${code};Mise en service\nP;Pompe;Pompe ${code};12,5;${fluid};31/03/2026;01/02/2020\n`;
  expect(await put(file('huile'))).toMatchObject({ a_creer: 1, erreurs_total: 0 });
  const row = await db.fork().findOneOrFail(Equipement, { client_id, code: 'P' });
  expect(Object.values(row.valeurs).toSorted()).toEqual([12.5, '2026-03-31', 'Huile']);
  expect(row.date_mise_en_service).toBe('2020-02-01');
  expect(await put(file('Huile'))).toMatchObject({ deja_importees: 1 });
  const changed = await put(file('eau'), {}, essai);
  expect(changed.modifications[0]?.changements).toMatchObject([{ avant: 'Huile', apres: 'Eau' }]);
  expect((await put(file('sable'), {}, essai)).erreurs).toMatchObject([{ ligne: 2, colonne: `Fluide ${code}` }]);
});

test('what is retired is left alone', async () => {
  await put('Code,Nom,Type\nR,Ancienne,x\n');
  const { id, version } = await db.fork().findOneOrFail(Equipement, { client_id, code: 'R' });
  await as(actors.responsable, (ctx) => retireEquipement(ctx, { id, version }));
  expect((await put('Code,Nom,Type\nR,Ancienne,x\n', {}, essai)).erreurs).toMatchObject([
    { ligne: 2, colonne: 'Code', code: 'EQUIPEMENT_CODE_TAKEN' },
  ]);
});

test('a chain of ninety from its end, and what hangs on it', { timeout: 60_000 }, async () => {
  const chain = Array.from({ length: 90 }, (_, n) => `C-${n},Maillon ${n},x,${n === 0 ? '' : `C-${n - 1}`}`).toReversed();
  const leaves = Array.from({ length: 60 }, (_, n) => `M-${n},Machine ${n},x,C-${n}`);
  const report = await put(['Code,Nom,Type,Fait partie de', ...leaves, ...chain].join('\n'));
  expect(report).toMatchObject({ a_creer: 150, erreurs_total: 0 });
});
