import { etatsTravail, type EtatTravail, type TravauxTache } from '@mif/contract/travaux';
import { Button } from '@mantine/core';
import { ScrollRegion } from '@mif/ui/scroll-region';
import { toast } from '@mif/ui/toast';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useCan } from '../../app/me.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './travaux.module.css';
import { useTacheName, useWait } from './words.ts';

function Count({ tache, etat, n }: { tache: string; etat: EtatTravail; n: number }) {
  if (n === 0) return <span className={classes.zero}>0</span>;
  return (
    <Link to="/travaux/file" search={{ tache, etat }}>
      {n}
    </Link>
  );
}

/** Jobs counted by task; each number leads to its jobs. */
export function TasksTable({ taches }: { taches: readonly TravauxTache[] }) {
  const t = useTranslations('travaux');
  const name = useTacheName();
  const wait = useWait();
  const can = useCan();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const retry = trpc.travaux.retryFailed.useMutation({
    onSuccess: async ({ relances, restants }) => {
      toast([t('retried', { n: relances }), ...(restants > 0 ? [t('retried_left', { n: restants })] : [])].join(' '));
      await utils.travaux.invalidate();
    },
    onError: refused,
  });
  return (
    <ScrollRegion label={t('by_task')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('columns.tache')}</th>
            {etatsTravail.map((etat) => (
              <th key={etat} scope="col" data-number>
                {t(`etats.${etat}`)}
              </th>
            ))}
            <th scope="col" data-number>
              {t('columns.attente')}
            </th>
            <th scope="col" className={classes.end}>
              {t('columns.action')}
            </th>
          </tr>
        </thead>
        <tbody>
          {taches.map((row) => (
            <tr key={row.tache}>
              <th scope="row">{name(row.tache)}</th>
              {etatsTravail.map((etat) => (
                <td key={etat} data-number>
                  <Count tache={row.tache} etat={etat} n={row[etat]} />
                </td>
              ))}
              <td data-number>{row.attente_s === null ? <span className={classes.zero}>—</span> : wait(row.attente_s)}</td>
              <td className={classes.end}>
                {row.echoue > 0 && can('travail.update') ? (
                  <Button
                    size="compact-sm"
                    variant="default"
                    loading={retry.isPending && retry.variables.tache === row.tache}
                    aria-label={t('retry_failed_of', { tache: name(row.tache) })}
                    onClick={() => retry.mutate({ tache: row.tache })}
                  >
                    {t('retry_failed')}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
