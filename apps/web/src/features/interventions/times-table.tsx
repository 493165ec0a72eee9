import type { Temps } from '@mif/contract/interventions';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { Instant } from '../../looks/interventions.tsx';
import classes from './detail-page.module.css';

/** The time lines of a report and their sum. */
export function TimesTable({ temps }: { temps: readonly Temps[] }) {
  const t = useTranslations('interventions');
  const format = useFormat();
  if (temps.length === 0) return null;
  const total = temps.reduce((sum, line) => sum + line.minutes, 0);
  return (
    <table className={classes.times} aria-label={t('detail.times')}>
      <tbody>
        {temps.map((line) => (
          <tr key={line.id}>
            <td>
              <bdi>{line.technicien_nom}</bdi>
            </td>
            <td>
              <Instant value={line.date_debut} />
            </td>
            <td className={classes.state}>{line.is_valide ? t('detail.time_validated') : t('detail.time_pending')}</td>
            <td className={classes.amount}>{format.duration(line.minutes)}</td>
          </tr>
        ))}
      </tbody>
      {temps.length > 1 ? (
        <tfoot>
          <tr>
            <td colSpan={4} className={classes.amount}>
              {t('detail.times_total', { duree: format.duration(total) })}
            </td>
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
}
