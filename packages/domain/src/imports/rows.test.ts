import { ImportMapping } from '@mif/contract/imports';
import { describe, expect, test } from 'vitest';
import { prepareColumns } from './columns.ts';
import { readRow } from './rows.ts';

const now = new Date('2026-11-24T10:00:00Z');
const titles = ['Date', 'Machine', 'Texte', 'Genre', 'Montant'];
const colonnes = { date_creation: 'Date', equipement: 'Machine', titre: 'Texte', type: 'Genre', cout: 'Montant' };

function read(line: string, more: Partial<ImportMapping> = {}, columns = titles) {
  const mapping = ImportMapping.parse({ colonnes, valeurs: { type: { PM01: 'corrective', PM02: 'preventive' } }, ...more });
  return readRow({ ligne: 7, cellules: line.split(','), is_broken: false }, prepareColumns(mapping, columns), ',', now);
}
const faults = (line: string, more: Partial<ImportMapping> = {}) =>
  read(line, more).erreurs.map(({ colonne, code, details }) => [colonne, code, details['attendu'] ?? details['max'] ?? null]);

test('a row as it stands', () => {
  expect(read('2004-07-01,A,SWAP BUCKET,pm02,12.5')).toEqual({
    row: {
      ligne: 7,
      cellules: ['2004-07-01', 'A', 'SWAP BUCKET', 'pm02', '12.5'],
      date_creation: new Date('2004-07-01T00:00:00Z'),
      equipement: 'A',
      titre: 'SWAP BUCKET',
      description: null,
      type: 'preventive',
      priorite: 'normale',
      statut: 'cloturee',
      cout_centimes: 1250,
      cout_ecarte: null,
      reference_externe: null,
    },
    erreurs: [],
    avertissements: [],
  });
});

test('our own codes need no meaning, nor does an empty cell', () => {
  expect(read('2004-07-01,A,x,Préventive,').row).toMatchObject({ type: 'preventive', cout_centimes: null });
  expect(read('2004-07-01,A,x,,0').row).toMatchObject({ type: 'corrective', cout_centimes: 0 });
});

describe('a separator without quotes', () => {
  test('one cell too many is joined where that alone makes every value right', () => {
    const { row, avertissements } = read('2004-07-01,A,leaks, badly,PM01,12');
    expect(row).toMatchObject({ titre: 'leaks, badly', type: 'corrective', cout_centimes: 1200 });
    expect(avertissements).toMatchObject([{ ligne: 7, colonne: 'Texte', valeur: 'leaks, badly', code: 'IMPORT_ROW_MENDED' }]);
    expect(read('2004-07-01,A,a,b,c,PM01,12').row?.titre).toBe('a,b,c');
  });

  test('a decimal comma among commas', () => {
    expect(read('2004-07-01,A,SWAP,PM01,183,05').row).toMatchObject({ titre: 'SWAP', cout_centimes: 18_305 });
  });

  test('the last cell lost, the type in the next column', () => {
    expect(read('2003-12-31,B,won,t swing,PM01')).toMatchObject({
      row: { titre: 'won,t swing', type: 'corrective', cout_centimes: null },
      avertissements: [{ colonne: 'Texte', code: 'IMPORT_ROW_MENDED' }],
    });
  });

  test.each([
    ['2004-07-01,A,x,PM99,12', ['Genre', 'IMPORT_VALUE_INVALID', 'code']],
    ['2004-07-01,A,x,PM01,abc', ['Montant', 'IMPORT_VALUE_INVALID', 'montant']],
    ['2004-07-01,A,x,y,z,u,v,w', [null, 'IMPORT_ROW_SHAPE', null]],
    ['2004-07-01,A,x', [null, 'IMPORT_ROW_SHAPE', null]],
  ])('%s is not guessed at', (line, fault) => {
    expect(faults(line)).toEqual([fault]);
  });

  test('nor where it could be joined in two ways', () => {
    const columns = ['Date', 'Machine', 'Texte', 'Remarque'];
    const mapping = { colonnes: { date_creation: 'Date', equipement: 'Machine', titre: 'Texte' } };
    expect(read('2004-07-01,A,x,y,z', mapping, columns).erreurs).toMatchObject([
      { code: 'IMPORT_ROW_SHAPE', details: { cellules: 5, colonnes: 4 } },
    ]);
  });
});

