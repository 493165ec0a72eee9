import { Button } from '@mantine/core';
import { SidePanel } from '@mif/ui/side-panel';
import { StatusBadge } from '@mif/ui/status-badge';
import { toast } from '@mif/ui/toast';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { trpc } from '../../app/trpc.ts';
import type { Row } from './list-columns.tsx';
import { TechnicienSelect } from './list-people.tsx';
import classes from './list-page.module.css';

/** What became of one row: `refusal` is the sentence, or null where it is done. */
interface Outcome {
  row: Row;
  refusal: string | null;
}

/**
 * The bar under the list while rows are chosen: gives them all to one technician, one command each, and tells of each
 * whether it was done. The refused ones stay chosen.
 */
export function BulkBar({ rows, onSelect }: { rows: readonly Row[]; onSelect: (ids: ReadonlySet<number>) => void }) {
  const t = useTranslations();
  const [technicienId, setTechnicienId] = useState<number | null>(null);
  const [outcomes, setOutcomes] = useState<Outcome[] | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  // The same id on a retry of the same row, version and technician, so that a lost answer is not applied twice.
  const commands = useRef(new Map<string, string>());
  const utils = trpc.useUtils();
  const assign = trpc.interventions.assign.useMutation();

  async function run(technicien_id: number) {
    const done: Outcome[] = [];
    for (const row of rows) {
      setProgress(done.length);
      const key = `${row.id}:${row.version}:${technicien_id}`;
      const command_id = commands.current.get(key) ?? crypto.randomUUID();
      commands.current.set(key, command_id);
      try {
        // One after the other: each is checked against what the one before has changed.
        await assign.mutateAsync({ id: row.id, version: row.version, command_id, technicien_id });
        done.push({ row, refusal: null });
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind !== 'network') commands.current.delete(key);
        done.push({ row, refusal: failure.kind === 'network' ? t('common.states.network_text') : failure.message });
      }
    }
    setProgress(null);
    void utils.interventions.invalidate();
    const refused = done.filter((outcome) => outcome.refusal !== null);
    if (refused.length === 0) {
      toast(t('interventions.list.bulk_done', { n: done.length }));
      onSelect(new Set());
    } else {
      setOutcomes(done);
      onSelect(new Set(refused.map((outcome) => outcome.row.id)));
    }
  }

  return (
    <>
      {rows.length > 0 ? (
        <div className={classes.bulk} role="group" aria-label={t('interventions.list.bulk_assign')}>
          <strong aria-live="polite">
            {progress === null ? t('common.table.selected', { n: rows.length }) : `${progress + 1} / ${rows.length}`}
          </strong>
          <TechnicienSelect value={technicienId} onChange={setTechnicienId} />
          <Button
            size="xs"
            disabled={technicienId === null}
            loading={progress !== null}
            onClick={() => {
              if (technicienId !== null) void run(technicienId);
            }}
          >
            {t('interventions.list.bulk_assign')}
          </Button>
          <Button size="xs" variant="subtle" disabled={progress !== null} onClick={() => onSelect(new Set())}>
            {t('common.table.unselect')}
          </Button>
        </div>
      ) : null}
      <SidePanel isOpen={outcomes !== null} title={t('interventions.list.bulk_assign')} onClose={() => setOutcomes(null)}>
        {outcomes ? <Outcomes outcomes={outcomes} /> : null}
      </SidePanel>
    </>
  );
}

function Outcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  const t = useTranslations('interventions');
  const refused = outcomes.filter((outcome) => outcome.refusal !== null).length;
  const done = outcomes.length - refused;
  return (
    <>
      {done > 0 ? <p>{t('list.bulk_done', { n: done })}</p> : null}
      <p role="alert">{t('list.bulk_partial', { n: refused })}</p>
      <ul className={classes.results}>
        {outcomes.map(({ row, refusal }) => (
          <li key={row.id}>
            <span className={classes.resultHead}>
              <bdi>{row.reference}</bdi>
              {refusal === null ? (
                <StatusBadge look={{ tone: 'green', icon: IconCheck }} label={t('statuts.affectee')} />
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
