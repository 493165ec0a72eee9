import { Button } from '@mantine/core';
import { interventionTransitions } from '@mif/contract/interventions';
import { SidePanel } from '@mif/ui/side-panel';
import { StatusBadge } from '@mif/ui/status-badge';
import { toast } from '@mif/ui/toast';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLastValue } from '../../app/last-value.ts';
import { trpc } from '../../app/trpc.ts';
import { BulkBar } from '../../lists/bulk-bar.tsx';
import { BulkConfirm } from './bulk-confirm.tsx';
import { useBulkRun } from './bulk-run.ts';
import type { BulkAction, Outcome } from './bulk-run.ts';
import type { Row } from './list-columns.tsx';
import classes from './list-page.module.css';
import { TechnicienSelect } from './technicien-select.tsx';

/**
 * What the bar under the list does while rows are chosen: gives them all to one technician, closes or cancels them, one command each, and
 * tells of each whether it was done. The refused ones stay chosen.
 */
export function InterventionsBulk({ rows, onSelect }: { rows: readonly Row[]; onSelect: (ids: ReadonlySet<number>) => void }) {
  const t = useTranslations();
  const [technicienId, setTechnicienId] = useState<number | null>(null);
  const [asked, setAsked] = useState<'close' | 'cancel' | null>(null);
  const [done, setDone] = useState<{ action: BulkAction; outcomes: readonly Outcome[] } | null>(null);
  const shown = useLastValue(done ?? undefined);
  const { progress, run } = useBulkRun();
  const assign = trpc.interventions.assign.useMutation();
  const close = trpc.interventions.close.useMutation();
  const cancel = trpc.interventions.cancel.useMutation();

  function tell(action: BulkAction, outcomes: readonly Outcome[]) {
    setAsked(null);
    const refused = outcomes.filter((outcome) => outcome.refusal !== null);
    onSelect(new Set(refused.map((outcome) => outcome.row.id)));
    if (refused.length === 0) toast(t(`interventions.list.bulk_done.${action}`, { n: outcomes.length }));
    else setDone({ action, outcomes });
  }
  async function giveTo(technicien_id: number) {
    tell('assign', await run(rows, `assign:${technicien_id}`, (command) => assign.mutateAsync({ ...command, technicien_id })));
  }
  async function closeAll() {
    tell('close', await run(rows, 'close', (command) => close.mutateAsync({ ...command, valider_temps: true })));
  }
  async function cancelAll(motif: string) {
    tell('cancel', await run(rows, `cancel:${motif}`, (command) => cancel.mutateAsync({ ...command, motif })));
  }

  return (
    <>
      {rows.length > 0 ? (
        <BulkBar n={rows.length} progress={progress} onUnselect={() => onSelect(new Set())}>
          <TechnicienSelect field="bulk_technicien" isCompact value={technicienId} onChange={setTechnicienId} />
          <Button
            size="xs"
            disabled={technicienId === null}
            loading={progress !== null && asked === null}
            onClick={() => {
              if (technicienId !== null) void giveTo(technicienId);
            }}
          >
            {t('interventions.list.bulk_title.assign')}
          </Button>
          {(['close', 'cancel'] as const).map((action) => (
            <Button key={action} size="xs" variant="default" disabled={progress !== null} onClick={() => setAsked(action)}>
              {t(`interventions.list.bulk_title.${action}`)}
            </Button>
          ))}
        </BulkBar>
      ) : null}
      {asked ? (
        <BulkConfirm
          action={asked}
          n={rows.length}
          isRunning={progress !== null}
          onConfirm={(motif) => void (asked === 'close' ? closeAll() : cancelAll(motif))}
          onClose={() => setAsked(null)}
        />
      ) : null}
      <SidePanel
        isOpen={done !== null}
        title={shown ? t(`interventions.list.bulk_title.${shown.action}`) : ''}
        onClose={() => setDone(null)}
      >
        {shown ? <Outcomes action={shown.action} outcomes={shown.outcomes} /> : null}
      </SidePanel>
    </>
  );
}

function Outcomes({ action, outcomes }: { action: BulkAction; outcomes: readonly Outcome[] }) {
  const t = useTranslations('interventions');
  const refused = outcomes.filter((outcome) => outcome.refusal !== null).length;
  const done = outcomes.length - refused;
  return (
    <>
      {done > 0 ? <p>{t(`list.bulk_done.${action}`, { n: done })}</p> : null}
      <p role="alert">{t('list.bulk_partial', { n: refused })}</p>
      <ul className={classes.results}>
        {outcomes.map(({ row, refusal }) => (
          <li key={row.id}>
            <span className={classes.resultHead}>
              <bdi>{row.reference}</bdi>
              {refusal === null ? (
                <StatusBadge look={{ tone: 'green', icon: IconCheck }} label={t(`statuts.${interventionTransitions[action].to}`)} />
              ) : (
                <StatusBadge look={{ tone: 'red', icon: IconAlertTriangle }} label={t('list.bulk_refused')} />
              )}
            </span>
            <bdi className={classes.none}>{row.titre}</bdi>
            {refusal === null ? null : <span>{refusal}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
