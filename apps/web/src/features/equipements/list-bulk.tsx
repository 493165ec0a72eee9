import { useTranslations } from 'use-intl';
import { useCan } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import type { Outputs } from '../../app/trpc.ts';
import { BulkActions } from '../../lists/bulk-actions.tsx';
import { BulkBar } from '../../lists/bulk-bar.tsx';
import { LabelsButton } from '../etiquettes/labels-button.tsx';

type Row = Outputs['equipements']['list']['items'][number];

/** What can be done with several machines at once: their labels for whoever prints them, taking them out of service for managers. */
export function EquipementsBulk({ rows, choose }: { rows: readonly Row[]; choose: (ids: ReadonlySet<number>) => void }) {
  const t = useTranslations('lists');
  const can = useCan();
  const utils = trpc.useUtils();
  const retire = trpc.equipements.retire.useMutation();
  if (!can('equipement.retire')) {
    return rows.length === 0 ? null : (
      <BulkBar n={rows.length} onUnselect={() => choose(new Set())}>
        <LabelsButton rows={rows} />
      </BulkBar>
    );
  }
  return (
    <BulkActions
      rows={rows}
      choose={choose}
      rowLabel={(row) => row.nom}
      action={t('bulk_actions.retire')}
      question={t('bulk_confirm.equipements', { n: rows.length })}
      isDangerous
      isRepeated
      send={({ id, version }) => retire.mutateAsync({ id, version })}
      onDone={() => void utils.equipements.invalidate()}
    >
      <LabelsButton rows={rows} />
    </BulkActions>
  );
}
