import { DomainError } from '@mif/contract/errors';
import { IMPORT_MAX_BYTES, type PreviewImportInput } from '@mif/contract/imports';
import { unreadable } from './decode.ts';
import { readCsvTable, type ImportTable } from './table.ts';
import { readWorkbook } from './workbook.ts';

/** The stream every password-protected workbook has, as its container names it. */
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Reads a file of rows, text or workbook: what it is follows from its bytes, whatever its name says.
 * @throws IMPORT_FILE_UNREADABLE, IMPORT_FILE_TOO_LARGE, IMPORT_COLUMN_DUPLICATE, IMPORT_TOO_MANY_ROWS
 */
export async function readImportFile({ nom, contenu_base64, feuille }: Omit<PreviewImportInput, 'registre'>): Promise<ImportTable> {
  const bytes = Buffer.from(contenu_base64, 'base64');
  if (bytes.length > IMPORT_MAX_BYTES) throw new DomainError('IMPORT_FILE_TOO_LARGE', { field: 'contenu_base64' });
  const start = bytes.subarray(0, 4).toString('hex');
  if (start === '504b0304') return readWorkbook(bytes, nom, feuille);
  if (start === 'd0cf11e0') throw unreadable(bytes.includes(encryptedPackage) ? 'protege' : 'autre_tableur');
  return readCsvTable(bytes, nom);
}
