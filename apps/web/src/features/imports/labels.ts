import type { ImportField, Registre } from '@mif/contract/imports';
import { importCodeLabels, importFieldLabel } from '@mif/i18n/import-labels';
import type { Catalogue } from '@mif/i18n/messages';
import { useMessages } from 'use-intl';

/** What target fields and codes are called, in the reader's language. */
export function useImportLabels() {
  // A page is shown once every text is there: what use-intl types as the first ones is the whole catalogue.
  const all = useMessages() as unknown as Catalogue;
  return {
    field: (registre: Registre, { champ, libelle }: Pick<ImportField, 'champ' | 'libelle'>) =>
      libelle ?? importFieldLabel(all, registre, champ),
    code: (registre: Registre, champ: string, value: string) => importCodeLabels(all, registre, champ)?.[value] ?? value,
  };
}
