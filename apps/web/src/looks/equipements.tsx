import type { Criticite, StatutEquipement } from '@mif/contract/equipements';
import { StatusBadge } from '@mif/ui/status-badge';
import type { Look } from '@mif/ui/status-badge';
import {
  IconAlertOctagon,
  IconArchive,
  IconChevronUp,
  IconCircleCheck,
  IconEqual,
  IconFlame,
  IconMinus,
  IconShieldCheck,
  IconTool,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';

const statutEquipementLooks: Record<StatutEquipement, Look> = {
  operationnel: { tone: 'green', icon: IconCircleCheck },
  maintenance: { tone: 'amber', icon: IconTool },
  panne: { tone: 'red', icon: IconAlertOctagon },
  retire: { tone: 'neutral', icon: IconArchive },
};

const criticiteLooks: Record<Criticite, Look> = {
  critique: { tone: 'red', icon: IconFlame },
  important: { tone: 'amber', icon: IconChevronUp },
  standard: { tone: 'neutral', icon: IconEqual },
  non_critique: { tone: 'neutral', icon: IconMinus },
};

export function StatutEquipementBadge({ statut, variant }: { statut: StatutEquipement; variant?: 'soft' | 'plain' }) {
  const t = useTranslations('equipements.statuts');
  return <StatusBadge look={statutEquipementLooks[statut]} label={t(statut)} variant={variant} />;
}

export function CriticiteBadge({ criticite, variant = 'plain' }: { criticite: Criticite; variant?: 'soft' | 'plain' }) {
  const t = useTranslations('equipements.criticites');
  return <StatusBadge look={criticiteLooks[criticite]} label={t(criticite)} variant={variant} />;
}

/** Says that the warranty still runs; nothing where it does not. */
export function GarantieBadge({ equipement }: { equipement: { is_sous_garantie: boolean } }) {
  const t = useTranslations('equipements.garantie');
  return equipement.is_sous_garantie ? <StatusBadge look={{ tone: 'blue', icon: IconShieldCheck }} label={t('en_cours')} /> : null;
}
