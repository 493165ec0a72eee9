import { ImportMapping, type RunImportInput, type Registre } from '@mif/contract/imports';
import { writeXlsx } from 'hucre/xlsx';
import type { Ctx } from '../kernel/context.ts';
import { previewImport } from './preview.ts';
import { plainTexts } from './test-import.ts';
import { runImport } from './run.ts';

type Cell = string | number | boolean | Date | null;

/** A workbook of one sheet a name. */
export async function workbookOf(sheets: Record<string, Cell[][]>): Promise<Buffer> {
  const file = await writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })) });
  return Buffer.from(file);
}

/**
 * Imports a file as the page does: its columns mapped as they are proposed.
 * @param contenu text, or the bytes of a file
 */
export async function importFile(
  ctx: Ctx,
  registre: Registre,
  contenu: string | Buffer,
  more: Partial<ImportMapping> = {},
  how: Partial<RunImportInput> = {},
) {
  const file = { registre, nom: 'fichier', contenu_base64: Buffer.from(contenu).toString('base64') };
  const { mapping_propose } = await previewImport(ctx, file);
  const mapping = ImportMapping.parse({ ...mapping_propose, ...more });
  return runImport(ctx, { ...file, mapping, is_essai: false, ignorer_erreurs: false, ...how }, plainTexts);
}
