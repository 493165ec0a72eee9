import { zip } from '@mif/testing/zip';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { readImportFile } from './file.ts';
import { workbookOf } from './test-register.ts';

const read = (bytes: Buffer, feuille?: string) => readImportFile({ nom: 'a.csv', contenu_base64: bytes.toString('base64'), feuille });
const refusal = (bytes: Buffer, feuille?: string) =>
  read(bytes, feuille).then(
    () => null,
    (error: { code: string; details?: { raison?: string } }) => error.details?.raison ?? error.code,
  );

test('cells are what they mean, whatever the name of the file says', async () => {
  const rows = [
    ['Code', 'Nom', 'Date', 'Nombre', 'Oui', 'Long'],
    ['007', 'Pompe', new Date('2026-03-31T00:00:00Z'), 12.5, true, 1_234_567_890_123],
    [null, null, null, null, null, null],
    ['A', null, new Date('2026-03-31T13:30:00Z'), 0.1 + 0.2, false, 1.23e20],
  ];
  expect(await read(await workbookOf({ Feuille: rows }))).toMatchObject({
    colonnes: ['Code', 'Nom', 'Date', 'Nombre', 'Oui', 'Long'],
    lignes: [
      { ligne: 2, cellules: ['007', 'Pompe', '2026-03-31', '12.5', 'oui', '1234567890123'] },
      { ligne: 4, cellules: ['A', '', '2026-03-31 13:30:00', '0.3', 'non', '1.23E+20'] },
    ],
    separateur: null,
    encodage: 'XLSX',
    feuilles: ['Feuille'],
    feuille: 'Feuille',
  });
});

test('of a formula the value that was kept is read, and never calculated', async () => {
  const sheet = {
    name: 'F',
    rows: [['Nom', 'Total']],
    cells: new Map([
      ['1,0', { value: 'Presse', type: 'string' as const }],
      ['1,1', { value: 42, formula: 'SUM(A1:A9)', formulaResult: 42, type: 'formula' as const }],
    ]),
  };
  const { lignes } = await read(Buffer.from(await writeXlsx({ sheets: [sheet] })));
  expect(lignes).toMatchObject([{ cellules: ['Presse', '42'] }]);
});

test('another sheet is read where it is named; a hidden one is not proposed', async () => {
  const sheets = [
    { name: 'Cachée', rows: [['x'], ['1']], hidden: true },
    { name: 'Un', rows: [['a'], ['1']] },
    { name: 'Deux', rows: [['b'], ['2']] },
  ];
  const bytes = Buffer.from(await writeXlsx({ sheets, activeSheet: 1 }));
  expect(await read(bytes)).toMatchObject({ feuilles: ['Un', 'Deux'], feuille: 'Un', colonnes: ['a'] });
  expect(await read(bytes, 'Deux')).toMatchObject({ feuille: 'Deux', colonnes: ['b'], lignes: [{ cellules: ['2'] }] });
  expect(await refusal(bytes, 'Trois')).toBe('feuille');
});

