import { IMPORT_MAX_LIGNES } from '@mif/contract/imports';
import { expect, test } from 'vitest';
import { readCsvTable } from './table.ts';

const table = (texte: string | Buffer) => readCsvTable(Buffer.from(texte), 'a.csv');

test.each([
  ['a,b\n1,2\n', ','],
  ['a;b\n"1,5";2\n', ';'],
  ['a\tb\n1,5\t2\n', '\t'],
  ['a|b\n1|2\n', '|'],
  ['a;b;c\nun, deux, trois;2;3\nquatre;5;6\n', ';'],
  ['seule\n1\n', ','],
])('%j is separated by %j', (texte, separateur) => {
  expect(table(texte).separateur).toBe(separateur);
});

test('a spreadsheet’s own first line is no title, and lines keep their numbers', () => {
  expect(table('sep=;\r\na;b\r\n1;2\r\n')).toMatchObject({ colonnes: ['a', 'b'], lignes: [{ ligne: 3, cellules: ['1', '2'] }] });
});

test('columns without a title have a number, empty cells too many are none, blank rows are left out', () => {
  expect(table('a,,c,,\n1,2,3,,\n,,,,\n4,5,6\n')).toMatchObject({
    colonnes: ['a', '#2', 'c'],
    lignes: [{ cellules: ['1', '2', '3'] }, { ligne: 4, cellules: ['4', '5', '6'] }],
  });
});

const unreadable = (raison: string) => ({ code: 'IMPORT_FILE_UNREADABLE', details: { raison } });
test.each([
  ['', unreadable('vide')],
  ['a,b\n', unreadable('sans_lignes')],
  ['a,b\n,\n\n', unreadable('sans_lignes')],
  ['"a,b\n1,2\n', unreadable('titres')],
  ['x'.repeat(19_000_000), unreadable('titres')],
  [`${'x,'.repeat(400)}y\n1\n`, unreadable('titres')],
  ['a,b,a\n1,2,3\n', { code: 'IMPORT_COLUMN_DUPLICATE', details: { colonne: 'a', ligne: 1 } }],
  [`a,b\n${'1,2\n'.repeat(200_000)}`, { code: 'IMPORT_TOO_MANY_ROWS', details: { max: IMPORT_MAX_LIGNES, ligne: IMPORT_MAX_LIGNES + 2 } }],
])('a file of %.12j is refused', (texte, refused) => {
  expect(() => table(texte)).toThrow(expect.objectContaining(refused));
});

test('a line of 19 MB is one row', () => {
  expect(table(`a,b\n1,${'x'.repeat(19_000_000)}\n`).lignes[0]?.cellules[1]).toHaveLength(19_000_000);
});
