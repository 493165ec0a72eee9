import type { EtatTravail, Processus } from '@mif/contract/travaux';
import { StatusBadge } from '@mif/ui/status-badge';
import type { Look } from '@mif/ui/status-badge';
import {
  IconAlertOctagon,
  IconCalendarEvent,
  IconCheck,
  IconHourglass,
  IconPlayerPlay,
  IconRefresh,
  IconRotateClockwise,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useWait } from './words.ts';

const looks: Record<EtatTravail, Look> = {
  en_cours: { tone: 'blue', icon: IconPlayerPlay },
  en_attente: { tone: 'slate', icon: IconHourglass },
  programme: { tone: 'neutral', icon: IconCalendarEvent },
  a_reessayer: { tone: 'amber', icon: IconRotateClockwise },
  echoue: { tone: 'red', icon: IconAlertOctagon },
};

/** Where a job is, as colour, icon and word. */
export function EtatTravailBadge({ etat, variant }: { etat: EtatTravail; variant?: 'soft' | 'plain' }) {
  const t = useTranslations('travaux.etats');
  return <StatusBadge look={looks[etat]} label={t(etat)} variant={variant} />;
}

const processusLooks: Record<Processus['etat'], Look> = {
  actif: { tone: 'green', icon: IconCheck },
  muet: { tone: 'red', icon: IconAlertOctagon },
  remplace: { tone: 'neutral', icon: IconRefresh },
};

/** Whether a worker is alive, and for how long it has been silent. */
export function ProcessusBadge({ processus }: { processus: Processus }) {
  const t = useTranslations('travaux.workers.etats');
  const wait = useWait();
  return (
    <StatusBadge look={processusLooks[processus.etat]} label={t(processus.etat, { duree: wait(processus.silence_s) })} variant="plain" />
  );
}
