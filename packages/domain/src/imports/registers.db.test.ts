import { setTimeout } from 'node:timers/promises';
import { Client } from '@mif/db/entities/client';
import { Equipement } from '@mif/db/entities/equipement';
import { Journal } from '@mif/db/entities/journal';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeClient, makeEquipement } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { previewImport } from './preview.ts';
import { importFile, workbookOf } from './test-register.ts';

const db = await createTestDatabase();
const as = callerOf(db, new Date('2026-11-24T10:00:00.000Z'));
let actors: Actors;
beforeAll(async () => {
  actors = await makeActors(db.fork());
});

const put = (...about: Parameters<typeof importFile> extends [unknown, ...infer Rest] ? Rest : never) =>
  as(actors.responsable, (ctx) => importFile(ctx, ...about));
const essai = { is_essai: true };

describe('clients', () => {
  const file = (mark: string) =>
    [
      'Code;Raison sociale;Ville;E-mail;Tél;Actif',
      `${mark}-1;Atlas Froid ${mark};Fès;contact@atlas.ma;0522 47 18 30;oui`,
      `${mark}-2;"Société ; Sud ${mark}";Agadir;;'+212661204518;non`,
    ].join('\r\n');

  test('a trial says what would be written and writes nothing; writing does; a second time adds nothing', async () => {
    const before = await db.fork().count(Client);
    const lines = () => db.fork().count(Journal);
    expect(await put('clients', file('T'), {}, essai)).toMatchObject({ a_creer: 2, a_modifier: 0, deja_importees: 0, erreurs_total: 0 });
    expect(await db.fork().count(Client)).toBe(before);
    const written = await put('clients', file('T'));
    expect(written).toMatchObject({ is_essai: false, a_creer: 2 });
    expect(written.apercu[1]).toMatchObject({ code: 'T-2', nom: 'Société ; Sud T', telephone: '+212661204518', is_active: 'non' });
    const rows = await db.fork().find(Client, { code: ['T-1', 'T-2'] }, { orderBy: { code: 'asc' } });
    expect(rows).toMatchObject([
      { nom: 'Atlas Froid T', ville: 'Fès', telephone: '+212522471830', is_active: true },
      { nom: 'Société ; Sud T', is_active: false },
    ]);
    const journal = await lines();
    for (const again of [
      file('T'),
      await workbookOf({
        A: file('T')
          .split('\r\n')
          .map((line) =>
            line
              .replaceAll('"Société ; Sud T"', 'Société , Sud T')
              .split(';')
              .map((cell) => cell.replace(' ,', ' ;')),
          ),
      }),
    ]) {
      expect(await put('clients', again)).toMatchObject({ a_creer: 0, a_modifier: 0, deja_importees: 2 });
    }
    expect(await lines()).toBe(journal);
  });

  test('what changes is said field by field, written once, and leaves one line of the journal', async () => {
    await put('clients', file('C'));
    const changed = file('C').replace('Fès', 'Meknès');
    const expected = [{ ligne: 2, cle: 'C-1', changements: [{ champ: 'ville', avant: 'Fès', apres: 'Meknès' }] }];
    expect(await put('clients', changed, {}, essai)).toMatchObject({ a_modifier: 1, deja_importees: 1, modifications: expected });
    const { id } = await db.fork().findOneOrFail(Client, { code: 'C-1' });
    expect(await put('clients', changed)).toMatchObject({ a_creer: 0, a_modifier: 1 });
    const journal = await db.fork().find(Journal, { objet: 'client', objet_id: id }, { orderBy: { id: 'desc' } });
    expect(journal).toMatchObject([
      { action: 'update', acteur_id: actors.responsable.id, changements: { ville: { avant: 'Fès', apres: 'Meknès' } } },
      { action: 'create' },
    ]);
  });

  test('an empty cell keeps what is there, or empties it where that is asked for', async () => {
    await put('clients', file('V'));
    const empty = 'Code;Nom;Ville\nV-1;Atlas Froid V;\n';
    expect(await put('clients', empty)).toMatchObject({ a_modifier: 0, deja_importees: 1 });
    expect(await put('clients', empty, { cellules_vides: 'effacer' })).toMatchObject({ a_modifier: 1 });
    expect(await db.fork().findOneOrFail(Client, { code: 'V-1' })).toMatchObject({ ville: null, email: 'contact@atlas.ma' });
  });

  test('every fault of a row is said at its column, and nothing is written', async () => {
    const wrong = [
      'Code,Nom,E-mail,Téléphone,Actif',
      '"1,23E+14",Un,un@exemple.ma,,',
      'F-2,Deux,pas une adresse,06,peut-être',
      'F-3,,trois@exemple.ma,,',
      'F-4,=1+1,,,',
      'F-5,#N/A,,,',
      'F-6,Six,,,',
      'f-6,Six encore,,,',
      'F-7,Sept',
    ].join('\n');
    const before = await db.fork().count(Client);
    const { erreurs, a_creer } = await put('clients', wrong, {}, essai);
    expect(a_creer).toBe(1);
    expect(erreurs.map(({ ligne, colonne, code, message }) => [ligne, colonne, code, message.split(' ')[2] ?? null])).toEqual([
      [2, 'Code', 'IMPORT_VALUE_INVALID', 'notation'],
      [3, 'E-mail', 'IMPORT_VALUE_INVALID', 'email'],
      [3, 'Téléphone', 'PHONE_INVALID', null],
      [3, 'Actif', 'IMPORT_VALUE_INVALID', 'oui_non'],
      [4, 'Nom', 'IMPORT_VALUE_REQUIRED', null],
      [5, 'Nom', 'IMPORT_VALUE_INVALID', 'formule'],
      [6, 'Nom', 'IMPORT_VALUE_INVALID', 'erreur_tableur'],
      [8, 'Code', 'IMPORT_ROW_DUPLICATE', null],
      [9, null, 'IMPORT_ROW_SHAPE', null],
    ]);
    expect((await refusal(put('clients', wrong))).code).toBe('IMPORT_HAS_ERRORS');
    expect(await db.fork().count(Client)).toBe(before);
    expect(await put('clients', wrong, {}, { ignorer_erreurs: true })).toMatchObject({ a_creer: 1, erreurs_total: 9 });
    expect(await db.fork().count(Client)).toBe(before + 1);
  });

  test('a name alone is enough, and one that two have is not', async () => {
    for (const code of ['N-1', 'N-2']) await makeClient(db.fork(), { code, nom: 'Jumelle' });
    await makeClient(db.fork(), { code: 'N-3', nom: 'Élan Nord' });
    const report = await put('clients', 'Nom,Ville\nJumelle,Rabat\nelan nord,Oujda\n', {}, essai);
    expect(report).toMatchObject({ a_modifier: 1, erreurs: [{ ligne: 2, message: 'fr IMPORT_VALUE_INVALID code_unique' }] });
    expect(report.modifications).toMatchObject([{ cle: 'N-3' }]);
  });

  test('two at once: the second waits, and finds everything there', async () => {
    const written = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const first = as(actors.responsable, async (ctx) => {
      const report = await importFile(ctx, 'clients', file('D'));
      written.resolve();
      await end.promise;
      return report;
    });
    await written.promise;
    const second = put('clients', file('D'));
    expect(await Promise.race([second, setTimeout(200, 'waits')])).toBe('waits');
    end.resolve();
    expect(await first).toMatchObject({ a_creer: 2 });
    expect(await second).toMatchObject({ a_creer: 0, deja_importees: 2 });
  });

  test('in Windows-1256 and Arabic, with semicolons', async () => {
    const letters: Record<string, number> = {};
    for (let byte = 128; byte < 256; byte += 1) letters[new TextDecoder('windows-1256').decode(Uint8Array.of(byte))] = byte;
    const text = 'الرمز;الاسم;المدينة\nAR-1;شركة الأطلس للتبريد;الدار البيضاء\n';
    const bytes = Buffer.from(Array.from(text, (char) => letters[char] ?? char.charCodeAt(0)));
    expect(await put('clients', bytes)).toMatchObject({ a_creer: 1, erreurs_total: 0 });
    expect(await db.fork().findOneOrFail(Client, { code: 'AR-1' })).toMatchObject({ nom: 'شركة الأطلس للتبريد', ville: 'الدار البيضاء' });
  });
});

