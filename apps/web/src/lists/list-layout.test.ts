import { expect, test } from 'vitest';
import { columnsOf, moved, textOfColumns } from './list-layout.ts';

const columns = [
  { key: 'code', isFixed: true },
  { key: 'nom', isFixed: true },
  { key: 'ville' },
  { key: 'telephone' },
  { key: 'cree', isExtra: true },
];
const keys = (text: string | null) => columnsOf(columns, text).map(({ key }) => key);

test.each([
  [null, ['code', 'nom', 'ville', 'telephone']],
  ['code,nom,cree', ['code', 'nom', 'cree']],
  ['telephone,nom,code', ['telephone', 'nom', 'code']],
  // What a row is called stays, wherever somebody put the rest.
  ['ville,nom', ['code', 'ville', 'nom']],
  ['aucune', ['code', 'nom']],
  ['', ['code', 'nom']],
  ['ville,ville,inconnue', ['code', 'nom', 'ville']],
])('%s', (text, expected) => {
  expect(keys(text)).toEqual(expected);
});

test('what is shown is kept as it stands', () => {
  for (const text of ['code,nom', 'nom,telephone,code,cree', 'ville,code,nom']) {
    expect(textOfColumns(columnsOf(columns, text))).toBe(text);
  }
  expect(textOfColumns([])).toBe('aucune');
});

test('a column moves by one, and not past an end', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});
