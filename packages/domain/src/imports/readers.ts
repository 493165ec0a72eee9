import { toLatinDigits } from '@mif/contract/digits';
import { brokenRule } from '@mif/contract/rules';
import type { z } from 'zod';
import { readCivilDate, readText, type CellFault } from './cells.ts';
import type { CellOutcome, CellRefusal, Codes, ImportField } from './fields.ts';
import { fold, words } from './vocabulary.ts';

type Reader = ImportField['read'];

/** A cell whose value is not what was expected. */
export function unfit(attendu: CellFault, details: CellRefusal['details'] = {}): CellRefusal {
  return { code: 'IMPORT_VALUE_INVALID', details: { attendu, ...details } };
}

// What Excel shows of a long number: its last digits are lost.
const scientific = /^[+-]?\d(?:[.,]\d+)?E\+\d{1,3}$/i;
const spreadsheetError = /^#(?:N\/A|N\/D|REF!|NAME\?|NOM\?|VALUE!|VALEUR!|DIV\/0!|NUM!|NOMBRE!|NULL!|NUL!|SPILL!|CALC!)$/i;

/** What a cell holds as text, before its field looks at it. */
function plain(cell: string, lines: 'one' | 'many'): { text: string } | CellRefusal {
  // The mark exports put before what a spreadsheet would calculate.
  const shown = /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
  if (spreadsheetError.test(shown.trim())) return unfit('erreur_tableur');
  const read = readText(shown, lines);
  return typeof read === 'string' ? unfit(read) : read;
}

/**
 * A text the contract's shape takes.
 * @param schema of the field, as its verb takes it
 */
export function textOf(schema: z.ZodType, lines: 'one' | 'many' = 'one'): Reader {
  return (cell) => {
    const read = plain(cell, lines);
    return 'text' in read ? checked(schema, read.text) : read;
  };
}

/**
 * A code, a number of a record: what spreadsheets take for a number and cut.
 * @param mend the text that was certainly meant, where it can be told
 */
export function identifierOf(schema: z.ZodType, mend: (text: string) => string = (text) => text): Reader {
  return (cell) => {
    const read = plain(cell, 'one');
    if (!('text' in read)) return read;
    return scientific.test(read.text) ? unfit('notation') : checked(schema, mend(read.text));
  };
}

/** One of the codes of a field: the code itself, or what people write for it. */
export function codeOf({ codes, meanings }: Codes): Reader {
  return (cell) => {
    const code = meanings.get(fold(cell));
    return code === undefined ? unfit('code', { codes }) : { value: code };
  };
}

/** The codes of a field with what people write for each. */
export function codesOf<Code extends string>(table: Record<Code, string>): Codes {
  const codes = Object.keys(table);
  const meanings = new Map(
    codes.flatMap((code) =>
      [code, ...words(table[code as Code])].map((name) => [fold(name), code] as const).filter(([name]) => name !== ''),
    ),
  );
  return { codes, meanings };
}

export const yesNo = codesOf({
  oui: 'oui | vrai | yes | true | x | 1 | actif | active | نعم | صحيح | مفعل | نشط',
  non: 'non | faux | no | false | 0 | inactif | inactive | لا | خطأ | غير مفعل | غير نشط',
});

/** Yes or no, as people and spreadsheets write it. */
export const booleanCell: Reader = (cell) => {
  const said = yesNo.meanings.get(fold(toLatinDigits(cell)));
  return said === undefined ? unfit('oui_non') : { value: said === 'oui' };
};

/** A civil date. */
export const dateCell: Reader = (cell, { format_date }) => {
  const read = readCivilDate(cell, format_date);
  return typeof read === 'string' ? unfit(read) : { value: read.date };
};

/** A number with a decimal comma or point, thousands in groups of spaces. */
export function numberOf(schema: z.ZodType): Reader {
  return (cell) => {
    const text = toLatinDigits(cell)
      .replaceAll(/[\s\u00a0\u202f]/g, '')
      .replace(/^[\u2212]/, '-')
      .replace('٫', '.')
      .replace(',', '.');
    if (!/^[+-]?\d+(?:\.\d+)?(?:E[+-]?\d{1,2})?$/i.test(text)) return unfit('nombre');
    return checked(schema, Number(text));
  };
}

/** What a shape of the contract says to a value. */
export function checked(schema: z.ZodType, value: unknown): CellOutcome {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  const [issue] = parsed.error.issues;
  return issue ? refusalOf(issue) : unfit('code');
}

/** The catalogue's sentence for an issue of zod. */
export function refusalOf(issue: z.core.$ZodIssue): CellRefusal {
  const broken = brokenRule(issue);
  if (broken) return broken;
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string'
        ? { code: 'IMPORT_VALUE_TOO_LONG', details: { max: Number(issue.maximum) } }
        : unfit('nombre_borne', { max: Number(issue.maximum) });
    case 'too_small':
      return issue.origin === 'string' ? { code: 'IMPORT_VALUE_REQUIRED' } : unfit('nombre_borne', { min: Number(issue.minimum) });
    case 'invalid_format':
      return issue.format === 'email' ? unfit('email') : unfit('illisible');
    case 'invalid_type':
      return unfit('entier');
    default:
      return { code: 'IMPORT_VALUE_INVALID', details: {} };
  }
}