describe('the register', () => {
  test('a file of another one is said to be so; a mapping without a key, or with a field it has not, is refused', async () => {
    const file = {
      registre: 'clients' as const,
      nom: 'a.csv',
      contenu_base64: Buffer.from('Code,Nom,Type,Criticité,N° de série\na,b,c,d,e\n').toString('base64'),
    };
    expect(await as(actors.responsable, (ctx) => previewImport(ctx, file))).toMatchObject({ registre_probable: 'equipements' });
    expect(await as(actors.responsable, (ctx) => previewImport(ctx, { ...file, registre: 'equipements' }))).toMatchObject({
      registre_probable: null,
    });
    expect(await refusal(put('clients', 'Ville\nFès\n'))).toMatchObject({
      code: 'IMPORT_MAPPING_INVALID',
      details: { raison: 'obligatoire' },
    });
    expect(await refusal(put('clients', 'Nom\nFès\n', { colonnes: { nom: 'Nom', titre: 'Nom' } }))).toMatchObject({
      field: 'mapping.colonnes.titre',
    });
  });

  test('a technician and a client import into none', async () => {
    for (const actor of [actors.technicien, actors.client]) {
      const error = await refusal(as(actor, (ctx) => importFile(ctx, 'clients', 'Nom\nx\n')));
      expect(error.code).toBe('PERMISSION_DENIED');
    }
  });
});

