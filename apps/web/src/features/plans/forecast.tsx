import type { ChargeCompetence, HabilitationPrevue, Previsions } from '@mif/contract/plan-preview';
import { LoadChart } from '@mif/ui/load-chart';
import { StatusBadge } from '@mif/ui/status-badge';
import { IconAlertTriangle, IconCertificate } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useLangue } from '../../app/langue.tsx';
import { localeOf } from '@mif/i18n/messages';
import classes from './plans.module.css';

const OVERLOADS_SHOWN = 4;
const MINUTES_AN_HOUR = 60;

const overloads = (charge: ChargeCompetence) => charge.semaines.filter(({ is_surcharge }) => is_surcharge);

/** How much falls due in twelve months, and how many weeks are too full. */
export function ForecastSummary({ previsions }: { previsions: Previsions }) {
  const t = useTranslations('planForms.previsions');
  const format = useFormat();
  const minutes = previsions.mois.reduce((sum, each) => sum + each.minutes, 0);
  const over = new Set(previsions.charges.flatMap(overloads).map(({ lundi }) => lundi)).size;
  return (
    <p className={classes.numbers}>
      <span>{t('summary', { n: previsions.echeances, heures: format.labour(minutes) })}</span>
      <StatusBadge
        look={over > 0 ? { tone: 'red', icon: IconAlertTriangle } : { tone: 'green', icon: IconCertificate }}
        label={t('over', { n: over })}
        variant="plain"
      />
      {previsions.sans_date > 0 ? <span className={classes.second}>{t('undated', { n: previsions.sans_date })}</span> : null}
    </p>
  );
}

/** How many occurrences each month has. */
export function ForecastMonths({ previsions }: { previsions: Previsions }) {
  const t = useTranslations('planForms.previsions');
  const format = useFormat();
  const { langue } = useLangue();
  const month = new Intl.DateTimeFormat(localeOf(langue), { month: 'short', year: '2-digit', timeZone: 'UTC', numberingSystem: 'latn' });
  return (
    <ol className={classes.months} aria-label={t('by_month')}>
      {previsions.mois.map((each) => (
        <li key={each.mois} className={classes.month}>
          <span className={classes.second}>{month.format(new Date(`${each.mois}-01T00:00:00Z`))}</span>
          <strong>{format.number(each.echeances)}</strong>
          <span className={classes.second}>{each.minutes > 0 ? format.labour(each.minutes) : '—'}</span>
        </li>
      ))}
    </ol>
  );
}

/** What each skill is asked for, week by week, against who has it. */
export function ForecastSkills({ charges }: { charges: readonly ChargeCompetence[] }) {
  return (
    <div className={classes.skills}>
      {charges.map((charge) => (
        <Skill key={`${charge.competence?.id ?? ''}.${charge.niveau}`} charge={charge} />
      ))}
    </div>
  );
}

function Skill({ charge }: { charge: ChargeCompetence }) {
  const t = useTranslations('planForms.previsions');
  const niveaux = useTranslations('techniciens.niveaux');
  const format = useFormat();
  const { competence, semaines } = charge;
  const niveau = niveaux(`${charge.niveau}` as '1');
  const name = competence ? t('skill_level', { competence: competence.nom, niveau }) : t('no_skill');
  const over = overloads(charge);
  const hours = (minutes: number) => format.labour(minutes);
  const [first, last] = [semaines[0]?.lundi, semaines.at(-1)?.lundi];
  return (
    <section className={classes.skill}>
      <div className={classes.skillHead}>
        <h3 className={classes.skillName}>
          <bdi>{name}</bdi>
        </h3>
        <span className={classes.second}>{t('people', { n: charge.techniciens })}</span>
        {charge.sans_horaires > 0 ? <span className={classes.second}>{t('without_hours', { n: charge.sans_horaires })}</span> : null}
        <span className={`${classes.second} ${classes.legend}`}>
          <span className={classes.swatch} aria-hidden /> {t('asked')} <span className={classes.swatch} data-line aria-hidden />{' '}
          {t('capacity')}
        </span>
      </div>
      <LoadChart
        label={t('chart', { competence: name })}
        bars={semaines.map(({ lundi, minutes, capacite_minutes }) => ({
          id: lundi,
          value: minutes / MINUTES_AN_HOUR,
          limit: capacite_minutes / MINUTES_AN_HOUR,
        }))}
        textOfY={(heures) => hours(heures * MINUTES_AN_HOUR)}
        textOfBar={({ id, value, limit }) =>
          t('week', { date: format.civil(id), demande: hours(value * MINUTES_AN_HOUR), capacite: hours(limit * MINUTES_AN_HOUR) })
        }
        ends={[first ? format.civil(first) : '', last ? format.civil(last) : '']}
      />
      {over.length > 0 ? (
        <ul className={classes.rows} aria-label={t('overloaded')}>
          {over.slice(0, OVERLOADS_SHOWN).map(({ lundi, minutes, capacite_minutes }) => (
            <li key={lundi} className={classes.over}>
              {t('over_by', { date: format.civil(lundi), duree: hours(minutes - capacite_minutes) })}
            </li>
          ))}
          {over.length > OVERLOADS_SHOWN ? (
            <li className={classes.second}>{t('more_weeks', { n: over.length - OVERLOADS_SHOWN })}</li>
          ) : null}
        </ul>
      ) : null}
      <details className={classes.weeks}>
        <summary>{t('all_weeks')}</summary>
        <ul className={classes.rows}>
          {semaines
            .filter(({ minutes }) => minutes > 0)
            .map(({ lundi, minutes, capacite_minutes, is_surcharge }) => (
              <li key={lundi} className={is_surcharge ? classes.over : undefined}>
                {t('week', { date: format.civil(lundi), demande: hours(minutes), capacite: hours(capacite_minutes) })}
              </li>
            ))}
        </ul>
      </details>
    </section>
  );
}

/** Whose certificates end before work that asks for them. */
export function ForecastCertificates({ items, today }: { items: readonly HabilitationPrevue[]; today: string }) {
  const t = useTranslations('planForms.previsions');
  const format = useFormat();
  if (items.length === 0) return <p className={classes.none}>{t('no_certificates')}</p>;
  function say({ type, technicien, date_expiration, premiere_echeance }: HabilitationPrevue): string {
    if (!technicien || date_expiration === null) return t('certificate_none', { type: type.nom, date: format.civil(premiere_echeance) });
    const facts = { technicien: technicien.nom, type: type.nom, date: format.civil(date_expiration) };
    return date_expiration < today ? t('certificate_over', facts) : t('certificate', facts);
  }
  return (
    <ul className={classes.rows}>
      {items.map((each) => (
        <li key={`${each.type.id}.${each.technicien?.id ?? ''}`} className={classes.row}>
          <span className={classes.grow}>
            {say(each)}
            <br />
            <span className={classes.second}>
              {each.technicien
                ? t('certificate_work', { n: each.echeances, date: format.civil(each.premiere_echeance) })
                : t('certificate_without', { n: each.echeances })}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
