import type { ImportPreview, PreviewImportInput } from '@mif/contract/imports';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { readImportFile } from './file.ts';
import { guessRegister } from './guess-register.ts';
import { findMapping } from './mappings.ts';
import { registerImports } from './registers.ts';
import type { ImportTable } from './table.ts';

const FIRST_ROWS = 5;
const MAX_EXAMPLES = 40;
/** A column with no more different values than this is shown with all of them. */
const FEW_VALUES = 30;
const MAX_SHOWN = 200;

/**
 * What a file looks like: how it is written, its columns, examples, and the mapping its columns had last time or, the
 * first time, the one they suggest; where they are another register's, which. Writes nothing.
 * @throws IMPORT_FILE_UNREADABLE, IMPORT_FILE_TOO_LARGE, IMPORT_COLUMN_DUPLICATE, IMPORT_TOO_MANY_ROWS, PERMISSION_DENIED
 */
export async function previewImport(ctx: Ctx, input: PreviewImportInput): Promise<ImportPreview> {
  requirePermission(ctx.actor, 'import.run');
  const { registre } = input;
  const register = registerImports[registre];
  const table = await readImportFile(input);
  const { colonnes, separateur, encodage, feuilles, feuille, lignes } = table;
  const kept = await findMapping(ctx, registre, colonnes);
  const valuesOf = (colonne: string) => lignes.map(({ cellules }) => cellules[colonnes.indexOf(colonne)] ?? '');
  const mapping = kept ?? (await register.propose(ctx, colonnes, valuesOf));
  await register.guard(ctx, mapping, true);
  return {
    registre,
    champs: await register.fields(ctx),
    colonnes,
    exemples: examplesOf(table),
    separateur,
    encodage,
    feuilles,
    feuille,
    lignes: lignes.length,
    mapping_propose: mapping,
    mapping_connu: kept !== null,
    registre_probable: kept ? null : await guessRegister(ctx, registre, colonnes),
  };
}

/** The first rows, and the first row of each further value of columns that have few. */
function examplesOf({ colonnes, lignes }: ImportTable): Record<string, string>[] {
  const whole = lignes.filter(({ cellules }) => cellules.length === colonnes.length);
  const chosen = new Set(whole.slice(0, FIRST_ROWS));
  for (const place of colonnes.keys()) {
    const firstOf = new Map<string, (typeof whole)[number]>();
    for (const row of whole) {
      const value = (row.cellules[place] ?? '').trim();
      if (!firstOf.has(value)) firstOf.set(value, row);
      if (firstOf.size > FEW_VALUES) break;
    }
    if (firstOf.size > FEW_VALUES) continue;
    for (const row of firstOf.values()) if (chosen.size < MAX_EXAMPLES) chosen.add(row);
  }
  return [...chosen].map(({ cellules }) =>
    Object.fromEntries(colonnes.map((colonne, place) => [colonne, (cellules[place] ?? '').replaceAll('\0', '␀').slice(0, MAX_SHOWN)])),
  );
}
