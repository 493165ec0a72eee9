import { readFileSync } from 'node:fs';
import { formatsEtiquette, type Etiquette, type FormatEtiquette } from '@mif/contract/etiquettes';
import type { Langue } from '@mif/contract/users';
import { directionOf } from '@mif/i18n/messages';
import { translatorOf } from '@mif/i18n/server';
import { qrSvg } from './qr.ts';
import { renderPdf } from './typst.ts';

/** What a sheet of labels is made of. */
export interface LabelSheet {
  items: readonly Etiquette[];
  format: FormatEtiquette;
  /** The first free label of the first sheet, counted from 1 along the rows; beyond a sheet it is a new one. */
  position: number;
  langue: Langue;
  /** Where browsers reach the product, without a slash at the end. */
  public_url: string;
}

const template = readFileSync(new URL('labels.typ', import.meta.url), 'utf8');

/**
 * The PDF of some labels, as A4 sheets of labels are sold.
 * @returns its bytes
 */
export function renderLabels(sheet: LabelSheet): Promise<Uint8Array> {
  return renderPdf({ template, facts: labelFacts(sheet) });
}

/** Where each label is, and what it says, as the template reads it. */
export function labelFacts({ items, format: name, position, langue, public_url }: LabelSheet) {
  const format = formatsEtiquette[name];
  const perSheet = format.colonnes * format.rangees;
  const first = position > perSheet ? 0 : position - 1;
  const placed = items.map((item, index) => {
    const place = (first + index) % perSheet;
    const nom = printable(item.nom);
    return {
      page: Math.floor((first + index) / perSheet),
      colonne: place % format.colonnes,
      rangee: Math.floor(place / format.colonnes),
      code: printable(item.code),
      nom,
      client: item.client === null ? null : printable(item.client),
      is_rtl: isRtl(nom),
      qr: qrSvg(`${public_url}/q/${item.jeton}`),
    };
  });
  const pages = Math.max(0, ...placed.map(({ page }) => page)) + 1;
  return {
    format,
    caption: translatorOf(langue)('etiquettes.caption'),
    is_caption_rtl: directionOf(langue) === 'rtl',
    sheets: Array.from({ length: pages }, (_, page) => placed.filter((label) => label.page === page)),
  };
}

/** What paper can show: without what only moves or hides other letters. */
function printable(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(/(?![\u200c\u200d])\p{Cf}/gu, '')
    .toWellFormed()
    .trim();
}

/** Whether a text is written from the right: as its first letter is. */
function isRtl(text: string): boolean {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter !== undefined && /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter);
}
