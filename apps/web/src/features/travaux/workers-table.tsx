import type { Processus } from '@mif/contract/travaux';
import { ScrollRegion } from '@mif/ui/scroll-region';
import { useTranslations } from 'use-intl';
import { Instant } from '../../looks/interventions.tsx';
import { ProcessusBadge } from './travail-badge.tsx';
import classes from './travaux.module.css';

/** Every worker heard of in the last day. */
export function WorkersTable({ processus }: { processus: readonly Processus[] }) {
  const t = useTranslations('travaux.workers');
  if (processus.length === 0) return <p className={classes.note}>{t('empty')}</p>;
  return (
    <ScrollRegion label={t('title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('processus')}</th>
            <th scope="col">{t('etat')}</th>
            <th scope="col">{t('demarre')}</th>
            <th scope="col">{t('vu')}</th>
            <th scope="col" data-number>
              {t('jobs')}
            </th>
          </tr>
        </thead>
        <tbody>
          {processus.map((row) => (
            <tr key={row.processus}>
              <th scope="row">
                <bdi dir="ltr">{row.processus.slice(0, 13)}</bdi>
              </th>
              <td>
                <ProcessusBadge processus={row} />
              </td>
              <td>
                <Instant value={row.demarre_at} />
              </td>
              <td>
                <Instant value={row.vu_at} as="relative" />
              </td>
              <td data-number>{row.en_cours}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
