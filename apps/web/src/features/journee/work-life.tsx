import { Button } from '@mantine/core';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { Timeline } from '@mif/ui/timeline';
import type { TimelineItem } from '@mif/ui/timeline';
import type { HistoriqueItem } from '@mif/contract/interventions';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { trpc } from '../../app/trpc.ts';
import { actionLooks } from '../../looks/interventions.tsx';
import classes from './field.module.css';

const PAGE = 20;

/** What happened to an intervention, the latest first. */
export function WorkLife({ id }: { id: number }) {
  const t = useTranslations();
  const format = useFormat();
  const query = trpc.interventions.history.useInfiniteQuery(
    { id, limit: PAGE },
    { getNextPageParam: (page) => page.next_cursor ?? undefined, placeholderData: undefined },
  );
  if (!query.data) {
    const isAway = query.isError || query.fetchStatus === 'paused';
    return isAway ? <p className={classes.second}>{t('journee.life_offline')}</p> : <CardsSkeleton cards={2} />;
  }
  const toLine = (item: HistoriqueItem): TimelineItem => {
    const technicien = item.details?.['technicien'];
    const motif_attente = item.details?.['motif_attente'];
    return {
      id: item.id,
      look: actionLooks[item.action],
      title: t(`interventions.history.${item.action}`, {
        acteur: item.acteur.full_name,
        technicien: typeof technicien === 'string' ? technicien : 'none',
      }),
      when: format.instant(item.date_serveur, 'relative'),
      whenFull: format.instant(item.date_serveur, 'full'),
      instant: item.date_serveur,
      body: [typeof motif_attente === 'string' ? t(`interventions.motifs.${motif_attente}` as never) : null, item.motif]
        .filter(Boolean)
        .join(' · '),
    };
  };
  return (
    <Timeline
      label={t('journee.life')}
      items={query.data.pages.flatMap((page) => page.items).map(toLine)}
      footer={
        query.hasNextPage ? (
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('common.actions.load_more')}
          </Button>
        ) : null
      }
    />
  );
}
