import { Button } from '@mantine/core';
import { Page as PageFrame } from '@mif/ui/page';
import { SidePanel } from '@mif/ui/side-panel';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { EmptyState } from '@mif/ui/state';
import { IconCalendarTime, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import { CalendarForm } from './calendar-form.tsx';
import classes from './calendriers.module.css';
import { Holidays } from './holidays.tsx';
import { useWeekSummary } from './week-table.tsx';

/** The business calendars, and the public holidays they all keep. */
export function Page() {
  const t = useTranslations('calendriers');
  const summary = useWeekSummary();
  const query = trpc.calendriers.list.useQuery();
  const [isCreating, setCreating] = useState(false);
  const create = query.data?.actions_permises.includes('create') ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      {t('create')}
    </Button>
  ) : null;
  return (
    <PageFrame title={t('title')} layout="narrow" actions={create}>
      <p className={classes.note}>{t('subtitle')}</p>
      <Loaded query={query} skeleton={<CardsSkeleton cards={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={IconCalendarTime} title={t('empty_title')} text={t('empty_text')} action={create} />
          ) : (
            <ul className={classes.rows}>
              {items.map((each) => (
                <li key={each.id}>
                  <Link to="/calendriers/$id" params={{ id: each.id }} className={classes.row}>
                    <span className={classes.rowText}>
                      <bdi className={classes.rowTitle}>{each.nom}</bdi>
                      <span className={classes.rowMeta}>{summary(each.semaine.horaires)}</span>
                    </span>
                    <span className={classes.rowMeta}>
                      {each.is_defaut ? t('defaut') : each.is_active ? t('clients', { n: each.clients }) : t('inactive')}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <Holidays />
      <SidePanel isOpen={isCreating} size="lg" title={t('create')} onClose={() => setCreating(false)}>
        {isCreating ? <CalendarForm calendrier={undefined} onDone={() => setCreating(false)} /> : null}
      </SidePanel>
    </PageFrame>
  );
}
