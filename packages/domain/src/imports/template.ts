import type { ImportTemplate, Registre } from '@mif/contract/imports';
import { writeXlsx } from 'hucre/xlsx';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { registerImports } from './registers.ts';

/** Rows of a template in which codes are chosen from a list. */
const ROWS = 2000;
/** A list of choices is written into the file itself, which has no place for more. */
const MAX_LIST = 250;

/** What one writes in a field, where its name does not say it. */
const examples: Readonly<Record<string, string>> = {
  client: 'CLI-0001',
  site: 'Usine de Berrechid',
  parent: 'Ligne 1 / Presse 4',
  code: 'PR-44',
  nom: 'Compresseur à vis',
  type: 'compresseur',
  ice: '001561191000066',
  telephone: '0522 47 18 30',
  mobile: '0661 20 45 18',
  email: 'nom@exemple.ma',
  compte: 'nom@exemple.ma',
  latitude: '33.5731',
  longitude: '-7.5898',
  base_latitude: '33.5731',
  base_longitude: '-7.5898',
  horaires: 'lun-ven 08:00-12:00, 14:00-18:00 ; sam 08:00-12:00',
  competences: 'ELEC 3 ; HYDR 2',
  habilitations: 'ELEC-BR 10/01/2024 → 09/01/2027',
  champs: 'Puissance [kW] : nombre ; Fluide : choix (Eau, Huile)',
  date_mise_en_service: '31/03/2026',
  date_fin_garantie: '31/03/2028',
  date_creation: '31/03/2026',
  cout: '1234.50',
};

const columnOf = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : columnOf(Math.floor(index / 26) - 1) + columnOf(index % 26);

/**
 * A workbook to fill: a sheet of titles that import without being mapped, with lists where a field is coded, and one that
 * says what each column takes.
 * @param word a text of i18n in the caller's language, by its key
 */
export async function makeTemplate(ctx: Ctx, { registre }: { registre: Registre }, word: (key: string) => string): Promise<ImportTemplate> {
  requirePermission(ctx.actor, 'import.run');
  const fields = await registerImports[registre].fields(ctx);
  const titleOf = ({ champ, libelle }: (typeof fields)[number]) => libelle ?? word(`imports.fields.${registre}.${champ}`);
  const name = word(`imports.registres.${registre}`)
    .replaceAll(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31);
  const rightToLeft = ctx.langue === 'ar';
  const bold = { style: { font: { bold: true } } };
  const legend = fields.map((field) => [
    titleOf(field),
    word(`common.words.${field.is_requis ? 'required' : 'optional'}`),
    field.codes?.join(' · ') ?? examples[field.champ] ?? '',
  ]);
  const file = await writeXlsx({
    sheets: [
      {
        name,
        rows: [fields.map(titleOf)],
        columns: fields.map((field) => ({ width: Math.max(16, Math.min(titleOf(field).length + 4, 40)), numFmt: '@' })),
        cells: new Map(fields.map((_, index) => [`0,${index}`, bold])),
        freezePane: { rows: 1 },
        view: { rightToLeft },
        dataValidations: fields.flatMap(({ codes }, index) =>
          codes && codes.join(',').length <= MAX_LIST && !codes.some((code) => code.includes(','))
            ? [{ type: 'list' as const, values: [...codes], range: `${columnOf(index)}2:${columnOf(index)}${ROWS}`, allowBlank: true }]
            : [],
        ),
      },
      {
        name: word('imports.legend.sheet'),
        rows: [[word('imports.legend.title'), word('imports.legend.need'), word('imports.legend.values')], ...legend],
        columns: [{ width: 28 }, { width: 14 }, { width: 60 }],
        cells: new Map([0, 1, 2].map((index) => [`0,${index}`, bold])),
        freezePane: { rows: 1 },
        view: { rightToLeft },
      },
    ],
  });
  return { nom: `${registre}-modele.xlsx`, contenu_base64: Buffer.from(file).toString('base64') };
}