test('equipment of several clients, by code or name, and what a verb refuses at its row', async () => {
  const em = db.fork();
  const [one, two] = [await makeClient(em, { code: 'EQ-UN', nom: 'Minoterie' }), await makeClient(em, { code: 'EQ-DEUX' })];
  await makeEquipement(em, { client_id: one.id, code: 'M-9', nom: 'Retirée', statut: 'retire' });
  const text = [
    'Client,Code,Désignation,Famille,Criticité,État,N° de série',
    'EQ-UN,M-1,Broyeur,mécanique,A,En panne,SN-1',
    'minoterie,M-2,Tamis,mécanique,,,SN-2',
    'EQ-DEUX,M-1,Four,thermique,Standard,en service,',
    'INCONNU,M-1,x,y,,,',
    ',M-1,x,y,,,',
    'EQ-UN,M-9,Reprise,mécanique,,,',
  ].join('\n');
  expect((await put('equipements', text, {}, essai)).erreurs).toMatchObject([
    { ligne: 5, colonne: 'Client', code: 'IMPORT_REFERENCE_UNKNOWN' },
    { ligne: 6, colonne: 'Client', code: 'IMPORT_CLIENT_MISSING' },
    { ligne: 7, colonne: 'Code', code: 'EQUIPEMENT_CODE_TAKEN' },
  ]);
  expect(await put('equipements', text, {}, { ignorer_erreurs: true })).toMatchObject({ a_creer: 3, erreurs_total: 3 });
  const rows = await db
    .fork()
    .find(Equipement, { client_id: [one.id, two.id], statut: { $ne: 'retire' } }, { orderBy: { client_id: 'asc', code: 'asc' } });
  expect(rows).toMatchObject([
    { code: 'M-1', criticite: 'critique', statut: 'panne', numero_serie: 'SN-1' },
    { code: 'M-2', criticite: 'standard' },
    { code: 'M-1', nom: 'Four', client_id: two.id },
  ]);
});

test('an ICE that lost its zeros gets them back where its control says so; any other is refused', async () => {
  const text =
    'Code,Nom,ICE,Langue\nI-1,Un,1561191000066,arabe\nI-2,Deux,002136093000040,\nI-3,Trois,2136093000041,\nI-4,Quatre,21360930000400,\n';
  const report = await put('clients', text, {}, { ignorer_erreurs: true });
  expect(report.erreurs.map(({ ligne, colonne, code }) => [ligne, colonne, code])).toEqual([
    [4, 'ICE', 'CLIENT_IDENTIFIER_LENGTH'],
    [5, 'ICE', 'CLIENT_IDENTIFIER_LENGTH'],
  ]);
  expect(await db.fork().find(Client, { code: ['I-1', 'I-2'] }, { orderBy: { code: 'asc' } })).toMatchObject([
    { ice: '001561191000066', langue: 'ar' },
    { ice: '002136093000040' },
  ]);
  expect(await put('clients', 'ICE,Nom\n001561191000066,Un renommé\n', {}, essai)).toMatchObject({
    a_modifier: 1,
    modifications: [{ cle: 'I-1' }],
  });
});

test('sites and contacts of clients, twice the same, and one of another client is not found', async () => {
  await makeClient(db.fork(), { code: 'SC-1', nom: 'Cimenterie' });
  const sites = [
    'Client;Nom du site;Ville;Latitude;Longitude;Horaires',
    'SC-1;Usine Nord;Tanger;35,76;-5,83;lun-ven 08:00-12:00, 14:00-18:00',
    'Cimenterie;Dépôt;Tétouan;;;',
    'SC-1;Loin;;95;-5;',
    'SC-1;Fermé;;;;lun 08:00-08:00',
  ].join('\n');
  const report = await put('sites', sites, {}, { ignorer_erreurs: true });
  expect(report).toMatchObject({
    a_creer: 2,
    erreurs: [
      { ligne: 4, colonne: 'Latitude' },
      { ligne: 5, colonne: 'Horaires', code: 'SITE_HORAIRES_INVALID' },
    ],
  });
  expect(await put('sites', sites, {}, { ...essai, ignorer_erreurs: true })).toMatchObject({
    a_creer: 0,
    a_modifier: 0,
    deja_importees: 2,
  });
  const contacts =
    'Client,Site,Contact,Mobile,Principal\nSC-1,Usine Nord,Salma Idrissi,0661204518,oui\nSC-1,,Omar Tazi,,\nSC-1,Usine Sud,x,,\n';
  expect(await put('contacts', contacts, {}, { ignorer_erreurs: true })).toMatchObject({
    a_creer: 2,
    erreurs: [{ ligne: 4, colonne: 'Site', code: 'IMPORT_REFERENCE_UNKNOWN' }],
  });
  expect(await put('contacts', contacts, {}, { ...essai, ignorer_erreurs: true })).toMatchObject({
    a_creer: 0,
    a_modifier: 0,
    deja_importees: 2,
  });
});
