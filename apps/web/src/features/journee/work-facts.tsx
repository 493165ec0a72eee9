import { IconBuilding, IconCalendarTime, IconMapPin, IconTool } from '@tabler/icons-react';
import { Code } from '@mif/ui/copyable-code';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useNow } from '../../app/now.ts';
import { Deadline, PrioriteBadge, StatutBadge, isLate } from '../../looks/interventions.tsx';
import classes from './field.module.css';
import { stepsFrom } from './projection.ts';
import type { DayRow } from './projection.ts';

type Facts = Pick<DayRow, 'statut' | 'priorite' | 'date_limite' | 'date_debut_prevue' | 'date_fin_prevue' | 'equipement' | 'client'> & {
  site: Pick<DayRow['site'], 'nom' | 'ville'>;
};

/** State, lateness and what is unusual about the priority: what is usual is not said. */
export function WorkBadges({ row, size }: { row: Facts; size?: 'sm' | 'lg' }) {
  const now = useNow();
  return (
    <>
      <StatutBadge statut={row.statut} size={size} />
      {row.priorite === 'critique' || row.priorite === 'haute' ? <PrioriteBadge priorite={row.priorite} variant="soft" /> : null}
      {isLate(row, now) ? <Deadline row={row} variant="soft" /> : null}
    </>
  );
}

function Fact({ icon: Icon, label, children }: { icon: typeof IconTool; label: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <Icon size={20} stroke={1.7} aria-hidden />
      <dt className="mif-visually-hidden">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/**
 * Where, for whom, on what and when: what a technician needs to set out.
 * @param isLinked whether the equipment leads to its page; not inside another link
 */
export function WorkFacts({ row, isLinked }: { row: Facts; isLinked?: boolean }) {
  const t = useTranslations();
  const format = useFormat();
  const now = useNow();
  const slot = useSlot(row);
  const name = (
    <>
      <bdi>{row.equipement.nom}</bdi> <Code>{row.equipement.code}</Code>
    </>
  );
  return (
    <dl className={classes.facts}>
      <Fact icon={IconMapPin} label={t('interventions.fields.localisation')}>
        <bdi>{row.site.ville && !row.site.nom.includes(row.site.ville) ? `${row.site.nom}, ${row.site.ville}` : row.site.nom}</bdi>
        {row.equipement.localisation ? <bdi className={classes.second}>{row.equipement.localisation}</bdi> : null}
      </Fact>
      <Fact icon={IconBuilding} label={t('interventions.fields.client')}>
        <bdi>{row.client.nom}</bdi>
      </Fact>
      <Fact icon={IconTool} label={t('interventions.fields.equipement')}>
        {isLinked ? (
          <Link to="/equipements/$id" params={{ id: row.equipement.id }} className={classes.factLink}>
            {name}
          </Link>
        ) : (
          name
        )}
      </Fact>
      <Fact icon={IconCalendarTime} label={t('interventions.fields.creneau')}>
        {slot ? (
          <span title={slot.full}>{t('journee.planned', { quand: slot.text })}</span>
        ) : (
          <span className={classes.second}>{t('journee.no_slot')}</span>
        )}
        {row.date_limite && stepsFrom[row.statut] && !isLate(row, now) ? (
          <span className={classes.second} title={format.instant(row.date_limite, 'full')}>
            {t('journee.deadline', { quand: format.instant(row.date_limite, 'relative') })}
          </span>
        ) : null}
      </Fact>
    </dl>
  );
}

/** The planned slot in words (« aujourd’hui de 9 h à 11 h ») and in full, or null where there is none. */
export function useSlot(row: Pick<DayRow, 'date_debut_prevue' | 'date_fin_prevue'>): { text: string; full: string } | null {
  const t = useTranslations('time');
  const format = useFormat();
  const { date_debut_prevue: start, date_fin_prevue: end } = row;
  if (!start) return null;
  const full = format.instant(start, 'full');
  if (!end) return { text: format.instant(start, 'relative'), full };
  const hours = t('from_to', { debut: format.instant(start, 'clock'), fin: format.instant(end, 'clock') });
  return { text: `${format.instant(start, 'day')} ${hours}`, full };
}
