import { Button } from '@mantine/core';
import { ScrollRegion } from '@mif/ui/scroll-region';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../app/loaded.tsx';
import { nextPage } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import { Instant } from '../../looks/interventions.tsx';
import classes from './travaux.module.css';
import { REFRESH_MS, useTacheName } from './words.ts';

/** The tries that failed, the latest first, also those of jobs that succeeded since. */
export function FailuresTable() {
  const t = useTranslations('travaux');
  const common = useTranslations('common.actions');
  const name = useTacheName();
  const query = trpc.travaux.echecs.useInfiniteQuery({ limit: 10 }, { ...nextPage, refetchInterval: REFRESH_MS * 2 });
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const rows = pages.flatMap(({ items }) => items);
        if (rows.length === 0) return <p className={classes.note}>{t('failures.empty')}</p>;
        return (
          <>
            <ScrollRegion label={t('failures.title')}>
              <table className={classes.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('failures.when')}</th>
                    <th scope="col">{t('columns.tache')}</th>
                    <th scope="col">{t('failures.attempt')}</th>
                    <th scope="col">{t('failures.reason')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.id}>
                      <td>
                        <Instant value={row.survenu_at} />
                      </td>
                      <td>
                        {name(row.tache)} <bdi dir="ltr">#{row.travail_id}</bdi>
                      </td>
                      <td>{t('failures.attempt_of', { n: String(row.tentative), max: String(row.tentatives_max) })}</td>
                      <td data-wide>
                        <bdi dir="ltr">{row.message}</bdi>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollRegion>
            {query.hasNextPage ? (
              <Button
                className={classes.more}
                variant="default"
                size="xs"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {common('load_more')}
              </Button>
            ) : null}
          </>
        );
      }}
    </Loaded>
  );
}
