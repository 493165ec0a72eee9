import type { Changements } from '@mif/contract/journal';
import { useTranslations } from 'use-intl';
import { useFieldLabel } from '../../app/form.ts';
import type { HistoryPart } from '../../app/record-history.tsx';

/** How the changes of contacts are said in the history of the company or the site they belong to. */
export function useContactHistory(): HistoryPart {
  const t = useTranslations('contacts.history');
  const labelOf = useFieldLabel('contacts.fields');
  return {
    labelOf,
    titleOf(action, acteur, changements) {
      if (action === 'create') return t('create', { acteur, nom: nameIn(changements) });
      return action === 'update' || action === 'deactivate' ? t(action, { acteur }) : null;
    },
  };
}

function nameIn(changements: Changements): string {
  const nom = changements['nom']?.apres;
  return typeof nom === 'string' ? nom : '';
}
