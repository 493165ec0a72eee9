import { describe, expect, test } from 'vitest';
import { parseImportArguments, UsageError } from './import-arguments.ts';

test('a file alone is tried', () => {
  expect(parseImportArguments(['interventions', 'a.csv'])).toEqual({
    registre: 'interventions',
    fichier: 'a.csv',
    feuille: undefined,
    colonnes: {},
    valeurs: {},
    mapping: {},
    client: undefined,
    ignorer_erreurs: false,
    is_essai: true,
  });
});

test('every option, with signs inside titles and values', () => {
  const options =
    '--value type:PM02=preventive --date jma --devise aud --statut ouverte --client MINE --create-equipment --drop-negative-costs --ignore-errors --write';
  const argv = ['interventions', 'a.csv', '--map', 'titre=Original=Short text', '--map', 'cout=', '--value', 'type:PM:01=x=corrective'];
  expect(parseImportArguments([...argv, ...options.split(' ')])).toEqual({
    registre: 'interventions',
    fichier: 'a.csv',
    feuille: undefined,
    colonnes: { titre: 'Original=Short text', cout: '' },
    valeurs: { type: { 'PM:01=x': 'corrective', PM02: 'preventive' } },
    mapping: { format_date: 'jma', statut_defaut: 'ouverte', devise: 'AUD', creer_equipements: true, couts_negatifs: 'ignorer' },
    client: 'MINE',
    ignorer_erreurs: true,
    is_essai: false,
  });
});

test('another register, from a sheet of a workbook', () => {
  const argv = ['clients', 'a.xlsx', '--sheet', 'Feuil2', '--map', 'nom=Raison', '--clear-empty'];
  expect(parseImportArguments(argv)).toMatchObject({
    registre: 'clients',
    feuille: 'Feuil2',
    colonnes: { nom: 'Raison' },
    mapping: { cellules_vides: 'effacer' },
  });
});

test('help', () => {
  expect(parseImportArguments(['--help'])).toBeNull();
});

describe('not understood', () => {
  test.each([
    [],
    ['interventions'],
    ['machines', 'a.csv'],
    ['clients', 'a.csv', '--map', 'titre=Nom'],
    ['interventions', 'a.csv', 'b.csv'],
    ['interventions', 'a.csv', '--ecrire'],
    ['interventions', 'a.csv', '--map', 'titre'],
    ['interventions', 'a.csv', '--map', 'nom=Texte'],
    ['interventions', 'a.csv', '--value', 'PM01=corrective'],
    ['interventions', 'a.csv', '--value', 'cout:PM01=corrective'],
    ['interventions', 'a.csv', '--value', 'type:=corrective'],
    ['interventions', 'a.csv', '--date', 'dmy'],
    ['interventions', 'a.csv', '--statut', 'en_cours'],
    ['interventions', 'a.csv', '--create-equipment'],
  ])('%j %j %j %j', (...argv) => {
    expect(() => parseImportArguments(argv)).toThrow(UsageError);
  });
});
