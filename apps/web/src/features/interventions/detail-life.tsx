import { Button } from '@mantine/core';
import type { HistoriqueItem } from '@mif/contract/interventions';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { Timeline } from '@mif/ui/timeline';
import type { TimelineItem } from '@mif/ui/timeline';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { Loaded } from '../../app/loaded.tsx';
import { nextPage } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import { actionLooks } from '../../looks/interventions.tsx';
import { useHistoryLines } from './history-lines.ts';

const PAGE = 25;

/** Every step of an intervention, the latest first: who, when, why, and what changed. */
export function InterventionLife({ id }: { id: number }) {
  const t = useTranslations();
  const format = useFormat();
  const linesOf = useHistoryLines();
  const query = trpc.interventions.history.useInfiniteQuery({ id, limit: PAGE }, { ...nextPage, placeholderData: undefined });
  const toItem = (item: HistoriqueItem): TimelineItem => {
    const technicien = item.details?.['technicien'];
    return {
      id: item.id,
      look: actionLooks[item.action],
      title: t(`interventions.history.${item.action}`, {
        acteur: item.acteur.full_name,
        technicien: typeof technicien === 'string' ? technicien : 'none',
      }),
      when: format.instant(item.date_serveur, 'moment'),
      whenFull: format.instant(item.date_serveur, 'full'),
      instant: item.date_serveur,
      body: linesOf(item).join('\n'),
    };
  };
  return (
    <Loaded query={query} skeleton={<CardsSkeleton cards={3} />}>
      {({ pages }) => (
        <Timeline
          label={t('interventions.detail.life')}
          items={pages.flatMap((page) => page.items).map(toItem)}
          footer={
            query.hasNextPage ? (
              <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('common.actions.load_more')}
              </Button>
            ) : null
          }
        />
      )}
    </Loaded>
  );
}
