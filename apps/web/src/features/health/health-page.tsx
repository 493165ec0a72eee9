import type { HealthCheck, HealthDetailed, HealthStatus } from '@mif/contract/health';
import { DefinitionList } from '@mif/ui/definition-list';
import { Page as PageFrame, Section } from '@mif/ui/page';
import { StatusBadge } from '@mif/ui/status-badge';
import type { Look } from '@mif/ui/status-badge';
import { IconAlertOctagon, IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { Loaded, Staleness } from '../../app/loaded.tsx';
import { useCan } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './health-page.module.css';
import { ZoneTable } from './zone-table.tsx';

const REFRESH_MS = 15_000;
const looks: Record<HealthStatus, Look> = {
  ok: { tone: 'green', icon: IconCheck },
  degraded: { tone: 'amber', icon: IconAlertTriangle },
  error: { tone: 'red', icon: IconAlertOctagon },
};

function useMeasure(): (check: HealthCheck) => string {
  const format = useFormat();
  const t = useTranslations('health.values');
  return ({ valeur, unite }) => {
    if (valeur === null || unite === null) return '';
    if (unite === 'octets') return format.number(valeur / 1e9, { style: 'unit', unit: 'gigabyte', maximumFractionDigits: 1 });
    if (unite === 'taches') return t('jobs', { n: valeur });
    return unite === 's' && valeur >= 120
      ? format.duration(valeur / 60)
      : format.number(valeur, { style: 'unit', unit: unite === 'ms' ? 'millisecond' : 'second', maximumFractionDigits: 1 });
  };
}

/** Its name, which leads to where one can do something about it. */
function CheckName({ nom }: Pick<HealthCheck, 'nom'>) {
  const t = useTranslations('health.checks');
  const can = useCan();
  const name = t(nom);
  if ((nom === 'worker' || nom === 'queue') && can('travail.read')) return <Link to="/travaux">{name}</Link>;
  if (nom === 'mail' && can('envoi.read')) return <Link to="/envois">{name}</Link>;
  if (nom === 'messages' && can('modele.read')) return <Link to="/messages">{name}</Link>;
  return name;
}

function Checks({ health }: { health: HealthDetailed }) {
  const t = useTranslations('health');
  const measure = useMeasure();
  return (
    <ul className={classes.checks}>
      {health.checks.map((check) => (
        <li key={check.nom}>
          <span className={classes.name}>
            <CheckName nom={check.nom} />
          </span>
          <span className={classes.value}>{measure(check)}</span>
          <StatusBadge look={looks[check.status]} label={t(`check_${check.status}`)} />
        </li>
      ))}
    </ul>
  );
}

/** Whether the product is well, and whether everybody agrees on the time. */
export function Page() {
  const t = useTranslations('health');
  const format = useFormat();
  const query = trpc.health.detailed.useQuery(undefined, { refetchInterval: REFRESH_MS });
  return (
    <PageFrame
      title={t('title')}
      badges={query.data ? <StatusBadge look={looks[query.data.status]} label={t(`status.${query.data.status}`)} /> : undefined}
      actions={<Staleness query={query} />}
      layout="narrow"
    >
      <Loaded query={query}>
        {(health) => (
          <>
            <Checks health={health} />
            <Section title={t('zone.title')}>
              <ZoneTable zone={health.zone} />
            </Section>
            <DefinitionList
              items={[
                { label: t('values.version'), value: <bdi dir="ltr">{health.version}</bdi> },
                { label: t('values.uptime'), value: format.duration(health.uptime_s / 60) },
                { label: t('checked_label'), value: format.instant(health.timestamp, 'date_time') },
              ]}
            />
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}
