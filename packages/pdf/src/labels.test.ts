import { formatsEtiquette, type Etiquette, type FormatEtiquette } from '@mif/contract/etiquettes';
import { langues } from '@mif/contract/users';
import { expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { labelFacts, renderLabels, type LabelSheet } from './labels.ts';
import { qrSvg } from './qr.ts';
import { renderPdf } from './typst.ts';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const formats = Object.keys(formatsEtiquette) as FormatEtiquette[];
const label = (more: Partial<Etiquette> = {}): Etiquette => ({
  code: 'EQ-0005',
  nom: 'Compresseur d’air K3',
  client: null,
  jeton: 'q3Jx0rV5SbeYJm2u0k1b4A',
  ...more,
});
const sheetOf = (items: Etiquette[], more: Partial<LabelSheet> = {}): LabelSheet => ({
  items,
  format: '70x37',
  position: 1,
  langue: 'fr',
  public_url: 'https://interventions.mif.ma',
  ...more,
});
const pagesOf = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test.each(formats)('every label of %s is on the sheet', (name) => {
  const format = formatsEtiquette[name];
  expect(format.marge_gauche + (format.colonnes - 1) * format.pas_x + format.largeur).toBeLessThanOrEqual(210);
  expect(format.marge_haut + (format.rangees - 1) * format.pas_y + format.hauteur).toBeLessThanOrEqual(297);
  expect(format.pas_x).toBeGreaterThanOrEqual(format.largeur);
  expect(format.pas_y).toBeGreaterThanOrEqual(format.hauteur);
});

test('a sheet begun before is gone on with, and then another', () => {
  const { sheets } = labelFacts(
    sheetOf(
      Array.from({ length: 4 }, (_, n) => label({ code: `EQ-${n}` })),
      { position: 23 },
    ),
  );
  const places = sheets.map((sheet) => sheet.map(({ code, colonne, rangee }) => [code, colonne, rangee]));
  expect(places).toEqual([
    [
      ['EQ-0', 1, 7],
      ['EQ-1', 2, 7],
    ],
    [
      ['EQ-2', 0, 0],
      ['EQ-3', 1, 0],
    ],
  ]);
  expect(labelFacts(sheetOf([label()], { position: 65 })).sheets[0]).toMatchObject([{ colonne: 0, rangee: 0 }]);
});

test.each([
  ['مضخة رقم 3 (CR-15)', true, 'مضخة رقم 3 (CR-15)'],
  ['3 مضخات', true, '3 مضخات'],
  ['Pompe مضخة', false, 'Pompe مضخة'],
  ['\u202egnp.exe\u2066x', false, 'gnp.exex'],
  ['ligne\r\n\tsuivante\u2028fin\0', false, 'ligne suivante fin'],
])('%j is written from the right: %s', (nom, is_rtl, shown) => {
  expect(labelFacts(sheetOf([label({ nom })])).sheets[0]).toMatchObject([{ is_rtl, nom: shown }]);
});

const hostile = [
  '#read("/etc/passwd") #panic("x") $x^2$ *gras* _italique_ <b> @ref \\ ` // */',
  '"}],"format":null,{"',
  '= Titre\n- liste',
  'Groupe électrogène de secours de la salle des machines du bâtiment administratif, niveau moins deux, côté quai de livraison nord de la zone industrielle de Bir Rami',
  'm'.repeat(200),
  '🏭⚙️',
  '',
];
test.each(formats)('names of any kind become paper on %s', async (format) => {
  const items = hostile.flatMap((nom) => [label({ nom }), label({ nom, client: nom, code: nom.slice(0, 60) })]);
  const pdf = await renderLabels(sheetOf(items, { format }));
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  const perSheet = formatsEtiquette[format].colonnes * formatsEtiquette[format].rangees;
  expect(pagesOf(pdf)).toBe(Math.ceil(items.length / perSheet));
});

test('in each language, several at once, and a template that is wrong says so without stopping the next', async () => {
  const made = langues.map((langue) => renderLabels(sheetOf([label()], { langue })));
  await expect(renderPdf({ template: '#nope()', facts: {} })).rejects.toThrow(/does not compile.*nope/);
  for (const pdf of await Promise.all(made)) expect(pagesOf(pdf)).toBe(1);
});

/** The pixels of a path of rectangles, as a printer draws them. */
function drawn(svg: string, scale: number) {
  const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]) * scale;
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [, x, y, w] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let py = Number(y) * scale; py < (Number(y) + 1) * scale; py += 1)
      for (let px = Number(x) * scale; px < (Number(x) + Number(w)) * scale; px += 1) data.set([0, 0, 0], (py * size + px) * 4);
  }
  return { data, width: size, height: size, colorSpace: 'srgb' as const };
}

test('the code is read again as what it says', async () => {
  const wasm = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) } });
  const url = 'https://interventions.mif.ma/q/q3Jx0rV5SbeYJm2u0k1b4A';
  const [found] = await readBarcodes(drawn(qrSvg(url), 4) as Parameters<typeof readBarcodes>[0], { formats: ['QRCode'] });
  expect(found?.text).toBe(url);
});
