import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';
import type { Outputs } from '../../app/trpc.ts';
import { BulkActions } from '../../lists/bulk-actions.tsx';

type Row = Outputs['plans']['list']['items'][number];

/** Several plans at once: suspended, or resumed where all that are chosen are suspended. */
export function PlansBulk({ rows, choose }: { rows: readonly Row[]; choose: (ids: ReadonlySet<number>) => void }) {
  const t = useTranslations('plans.list');
  const utils = trpc.useUtils();
  const suspend = trpc.plans.suspend.useMutation();
  const resume = trpc.plans.resume.useMutation();
  const isResuming = rows.length > 0 && rows.every(({ statut }) => statut === 'suspendu');
  return (
    <BulkActions
      rows={rows}
      choose={choose}
      rowLabel={(row) => row.titre}
      action={isResuming ? t('bulk_resume') : t('bulk_suspend')}
      question={t(isResuming ? 'bulk_resume_question' : 'bulk_suspend_question', { n: rows.length })}
      send={({ id, version }) =>
        isResuming ? resume.mutateAsync({ id, version }) : suspend.mutateAsync({ id, version, motif: t('bulk_reason') })
      }
      onDone={() => void utils.plans.invalidate()}
    />
  );
}
