import { Button } from '@mantine/core';
import { statuts } from '@mif/contract/interventions';
import { Code } from '@mif/ui/copyable-code';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { Timeline } from '@mif/ui/timeline';
import type { TimelineItem } from '@mif/ui/timeline';
import { IconArchive, IconPencil, IconPlus, IconTableImport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { Loaded } from '../../app/loaded.tsx';
import { nextPage } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import type { Outputs } from '../../app/trpc.ts';
import { StatutBadge, statutLooks } from '../../looks/interventions.tsx';
import { useFieldValue } from './field-value.ts';
import classes from './equipements.module.css';

type Line = Outputs['equipements']['history']['items'][number];

const PAGE = 25;
const looks = {
  create: { tone: 'slate', icon: IconPlus },
  update: { tone: 'neutral', icon: IconPencil },
  retire: { tone: 'neutral', icon: IconArchive },
  import: { tone: 'neutral', icon: IconTableImport },
} as const;

const isKnown = (action: string): action is keyof typeof looks => action in looks;

/** The whole life of an equipment: its interventions and the changes of its record, the latest first. */
export function EquipementLife({ id }: { id: number }) {
  const t = useTranslations();
  const query = trpc.equipements.history.useInfiniteQuery({ id, limit: PAGE }, { ...nextPage, placeholderData: undefined });
  const toItem = useTimelineItem();
  return (
    <Loaded query={query} skeleton={<CardsSkeleton cards={3} />}>
      {({ pages }) => {
        const lines = pages.flatMap((page) => page.items);
        if (lines.length === 0) return <p className={classes.none}>{t('equipements.detail.no_history')}</p>;
        return (
          <Timeline
            label={t('equipements.detail.history')}
            items={lines.map(toItem)}
            footer={
              query.hasNextPage ? (
                <Button
                  className={classes.more}
                  variant="default"
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {t('common.actions.load_more')}
                </Button>
              ) : null
            }
          />
        );
      }}
    </Loaded>
  );
}

function useTimelineItem(): (line: Line) => TimelineItem {
  const t = useTranslations('equipements');
  const format = useFormat();
  const changeOf = useFieldValue();
  return (line) => {
    const acteur = line.acteur?.full_name ?? '';
    const times = {
      id: `${line.genre}${line.id}`,
      when: format.instant(line.date_serveur, 'relative'),
      whenFull: format.instant(line.date_serveur, 'full'),
      instant: line.date_serveur,
    };
    if (line.intervention) {
      const { id, reference, titre } = line.intervention;
      const statut = statuts.find((each) => each === line.intervention?.statut) ?? 'ouverte';
      return {
        ...times,
        look: statutLooks[statut],
        title: (
          <>
            <Link to="/interventions/$id" params={{ id }} className={classes.lineTitle}>
              <bdi>{titre}</bdi>
            </Link>{' '}
            <StatutBadge statut={statut} variant="plain" />
          </>
        ),
        body: (
          <>
            <Code>{reference}</Code>
            {acteur ? ` · ${t('detail.opened_by', { acteur })}` : null}
          </>
        ),
      };
    }
    return {
      ...times,
      look: isKnown(line.action) ? looks[line.action] : looks.update,
      title: isKnown(line.action) ? t(`history.${line.action}`, { acteur }) : t('history.other', { acteur, action: line.action }),
      body: line.action === 'update' ? changeOf(line.details) : undefined,
    };
  };
}
