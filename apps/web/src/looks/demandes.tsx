import type { SourceDemande, StatutDemande } from '@mif/contract/demandes';
import { StatusBadge } from '@mif/ui/status-badge';
import type { Look } from '@mif/ui/status-badge';
import { IconBuilding, IconCheck, IconCircleX, IconCopy, IconHelmet, IconHourglass, IconQrcode, IconThumbDown } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';

const statutDemandeLooks: Record<StatutDemande, Look> = {
  soumise: { tone: 'amber', icon: IconHourglass },
  acceptee: { tone: 'green', icon: IconCheck },
  refusee: { tone: 'red', icon: IconThumbDown },
  doublon: { tone: 'neutral', icon: IconCopy },
  annulee: { tone: 'neutral', icon: IconCircleX },
};

const sourceLooks: Record<SourceDemande, Look> = {
  client: { tone: 'neutral', icon: IconBuilding },
  employe: { tone: 'neutral', icon: IconHelmet },
  qr: { tone: 'neutral', icon: IconQrcode },
};

export function StatutDemandeBadge({ statut, variant }: { statut: StatutDemande; variant?: 'soft' | 'plain' }) {
  const t = useTranslations('demandes.statuts');
  return <StatusBadge look={statutDemandeLooks[statut]} label={t(statut)} variant={variant} />;
}

export function SourceDemandeBadge({ source }: { source: SourceDemande }) {
  const t = useTranslations('demandes.sources');
  return <StatusBadge look={sourceLooks[source]} label={t(source)} variant="plain" />;
}
