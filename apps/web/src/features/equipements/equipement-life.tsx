import { Button, NativeSelect } from '@mantine/core';
import { genresHistorique } from '@mif/contract/equipements';
import { statuts } from '@mif/contract/interventions';
import type { ChampValeur } from '@mif/contract/types-equipement';
import { Code } from '@mif/ui/copyable-code';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { Timeline } from '@mif/ui/timeline';
import type { TimelineItem } from '@mif/ui/timeline';
import { IconArchive, IconArrowsMove, IconPencil, IconPlus, IconTableImport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { Loaded } from '../../app/loaded.tsx';
import { nextPage } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import type { Outputs } from '../../app/trpc.ts';
import { StatutBadge, statutLooks } from '../../looks/interventions.tsx';
import { useFieldValue } from './field-value.ts';
import { useLifeFacts } from './life-facts.ts';
import classes from './equipements.module.css';

type Line = Outputs['equipements']['history']['items'][number];

const PAGE = 25;
const looks = {
  create: { tone: 'slate', icon: IconPlus },
  update: { tone: 'neutral', icon: IconPencil },
  retire: { tone: 'neutral', icon: IconArchive },
  move: { tone: 'slate', icon: IconArrowsMove },
  import: { tone: 'neutral', icon: IconTableImport },
} as const;

const isKnown = (action: string): action is keyof typeof looks => action in looks;

/** The whole life of an equipment: its interventions and the changes of its record, the latest first. */
export function EquipementLife({ id, champs }: { id: number; champs: readonly ChampValeur[] }) {
  const t = useTranslations();
  const [genre, setGenre] = useState<Line['genre'] | ''>('');
  const query = trpc.equipements.history.useInfiniteQuery(
    { id, limit: PAGE, genres: genre ? [genre] : undefined },
    { ...nextPage, placeholderData: undefined },
  );
  const toItem = useTimelineItem(champs);
  return (
    <>
      <NativeSelect
        size="xs"
        mb="sm"
        aria-label={t('equipements.genres.label')}
        value={genre}
        onChange={(event) => setGenre(genresHistorique.find((each) => each === event.currentTarget.value) ?? '')}
        data={[
          { value: '', label: t('equipements.genres.tous') },
          ...genresHistorique.map((value) => ({ value, label: t(`equipements.genres.${value}`) })),
        ]}
      />
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
    </>
  );
}

function useTimelineItem(champs: readonly ChampValeur[]): (line: Line) => TimelineItem {
  const t = useTranslations('equipements');
  const format = useFormat();
  const changeOf = useFieldValue(champs);
  const factsOf = useLifeFacts();
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
    if (line.genre !== 'equipement') return { ...times, ...factsOf(line) };
    return {
      ...times,
      look: isKnown(line.action) ? looks[line.action] : looks.update,
      title: isKnown(line.action) ? t(`history.${line.action}`, { acteur }) : t('history.other', { acteur, action: line.action }),
      body: line.action === 'update' || line.action === 'move' ? changeOf(line.details) : undefined,
    };
  };
}
