import { CardsSkeleton } from '@mif/ui/skeletons';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { Loaded } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import classes from './technicien-page.module.css';

const WEEKS = 6;

/** What is planned against what he can do, week by week. */
export function LoadByWeek({ id }: { id: number }) {
  const t = useTranslations('techniciens.detail');
  const format = useFormat();
  const query = trpc.techniciens.charge.useQuery({ id, semaines: WEEKS });
  return (
    <Loaded query={query} skeleton={<CardsSkeleton cards={2} />}>
      {({ items }) => (
        <ol className={classes.loads}>
          {items.map(({ lundi, capacite_minutes, reservees_minutes }) => {
            const reserve = format.labour(reservees_minutes);
            const share = capacite_minutes ? reservees_minutes / capacite_minutes : reservees_minutes > 0 ? 1 : 0;
            return (
              <li key={lundi}>
                <div className={classes.loadHead}>
                  <span>{t('week_of', { date: format.civil(lundi) })}</span>
                  <span>
                    {capacite_minutes === null
                      ? t('load_unknown', { reserve })
                      : t('load_line', { reserve, capacite: format.labour(capacite_minutes) })}
                  </span>
                </div>
                <div className={classes.bar}>
                  <div
                    className={classes.fill}
                    data-over={(capacite_minutes !== null && reservees_minutes > capacite_minutes) || undefined}
                    style={{ inlineSize: `${String(Math.min(100, Math.round(share * 100)))}%` }}
                  />
                </div>
              </li>
            );
          })}
        </ol>
      )}
    </Loaded>
  );
}
