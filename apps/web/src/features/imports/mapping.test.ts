import { ImportMapping } from '@mif/contract/imports';
import type { ImportPreview, ImportReport } from '@mif/contract/imports';
import { expect, test } from 'vitest';
import { canExplain, examplesOf, fits, missingIn, valuesOf, withColumn, withValue } from './mapping.ts';

const mapping = ImportMapping.parse({
  colonnes: { equipement: 'Asset', titre: 'Text', type: 'PMType' },
  valeurs: { type: { PM01: 'corrective' } },
});
const field = (champ: string, is_requis: boolean, codes: string[] | null = null) => ({
  champ,
  libelle: null,
  is_requis,
  codes,
  is_date: false,
});
const preview: ImportPreview = {
  registre: 'interventions',
  champs: [field('equipement', true), field('titre', true), field('type', false, ['corrective']), field('priorite', false, ['basse'])],
  feuilles: [],
  feuille: null,
  registre_probable: null,
  colonnes: ['Asset', 'Text', 'PMType'],
  exemples: [
    { Asset: 'A', Text: 'x', PMType: 'PM01' },
    { Asset: 'A', Text: 'y', PMType: 'PM02' },
    { Asset: 'B', Text: '', PMType: '' },
  ],
  separateur: ',',
  encodage: 'utf-8',
  lignes: 3,
  mapping_propose: mapping,
  mapping_connu: false,
};
const report: ImportReport = {
  is_essai: true,
  lignes: 3,
  a_creer: 2,
  a_modifier: 0,
  modifications: [],
  deja_importees: 0,
  equipements_a_creer: [],
  erreurs_total: 2,
  erreurs: [
    { ligne: 4, colonne: 'PMType', code: 'IMPORT_VALUE_INVALID', valeur: 'PM09', message: '' },
    { ligne: 5, colonne: 'Asset', code: 'IMPORT_EQUIPEMENT_UNKNOWN', valeur: 'Z', message: '' },
  ],
  avertissements: [],
  avertissements_total: 0,
  apercu: [],
  duree_ms: 1,
};

test('examples are different and never empty', () => {
  expect(examplesOf(preview, 'Asset')).toEqual(['A', 'B']);
  expect(examplesOf(preview, undefined)).toEqual([]);
});

test('values to explain come from the mapping, the first rows and the refusals of the trial', () => {
  expect(valuesOf('type', mapping, preview, report)).toEqual(['PM01', 'PM02', 'PM09']);
  expect(valuesOf('priorite', mapping, preview, report)).toEqual([]);
});

test('only refused values of a coded column can be given a meaning', () => {
  expect(canExplain(report, mapping, preview)).toBe(true);
  expect(canExplain(report, withColumn(mapping, 'type', undefined), preview)).toBe(false);
});

test('another column forgets what the values of the first one meant, and nothing else', () => {
  const next = withColumn(mapping, 'type', 'Text');
  expect(next.colonnes).toEqual({ equipement: 'Asset', titre: 'Text', type: 'Text' });
  expect(next.valeurs['type']).toBeUndefined();
  expect(mapping.valeurs['type']).toEqual({ PM01: 'corrective' });
});

test('a value gets a meaning and loses it', () => {
  const given = withValue(mapping, 'type', 'PM02', 'preventive');
  expect(given.valeurs['type']).toEqual({ PM01: 'corrective', PM02: 'preventive' });
  expect(withValue(given, 'type', 'PM01', undefined).valeurs['type']).toEqual({ PM02: 'preventive' });
});

test('what is missing is said before a trial', () => {
  expect(missingIn(mapping, preview)).toEqual([]);
  expect(missingIn(withColumn({ ...mapping, creer_equipements: true }, 'titre', undefined), preview)).toEqual(['titre', 'client_id']);
});

test('another register is tried with what there is, and values it understands by itself are not asked for', () => {
  const clients: ImportPreview = { ...preview, registre: 'clients', champs: [field('nom', true), field('type', false, ['corrective'])] };
  expect(missingIn({ ...mapping, colonnes: {} }, clients)).toEqual(['nom']);
  expect(missingIn({ ...mapping, colonnes: { code: 'Asset' } }, clients)).toEqual([]);
  expect(valuesOf('type', mapping, clients, report)).toEqual(['PM01', 'PM09']);
});

test('a mapping fits a file that has all its columns', () => {
  expect(fits(mapping, preview)).toBe(true);
  expect(fits(mapping, { ...preview, colonnes: ['Asset', 'Text'] })).toBe(false);
});
