import { addDays, addMonths, toCivilDate } from '@mif/contract/time';
import { Section } from '@mif/ui/page';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useNow } from '../../app/now.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './portal.module.css';

const MONTHS = 3;
const SHOWN = 5;

/** The maintenance that is planned at the company's sites, before its interventions are there; nothing where none is planned at all. */
export function Upcoming() {
  const t = useTranslations('plans.portail');
  const format = useFormat();
  const today = toCivilDate(useNow());
  const { data } = trpc.plans.occurrences.useQuery({ du: today, au: addDays(addMonths(today, MONTHS), -1) });
  const due = data?.items.filter(({ statut }) => statut === 'prevue') ?? [];
  // The next of each plan: a weekly round hides no yearly visit.
  const coming = [...new Map(due.toReversed().map((each) => [each.plan_id, each])).values()]
    .toSorted((a, b) => (a.date_due < b.date_due ? -1 : 1))
    .slice(0, SHOWN);
  if (coming.length === 0) return null;
  return (
    <Section title={t('title')}>
      <ul className={classes.rows} aria-label={t('title')}>
        {coming.map((each) => (
          <li key={`${each.plan_id}.${String(each.n)}.${each.date_due}`} className={classes.row}>
            <span className={classes.rowText}>
              <bdi className={classes.rowTitle}>{each.titre}</bdi>
              <span className={classes.rowMeta}>
                <bdi>{each.equipement.nom}</bdi> · <bdi>{each.site.nom}</bdi>
              </span>
            </span>
            <span>{t(each.is_estimee ? 'around' : 'on', { date: format.civil(each.date_due) })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
