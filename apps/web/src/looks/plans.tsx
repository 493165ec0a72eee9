import { MOTIF_RATTRAPAGE, type StatutEcheance, type StatutPlan } from '@mif/contract/plans';
import { StatusBadge } from '@mif/ui/status-badge';
import type { Look } from '@mif/ui/status-badge';
import {
  IconAlertTriangle,
  IconArchive,
  IconArrowMerge,
  IconCalendarEvent,
  IconCheck,
  IconCircleX,
  IconClockExclamation,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipForward,
  IconRepeat,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';

const planLooks: Record<StatutPlan, Look> = {
  actif: { tone: 'green', icon: IconRepeat },
  suspendu: { tone: 'amber', icon: IconPlayerPause },
  retire: { tone: 'neutral', icon: IconArchive },
};

/** One colour and one icon for each state of an occurrence, everywhere. */
export const echeanceLooks: Record<StatutEcheance, Look> = {
  prevue: { tone: 'slate', icon: IconCalendarEvent },
  generee: { tone: 'blue', icon: IconPlayerPlay },
  faite: { tone: 'green', icon: IconCheck },
  sautee: { tone: 'neutral', icon: IconPlayerSkipForward },
  regroupee: { tone: 'neutral', icon: IconArrowMerge },
  annulee: { tone: 'neutral', icon: IconCircleX },
};

export function StatutPlanBadge({ statut, variant }: { statut: StatutPlan; variant?: 'soft' | 'plain' }) {
  const t = useTranslations('plans.statuts');
  return <StatusBadge look={planLooks[statut]} label={t(statut)} variant={variant} />;
}

export function EcheanceBadge({ statut, variant }: { statut: StatutEcheance; variant?: 'soft' | 'plain' }) {
  const t = useTranslations('plans.echeances');
  return <StatusBadge look={echeanceLooks[statut]} label={t(statut)} variant={variant} />;
}

/** Why an occurrence was skipped: the words somebody wrote, or those of the catch-up policy. */
export function useSkipReason(): (motif: string) => string {
  const t = useTranslations('plans.detail');
  return (motif) => (motif === MOTIF_RATTRAPAGE ? t('catch_up') : motif);
}

const failures = ['SITE_INACTIVE', 'EQUIPEMENT_RETIRED', 'EQUIPEMENT_NOT_FOUND', 'TECHNICIEN_NOT_FOUND'] as const;

/** Why a plan failed to create its work, and what would be right, from the code of its last failure. */
export function useFailureText(): (code: string) => string {
  const t = useTranslations('plans.detail.failures');
  return (code) => t(failures.find((each) => each === code) ?? 'autre');
}

/** What wants care about a plan: work that is late, a generation that failed, with why; nothing where nothing does. */
export function PlanCare({ plan }: { plan: { is_en_retard: boolean; erreur: { code: string } | null } }) {
  const t = useTranslations('plans.list');
  const failureOf = useFailureText();
  return (
    <>
      {plan.is_en_retard ? <StatusBadge look={{ tone: 'red', icon: IconClockExclamation }} label={t('late')} /> : null}
      {plan.erreur ? (
        <span title={failureOf(plan.erreur.code)}>
          <StatusBadge look={{ tone: 'red', icon: IconAlertTriangle }} label={t('failing')} />
        </span>
      ) : null}
    </>
  );
}
