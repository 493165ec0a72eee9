import type { EtatHabilitation, Habilitation } from '@mif/contract/habilitations';
import { StatusBadge } from '@mif/ui/status-badge';
import type { Look } from '@mif/ui/status-badge';
import { IconAlertTriangle, IconCertificate, IconClockExclamation, IconHourglass, IconRefresh } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';

const looks: Record<EtatHabilitation, Look> = {
  valide: { tone: 'green', icon: IconCertificate },
  expire_bientot: { tone: 'amber', icon: IconClockExclamation },
  expiree: { tone: 'red', icon: IconAlertTriangle },
  a_venir: { tone: 'slate', icon: IconHourglass },
};

/** What a certificate is today; one that was renewed says so alone. */
export function HabilitationBadge({ habilitation }: { habilitation: Pick<Habilitation, 'etat' | 'is_remplacee' | 'jours_restants'> }) {
  const t = useTranslations('habilitations');
  const { etat, is_remplacee, jours_restants } = habilitation;
  if (is_remplacee) return <StatusBadge look={{ tone: 'neutral', icon: IconRefresh }} label={t('replaced')} />;
  const label = etat === 'expire_bientot' && jours_restants !== null ? t('left', { n: jours_restants }) : t(`etats.${etat}`);
  return <StatusBadge look={looks[etat]} label={label} />;
}

/** How many certificates of a technician want care; nothing where none does. */
export function HabilitationCounts({ counts }: { counts: { expirees: number; bientot: number } }) {
  const t = useTranslations('habilitations');
  return (
    <>
      {counts.expirees > 0 ? <StatusBadge look={looks.expiree} label={t('expired_count', { n: counts.expirees })} variant="plain" /> : null}
      {counts.bientot > 0 ? (
        <StatusBadge look={looks.expire_bientot} label={t('soon_count', { n: counts.bientot })} variant="plain" />
      ) : null}
    </>
  );
}
