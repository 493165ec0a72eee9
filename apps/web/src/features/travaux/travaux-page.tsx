import type { TravauxEtat } from '@mif/contract/travaux';
import { Button } from '@mantine/core';
import { Page as PageFrame, Section } from '@mif/ui/page';
import { StatusBadge } from '@mif/ui/status-badge';
import { IconAlertOctagon, IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Loaded, Staleness } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import { useFormat } from '../../app/format.ts';
import { AlertSetting } from './alert-setting.tsx';
import { FailuresTable } from './failures-table.tsx';
import { ScheduledTable } from './scheduled-table.tsx';
import { TasksTable } from './tasks-table.tsx';
import classes from './travaux.module.css';
import { REFRESH_MS } from './words.ts';
import { WorkersTable } from './workers-table.tsx';

function Alerts({ alertes }: Pick<TravauxEtat, 'alertes'>) {
  const t = useTranslations('travaux.alerts');
  const format = useFormat();
  if (alertes.length === 0) return null;
  return (
    <div className={classes.alerts} role="alert">
      {alertes.map(({ genre, ouverte_at }) => (
        <div key={genre} className={classes.alert}>
          <IconAlertOctagon size={18} aria-hidden />
          <span>{t(genre, { quand: format.instant(ouverte_at) })}</span>
        </div>
      ))}
    </div>
  );
}

/** What the product does in the background, as an administrator watches over it: read again by itself while it is looked at. */
export function Page() {
  const t = useTranslations('travaux');
  const query = trpc.travaux.overview.useQuery(undefined, { refetchInterval: REFRESH_MS });
  return (
    <PageFrame
      title={t('title')}
      badges={query.data?.alertes.length === 0 ? <StatusBadge look={{ tone: 'green', icon: IconCheck }} label={t('well')} /> : undefined}
      actions={
        <>
          <Staleness query={query} />
          <Button variant="default" component={Link} to="/travaux/file">
            {t('see_list')}
          </Button>
        </>
      }
    >
      <Loaded query={query}>
        {(state) => (
          <>
            <Alerts alertes={state.alertes} />
            <Section title={t('by_task')}>
              <TasksTable taches={state.taches} />
            </Section>
            <Section title={t('workers.title')}>
              <WorkersTable processus={state.processus} />
            </Section>
            <Section title={t('scheduled.title')}>
              <ScheduledTable planifiees={state.planifiees} />
            </Section>
            <Section title={t('failures.title')}>
              <FailuresTable />
            </Section>
            <Section title={t('setting.title')}>
              <AlertSetting key={state.reglage.version} reglage={state.reglage} />
            </Section>
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}
