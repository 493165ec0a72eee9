import { taches, type Tache, type TachePlanifiee } from '@mif/contract/travaux';
import { Button } from '@mantine/core';
import { ScrollRegion } from '@mif/ui/scroll-region';
import { toast } from '@mif/ui/toast';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useCan } from '../../app/me.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { Instant } from '../../looks/interventions.tsx';
import { EtatTravailBadge } from './travail-badge.tsx';
import classes from './travaux.module.css';
import { useTacheName } from './words.ts';

/** Tasks that run by themselves, and the button that does not wait for their hour. */
export function ScheduledTable({ planifiees }: { planifiees: readonly TachePlanifiee[] }) {
  const t = useTranslations('travaux.scheduled');
  const name = useTacheName();
  const cadence = useCadence();
  return (
    <ScrollRegion label={t('title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('title')}</th>
            <th scope="col">{t('cadence')}</th>
            <th scope="col">{t('last')}</th>
            <th scope="col">{t('next')}</th>
            <th scope="col" className={classes.end}>
              {t('run')}
            </th>
          </tr>
        </thead>
        <tbody>
          {planifiees.map((row) => (
            <tr key={row.tache}>
              <th scope="row">{name(row.tache)}</th>
              <td>{cadence(row)}</td>
              <td>{row.derniere_at === null ? <span className={classes.zero}>{t('never')}</span> : <Instant value={row.derniere_at} />}</td>
              <td>
                <Instant value={row.prochaine_at} />
              </td>
              <td className={classes.end}>
                <RunButton row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function useCadence(): (row: TachePlanifiee) => string {
  const t = useTranslations('travaux.scheduled');
  const format = useFormat();
  return ({ minutes, heure, prochaine_at }) =>
    minutes === null || heure !== null ? t('daily', { heure: format.instant(prochaine_at, 'time') }) : t('every', { n: minutes });
}

function RunButton({ row }: { row: TachePlanifiee }) {
  const t = useTranslations('travaux.scheduled');
  const name = useTacheName();
  const can = useCan();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const run = trpc.travaux.run.useMutation({
    onSuccess: () => toast(t('asked')),
    onError: refused,
    onSettled: () => utils.travaux.invalidate(),
  });
  const tache = taches.find((known): known is Tache => known === row.tache);
  if (row.is_running) return <EtatTravailBadge etat="en_cours" variant="plain" />;
  if (!can('travail.update') || tache === undefined) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={run.isPending}
      aria-label={t('run_of', { tache: name(tache) })}
      onClick={() => run.mutate({ tache })}
    >
      {t('run')}
    </Button>
  );
}