describe('what is no workbook to read is refused by its bytes, and says what it is', () => {
  const content = { name: '[Content_Types].xml', content: Buffer.from('<Types/>') };
  const workbook = { name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') };
  test.each([
    ['a bomb that says so', [content, workbook, { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(100_000_000) }], 'bombe'],
    [
      'ten files that say so together',
      Array.from({ length: 10 }, (_, n) => ({ name: `x${n}`, content: Buffer.alloc(4_900_000), claims: 20_000_000 })),
      'bombe',
    ],
    ['too many entries', Array.from({ length: 1001 }, (_, n) => ({ name: `x${n}`, content: Buffer.from('x') })), 'bombe'],
    ['an encrypted entry', [content, { ...workbook, flags: 1 }], 'protege'],
    ['an entry of no size', [content, { ...workbook, content: Buffer.alloc(5_000_000), claims: 0 }], 'abime'],
    ['two entries of one name', [content, workbook, workbook], 'abime'],
    ['macros', [content, workbook, { name: 'xl/vbaProject.bin', content: Buffer.from('x') }], 'macros'],
    ['a text document', [content, { name: 'word/document.xml', content: Buffer.from('x') }], 'pas_tableau'],
    ['a binary workbook', [content, { name: 'xl/workbook.bin', content: Buffer.from('x') }], 'autre_tableur'],
    ['any other zip', [{ name: 'photo.jpg', content: Buffer.from('x') }], 'binaire'],
    ['a workbook of nothing', [content, workbook], 'abime'],
  ] as const)('%s', async (_, entries, raison) => {
    expect(await refusal(zip([...entries]))).toBe(raison);
  });

  test('a bomb that lies about its size ends where it said it would', async () => {
    const good = await workbookOf({ F: [['a'], ['1']] });
    const at = good.indexOf('PK\u0001\u0002');
    const lie = Buffer.from(good);
    for (let entry = at; lie.readUInt32LE(entry) === 0x02014b50;) {
      if (
        lie
          .subarray(entry + 46, entry + 46 + lie.readUInt16LE(entry + 28))
          .toString()
          .includes('sheet1')
      )
        lie.writeUInt32LE(10, entry + 24);
      entry += 46 + lie.readUInt16LE(entry + 28) + lie.readUInt16LE(entry + 30) + lie.readUInt16LE(entry + 32);
    }
    expect(await refusal(good)).toBeNull();
    expect(await refusal(lie)).toBe('abime');
  });

  test('a password, an older format, a torn file', async () => {
    const secret = Buffer.from(
      await writeXlsx({ sheets: [{ name: 'F', rows: [['a'], ['1']] }], encryption: { password: 'x', spinCount: 10 } }),
    );
    expect(await refusal(secret)).toBe('protege');
    expect(await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('autre_tableur');
    expect(await refusal((await workbookOf({ F: [['a'], ['1']] })).subarray(0, 400))).toBe('abime');
    expect(await refusal(Buffer.from('x'.repeat(20_000_001)))).toBe('IMPORT_FILE_TOO_LARGE');
  });
});

/** A workbook whose one sheet is this XML. */
function rawSheet(sheet: string): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const rels = (target: string, type: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/${type}" Target="${target}"/></Relationships>`;
  const entries = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': rels('xl/workbook.xml', 'officeDocument'),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="F" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels('worksheets/sheet1.xml', 'worksheet'),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><dimension ref="A1:XFD1048576"/><sheetData>${sheet}</sheetData></worksheet>`,
  };
  return zip(Object.entries(entries).map(([name, text]) => ({ name, content: Buffer.from(text) })));
}
const cell = (ref: string, text: string) => `<c r="${ref}" t="str"><v>${text}</v></c>`;

test('a dimension of a million rows is what somebody wrote, not what is there', async () => {
  const rows = `<row r="1">${cell('A1', 'Nom')}</row><row r="1048576">${cell('A1048576', 'Presse')}</row>`;
  expect((await read(rawSheet(rows))).lignes).toMatchObject([{ ligne: 1_048_576, cellules: ['Presse'] }]);
});

test(
  'two hundred thousand empty rows are none, as many full ones are too many, and far cells of many rows no table',
  { timeout: 20_000 },
  async () => {
    const title = `<row r="1">${cell('A1', 'Nom')}</row>`;
    const many = (of: (n: number) => string, count: number) => title + Array.from({ length: count }, (_, n) => of(n + 2)).join('');
    const empty = many((n) => `<row r="${n}"/>`, 200_000);
    expect((await read(rawSheet(`${empty}<row r="300000">${cell('A300000', 'x')}</row>`))).lignes).toHaveLength(1);
    expect(await refusal(rawSheet(many((n) => `<row r="${n}">${cell(`A${n}`, `nom ${n * 7919}`)}</row>`, 50_001)))).toBe(
      'IMPORT_TOO_MANY_ROWS',
    );
    expect(await refusal(rawSheet(many((n) => `<row r="${n}">${cell(`XFD${n}`, `x${n * 7919}`)}</row>`, 3000)))).toBe('bombe');
  },
);

test('entities that would multiply are no text', async () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
  const table = await read(rawSheet(`${bomb}<row r="1">${cell('A1', 'Nom')}</row><row r="2">${cell('A2', '&b;')}</row>`)).catch(() => null);
  expect(JSON.stringify(table?.lignes ?? [])).not.toContain('aaaaaaaaaa');
});
