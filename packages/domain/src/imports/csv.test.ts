import { stringify } from 'csv-stringify/sync';
import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeOf, mendQuotes, readCsv } from './csv.ts';

const read = (texte: string, separateur = ',') => [...readCsv(texte, separateur, escapeOf(texte))];
const cells = (texte: string, separateur = ',') => read(texte, separateur).map(({ cellules }) => cellules);

const cell = string({ unit: constantFrom('a', 'é', 'ق', ' ', '"', ',', ';', '\n', '\t', '1', '-', "'"), maxLength: 12 });
const rowsOfThree = array(array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 8 });

describe('what RFC 4180 says', () => {
  test('what was written well is read the same', () => {
    assert(
      property(rowsOfThree, constantFrom(',', ';', '\t'), (rows, separateur) => {
        const all = [['t1', 't2', 't3'], ...rows];
        const texte = stringify(all, { delimiter: separateur, quoted: true });
        expect([...readCsv(texte, separateur, 'double')].map(({ cellules }) => cellules)).toEqual(all);
      }),
    );
  });

  test('lines are counted as an editor counts them, blank ones and those inside cells too', () => {
    const texte = 'a,b\r\n\r\n1,"deux\r\nlignes"\r\n3,4\r5,6\n';
    expect(read(texte).map(({ ligne, cellules }) => [ligne, cellules])).toEqual([
      [1, ['a', 'b']],
      [3, ['1', 'deux\r\nlignes']],
      [5, ['3', '4']],
      [6, ['5', '6']],
    ]);
  });
});

describe('what exports do', () => {
  test('quotes after backslashes, where none is doubled', () => {
    expect(cells('t,u\n"blown \\"O\\" ring",1\n"C:\\\\temp, x",2\n')).toEqual([
      ['t', 'u'],
      ['blown "O" ring', '1'],
      ['C:\\temp, x', '2'],
    ]);
  });

  test('a backslash before a closing quote is text where quotes are doubled', () => {
    expect(cells('t,u\n"say ""x""",1\n"C:\\temp\\",2\n')[2]).toEqual(['C:\\temp\\', '2']);
  });

  test('quotes inside a quoted cell that were left as they are', () => {
    expect(cells('t,u\n"the "big" one",1\n')[1]).toEqual(['the "big" one', '1']);
  });

  test('a quote that opens a cell without being meant so costs its own line nothing', () => {
    expect(cells('t,u\n"O" ring leaks,1\nplain,2\n"quoted, yes",3\n')).toEqual([
      ['t', 'u'],
      ['"O" ring leaks', '1'],
      ['plain', '2'],
      ['quoted, yes', '3'],
    ]);
  });

  test('a quote that is never closed breaks one line, not the file', () => {
    expect(read('t,u\n"never, closed,1\nplain,2\n')).toEqual([
      { ligne: 1, cellules: ['t', 'u'], is_broken: false },
      { ligne: 2, cellules: ['"never', ' closed', '1'], is_broken: true },
      { ligne: 3, cellules: ['plain', '2'], is_broken: false },
    ]);
  });

  test('unclosed quotes on every line are read in a moment', () => {
    const from = performance.now();
    expect(read(`t,u\n${'"x,"y\n'.repeat(20_000)}`)).toHaveLength(20_001);
    expect(performance.now() - from).toBeLessThan(3000);
  });
});

describe('quotes that went through a reader without backslashes', () => {
  test.each([
    ['"BROKEN LINE ON \\H\\"" LINK"""', 'BROKEN LINE ON "H" LINK'],
    ['"BLOWN \\O"""', 'BLOWN "O'],
    ['"two-way \\static\\"""""', 'two-way "static"'],
    ['"\\Spotting\\"" straps"""', '"Spotting" straps'],
    ['"replace \\O\\""ring"""', 'replace "O"ring'],
  ])('%s', (written, meant) => {
    const [, row] = cells(`t,u\n${written},1\n"doubled ""here""",2\n`);
    expect(row?.map(mendQuotes)).toEqual([meant, '1']);
  });

  test.each(['C:\\temp\\x', 'C:\\x "y"', 'C:\\x"', 'a \\ b', '\\', 'plain', '"quoted"'])('%s stays as it is', (value) => {
    expect(mendQuotes(value)).toBe(value);
  });
});
