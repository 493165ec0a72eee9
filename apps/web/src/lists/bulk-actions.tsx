import { Button } from '@mantine/core';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { SidePanel } from '@mif/ui/side-panel';
import { StatusBadge } from '@mif/ui/status-badge';
import { toast } from '@mif/ui/toast';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLastValue } from '../app/last-value.ts';
import { BulkBar } from './bulk-bar.tsx';
import { runBulk } from './bulk-run.ts';
import type { BulkOutcome } from './bulk-run.ts';
import classes from './lists.module.css';

/** What is done to each row: its button, and the question before it. */
interface BulkAction<Row> {
  action: string;
  question: string;
  isDangerous?: boolean;
  isRepeated?: boolean;
  send: (row: Row) => Promise<unknown>;
}

interface BulkActionsProps<Row extends { id: number }> extends BulkAction<Row> {
  rows: readonly Row[];
  choose: (ids: ReadonlySet<number>) => void;
  rowLabel: (row: Row) => string;
  /** What else can be done to each. */
  more?: readonly BulkAction<Row>[];
  /** Has what was shown read again. */
  onDone: () => void;
  /** Other buttons of the bar. */
  children?: ReactNode;
}

/** The bar of a list with what can be done to the chosen rows: asks, does it row by row, and tells how many were done and why not the others. */
export function BulkActions<Row extends { id: number }>(props: BulkActionsProps<Row>) {
  const t = useTranslations();
  const { rows, choose } = props;
  const [asked, setAsked] = useState<string | null>(null);
  const actions: readonly BulkAction<Row>[] = [props, ...(props.more ?? [])];
  // The dialog keeps its words while it closes.
  const chosen = useLastValue(actions.find(({ action }) => action === asked)) ?? props;
  const [progress, setProgress] = useState<number | null>(null);
  const [outcomes, setOutcomes] = useState<readonly BulkOutcome<Row>[] | null>(null);
  async function run() {
    const { send, isRepeated = false } = chosen;
    const told = await runBulk({ rows, send, isRepeated, lost: t('common.states.network_text'), onProgress: setProgress });
    setProgress(null);
    setAsked(null);
    props.onDone();
    const refused = told.filter(({ refusal }) => refusal !== null);
    choose(new Set(refused.map(({ row }) => row.id)));
    if (refused.length === 0) toast(t('lists.bulk_done', { n: told.length }));
    else setOutcomes(told);
  }
  return (
    <>
      {rows.length > 0 ? (
        <BulkBar n={rows.length} progress={progress} onUnselect={() => choose(new Set())}>
          {actions.map(({ action }) => (
            <Button key={action} size="xs" variant="default" disabled={progress !== null} onClick={() => setAsked(action)}>
              {action}
            </Button>
          ))}
          {props.children}
        </BulkBar>
      ) : null}
      <ConfirmDialog
        isOpen={asked !== null && rows.length > 0}
        title={chosen.action}
        confirmLabel={chosen.action}
        cancelLabel={t('common.actions.cancel')}
        isDangerous={chosen.isDangerous ?? false}
        isLoading={progress !== null}
        onConfirm={() => void run()}
        onClose={() => setAsked(null)}
      >
        {chosen.question}
      </ConfirmDialog>
      <Outcomes title={chosen.action} outcomes={outcomes} rowLabel={props.rowLabel} onClose={() => setOutcomes(null)} />
    </>
  );
}

function Outcomes<Row extends { id: number }>(props: {
  title: string;
  outcomes: readonly BulkOutcome<Row>[] | null;
  rowLabel: (row: Row) => string;
  onClose: () => void;
}) {
  const t = useTranslations('lists');
  const shown = useLastValue(props.outcomes ?? undefined) ?? [];
  const refused = shown.filter(({ refusal }) => refusal !== null).length;
  return (
    <SidePanel isOpen={props.outcomes !== null} title={props.title} onClose={props.onClose}>
      <p>{t('bulk_done', { n: shown.length - refused })}</p>
      <p role="alert">{t('bulk_refused', { n: refused })}</p>
      <ul className={classes.outcomes}>
        {shown.map(({ row, refusal }) => (
          <li key={row.id}>
            <span className={classes.outcomeHead}>
              <bdi>{props.rowLabel(row)}</bdi>
              {refusal === null ? (
                <StatusBadge look={{ tone: 'green', icon: IconCheck }} label={t('bulk_one_done')} />
              ) : (
                <StatusBadge look={{ tone: 'red', icon: IconAlertTriangle }} label={t('bulk_one_refused')} />
              )}
            </span>
            {refusal === null ? null : <span>{refusal}</span>}
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}
