import type { EquipementDetail } from '@mif/contract/equipements';
import { Button } from '@mantine/core';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { IconChevronRight, IconFileDescription } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../app/loaded.tsx';
import { nextPage } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import type { Outputs } from '../../app/trpc.ts';
import { StatutEquipementBadge } from '../../looks/equipements.tsx';
import classes from './tree.module.css';

type Site = Outputs['sites']['list']['items'][number];
const PAGE = 50;

/** The tree on a phone: one level at a time, with the way back above it. */
export function TreeDrill(props: {
  sites: readonly Site[];
  node: EquipementDetail | undefined;
  hasRetired: boolean;
  onChoose: (id: number | null) => void;
}) {
  const t = useTranslations('equipements.tree');
  const { node, onChoose } = props;
  if (!node) {
    return (
      <>
        {props.sites.map((site) => (
          <section key={site.id} className={classes.drillSite}>
            <h2 className={classes.drillTitle}>
              <bdi>{site.nom}</bdi>
            </h2>
            <Level of={{ site_id: site.id }} hasRetired={props.hasRetired} emptyText={t('empty_site')} onChoose={onChoose} />
          </section>
        ))}
      </>
    );
  }
  return (
    <>
      <nav aria-label={t('path')} className={classes.path}>
        <button type="button" className={classes.step} onClick={() => onChoose(null)}>
          <bdi>{node.site.nom}</bdi>
        </button>
        {node.ancetres.map((each) => (
          <button key={each.id} type="button" className={classes.step} onClick={() => onChoose(each.id)}>
            <bdi>{each.nom}</bdi>
          </button>
        ))}
      </nav>
      <Link to="/equipements/$id" params={{ id: node.id }} className={classes.drillHead}>
        <IconFileDescription size={20} aria-hidden />
        <bdi className={classes.name}>{node.nom}</bdi>
        <StatutEquipementBadge statut={node.statut} variant="plain" />
      </Link>
      <Level of={{ parent_id: node.id }} hasRetired={props.hasRetired} emptyText={t('no_parts')} onChoose={onChoose} />
    </>
  );
}

function Level(props: {
  of: { site_id?: number; parent_id?: number };
  hasRetired: boolean;
  emptyText: string;
  onChoose: (id: number) => void;
}) {
  const t = useTranslations('equipements.tree');
  const query = trpc.equipements.branch.useInfiniteQuery(
    { ...props.of, retires: props.hasRetired ? 'oui' : undefined, limit: PAGE },
    { ...nextPage, placeholderData: undefined },
  );
  return (
    <Loaded query={query} skeleton={<CardsSkeleton cards={3} />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <p className={classes.hint}>{props.emptyText}</p>;
        return (
          <>
            <ul className={classes.results}>
              {items.map((item) => {
                const body = (
                  <>
                    <span className={classes.drillText}>
                      <bdi className={classes.name}>{item.nom}</bdi>
                      <span className={classes.second}>
                        <bdi>{item.type}</bdi>
                        {item.enfants > 0 ? ` · ${t('children', { n: item.enfants })}` : null}
                      </span>
                    </span>
                    {item.statut === 'operationnel' ? null : <StatutEquipementBadge statut={item.statut} variant="plain" />}
                    <IconChevronRight size={18} aria-hidden />
                  </>
                );
                return (
                  <li key={item.id}>
                    {item.enfants > 0 ? (
                      <button type="button" className={classes.drillRow} onClick={() => props.onChoose(item.id)}>
                        {body}
                      </button>
                    ) : (
                      <Link to="/equipements/$id" params={{ id: item.id }} className={classes.drillRow}>
                        {body}
                      </Link>
                    )}
                  </li>
                );
              })}
            </ul>
            {query.hasNextPage ? (
              <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('more')}
              </Button>
            ) : null}
          </>
        );
      }}
    </Loaded>
  );
}
