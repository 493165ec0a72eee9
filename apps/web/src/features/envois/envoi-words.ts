import type { EnvoiItem } from '@mif/contract/envois';
import { IconAlertTriangle, IconCheck, IconClock, IconMailOff, IconStack2 } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { reasonOf } from './reason.ts';

/** The colour and the sign of where a delivery stands. */
export const envoiLooks = {
  a_envoyer: { tone: 'blue', icon: IconClock },
  a_grouper: { tone: 'slate', icon: IconStack2 },
  envoye: { tone: 'green', icon: IconCheck },
  abandonne: { tone: 'neutral', icon: IconMailOff },
  echoue: { tone: 'red', icon: IconAlertTriangle },
} as const;

/** How a delivery and what stopped it are said. */
export function useEnvoiWords() {
  const t = useTranslations();
  return {
    subject({ modele, evenement, reference }: EnvoiItem): string {
      const name =
        modele === 'resume'
          ? t('centre.envois.resume')
          : modele === 'notification'
            ? evenement
              ? t(`modeles.evenements.${evenement}`)
              : t('centre.envois.notification')
            : t(`modeles.liens.${modele}`);
      return reference ? `${name} · ${reference}` : name;
    },
    reason: ({ derniere_erreur }: EnvoiItem): string | null =>
      derniere_erreur === null ? null : t(`centre.envois.reasons.${reasonOf(derniere_erreur)}`),
  };
}
