import { ImportMapping, type RunImportInput } from '@mif/contract/imports';
import type { Translate } from './run.ts';

/** Titles of the files of tests, and their usual mapping. */
export const titles = 'BscStartDate,Asset,OriginalShorttext,PMType,Cost';
export const colonnes = { date_creation: 'BscStartDate', equipement: 'Asset', titre: 'OriginalShorttext', type: 'PMType', cout: 'Cost' };

/** Says the code and what was expected, where sentences do not matter. */
export const plainTexts: Translate = (code, langue, { attendu }) => `${langue} ${code}${typeof attendu === 'string' ? ` ${attendu}` : ''}`;

/** An import that writes, and creates equipment, where the test says nothing else. */
export function importInput(texte: string | Buffer, mapping: Partial<ImportMapping>, more: Partial<RunImportInput> = {}): RunImportInput {
  return {
    registre: 'interventions',
    nom: 'historique.csv',
    contenu_base64: Buffer.from(texte).toString('base64'),
    mapping: ImportMapping.parse({
      colonnes,
      valeurs: { type: { PM01: 'corrective', PM02: 'preventive' } },
      devise: 'AUD',
      creer_equipements: true,
      ...mapping,
    }),
    is_essai: false,
    ignorer_erreurs: false,
    ...more,
  };
}