test.each([
  ['31/02/2024,A,x,PM01,1', ['Date', 'IMPORT_VALUE_INVALID', 'date_iso']],
  ['2027-01-01,A,x,PM01,1', ['Date', 'IMPORT_VALUE_INVALID', 'date_possible']],
  ['1905-01-01,A,x,PM01,1', ['Date', 'IMPORT_VALUE_INVALID', 'date_possible']],
  [',A,x,PM01,1', ['Date', 'IMPORT_VALUE_REQUIRED', null]],
  ['2004-07-01,,x,PM01,1', ['Machine', 'IMPORT_VALUE_REQUIRED', null]],
  ['2004-07-01,A, ,PM01,1', ['Texte', 'IMPORT_VALUE_REQUIRED', null]],
  ['2004-07-01,A,=1+1,PM01,1', ['Texte', 'IMPORT_VALUE_INVALID', 'formule']],
  ['2004-07-01,A,a\0b,PM01,1', ['Texte', 'IMPORT_VALUE_INVALID', 'illisible']],
  [`2004-07-01,A,${'x'.repeat(201)},PM01,1`, ['Texte', 'IMPORT_VALUE_TOO_LONG', 200]],
  [`2004-07-01,${'x'.repeat(61)},x,PM01,1`, ['Machine', 'IMPORT_VALUE_TOO_LONG', 60]],
  ['2004-07-01,A,x,PM01,-1', ['Montant', 'IMPORT_VALUE_INVALID', 'montant_positif']],
  ['2004-07-01,A,x,PM01,30000000', ['Montant', 'IMPORT_VALUE_INVALID', 'montant_borne']],
])('%s', (line, fault) => {
  expect(faults(line)).toEqual([fault]);
});

test('everything that is wrong with a row is said at once', () => {
  expect(faults('x,A,,PM99,-1').map(([colonne]) => colonne)).toEqual(['Date', 'Texte', 'Genre', 'Montant']);
});

test('a negative cost can be left out, and is said', () => {
  expect(read('2004-07-01,A,x,PM01,-339.81', { couts_negatifs: 'ignorer' })).toMatchObject({
    row: { cout_centimes: null, cout_ecarte: '-339.81' },
    avertissements: [{ colonne: 'Montant', code: 'IMPORT_COST_LEFT_OUT', valeur: '-339.81' }],
  });
});

describe('a mapping that cannot be', () => {
  test.each([
    [{ colonnes: { ...colonnes, cout: 'Prix' } }, 'IMPORT_COLUMN_MISSING', 'mapping.colonnes.cout'],
    [{ colonnes: { titre: 'Texte' } }, 'IMPORT_MAPPING_INVALID', 'mapping.colonnes.equipement'],
    [{ colonnes: { equipement: 'Machine' } }, 'IMPORT_MAPPING_INVALID', 'mapping.colonnes.titre'],
    [{ valeurs: { type: { PM01: 'autre' } } }, 'IMPORT_MAPPING_INVALID', 'mapping.valeurs.type.PM01'],
    [{ valeurs: { statut: { X: 'en_cours' } } }, 'IMPORT_MAPPING_INVALID', 'mapping.valeurs.statut.X'],
    [{ devise: 'ZZ1' }, 'IMPORT_MAPPING_INVALID', 'mapping.devise'],
    [{ creer_equipements: true }, 'IMPORT_MAPPING_INVALID', 'mapping.client_id'],
  ])('%j', (more, code, field) => {
    expect(() => read('2004-07-01,A,x,PM01,1', more)).toThrow(expect.objectContaining({ code, field }));
  });
});
