import { CardsSkeleton } from '@mif/ui/skeletons';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { Loaded } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import { PlanCare, StatutPlanBadge } from '../../looks/plans.tsx';
import classes from './plans.module.css';
import { useRhythm } from './rhythm.ts';

const SHOWN = 20;

/** The plans of one equipment, those that are over left out. */
export function PlansOfEquipement({ id }: { id: number }) {
  const t = useTranslations('plans.equipement');
  const format = useFormat();
  const rhythmOf = useRhythm();
  const query = trpc.plans.list.useQuery(
    { equipement_id: id, statut: ['actif', 'suspendu'], limit: SHOWN },
    { placeholderData: undefined },
  );
  return (
    <Loaded query={query} skeleton={<CardsSkeleton cards={1} />}>
      {({ items }) =>
        items.length === 0 ? (
          <p className={classes.none}>{t('none')}</p>
        ) : (
          <ul className={classes.rows} aria-label={t('title')}>
            {items.map((plan) => (
              <li key={plan.id} className={classes.row}>
                <span className={classes.grow}>
                  <Link to="/plans/$id" params={{ id: plan.id }} className={classes.link}>
                    <bdi>{plan.titre}</bdi>
                  </Link>
                  <br />
                  <span className={classes.second}>
                    {rhythmOf(plan)}
                    {plan.prochaine_date ? ` · ${t('next', { date: format.civil(plan.prochaine_date) })}` : null}
                  </span>
                </span>
                <PlanCare plan={plan} />
                <StatutPlanBadge statut={plan.statut} variant="plain" />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
