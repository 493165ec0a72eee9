import { Button } from '@mantine/core';
import { statutsAbsence } from '@mif/contract/absences';
import { FilterBar, FilterOne } from '@mif/ui/filter-bar';
import { Page as PageFrame } from '@mif/ui/page';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { EmptyState } from '@mif/ui/state';
import { IconCalendarOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useListParams } from '../../app/list-params.ts';
import { Loaded, Staleness } from '../../app/loaded.tsx';
import { countOf, nextPage, rowsOf } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import { AbsenceLine } from './absence-line.tsx';
import classes from './absences.module.css';

/** The absences of everybody: those that wait for an answer first, by the filter. */
export function Page() {
  const t = useTranslations();
  const { params, change } = useListParams();
  const statut = statutsAbsence.find((value) => value === params['statut']);
  const query = trpc.absences.list.useInfiniteQuery({ statut: statut ? [statut] : undefined }, nextPage);
  const n = countOf(query);
  const rows = rowsOf(query) ?? [];
  return (
    <PageFrame
      title={t('absences.title')}
      count={n === null ? undefined : t('absences.count', { n })}
      actions={<Staleness query={query} />}
      toolbar={
        <FilterBar onClear={statut ? () => change({ statut: undefined }) : undefined}>
          <FilterOne
            label={t('absences.fields.statut')}
            options={statutsAbsence.map((value) => ({ value, text: t(`absences.statuts.${value}`) }))}
            selected={statut}
            onChange={(value) => change({ statut: value })}
          />
        </FilterBar>
      }
    >
      <Loaded query={query} skeleton={<CardsSkeleton cards={4} />}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconCalendarOff} title={t('absences.empty_title')} text={t('absences.empty_text')} />
          ) : (
            <>
              <ul className={classes.list}>
                {rows.map((absence) => (
                  <AbsenceLine key={absence.id} absence={absence} hasName />
                ))}
              </ul>
              {query.hasNextPage ? (
                <div className={classes.more}>
                  <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t('common.actions.load_more')}
                  </Button>
                </div>
              ) : null}
            </>
          )
        }
      </Loaded>
    </PageFrame>
  );
}
