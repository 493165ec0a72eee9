import { MAX_COUNTED_CHILDREN } from '@mif/contract/equipements';
import type { BranchItem } from '@mif/contract/equipements';
import { useTranslations } from 'use-intl';
import { nextPage } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import { StatutEquipementBadge } from '../../looks/equipements.tsx';
import classes from './tree.module.css';

const PAGE = 100;

/** What of a tree is open and chosen, and how that changes. */
export interface TreeState {
  open: ReadonlySet<string>;
  chosen: number | null;
  hasRetired: boolean;
  toggle: (key: string) => void;
  choose: (id: number) => void;
}

/** What is directly under a site or an equipment, read when it is shown. */
export function Branch(props: { of: { site_id?: number; parent_id?: number }; level: number; state: TreeState; emptyText: string }) {
  const t = useTranslations('equipements.tree');
  const { state, level } = props;
  const query = trpc.equipements.branch.useInfiniteQuery(
    { ...props.of, retires: state.hasRetired ? 'oui' : undefined, limit: PAGE },
    { ...nextPage, placeholderData: undefined },
  );
  const line = (key: string, text: string, onPress?: () => void) => (
    <li key={key} role="treeitem" aria-level={level} aria-selected={false} tabIndex={-1}>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the keys are those of the tree */}
      <div className={onPress ? classes.more : classes.quiet} data-row={onPress ? true : undefined} onClick={onPress}>
        {text}
      </div>
    </li>
  );
  const items = query.data?.pages.flatMap((page) => page.items);
  return (
    <ul role="group" className={classes.group}>
      {items?.map((item) => (
        <Node key={item.id} item={item} level={level} state={state} />
      ))}
      {items?.length === 0 ? line('empty', props.emptyText) : null}
      {query.isError ? line('failed', t('failed'), () => void query.refetch()) : null}
      {query.isPending ? line('loading', t('loading')) : null}
      {query.hasNextPage && !query.isError ? line('more', t('more'), () => void query.fetchNextPage()) : null}
    </ul>
  );
}

function Node({ item, level, state }: { item: BranchItem; level: number; state: TreeState }) {
  const t = useTranslations('equipements.tree');
  const key = String(item.id);
  const hasChildren = item.enfants > 0;
  const isOpen = hasChildren && state.open.has(key);
  const isChosen = state.chosen === item.id;
  return (
    <li
      role="treeitem"
      aria-level={level}
      aria-expanded={hasChildren ? isOpen : undefined}
      aria-selected={isChosen}
      aria-label={item.nom}
      tabIndex={isChosen ? 0 : -1}
      data-id={item.id}
    >
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the keys are those of the tree */}
      <div
        className={classes.node}
        data-row
        data-chosen={isChosen || undefined}
        data-retired={item.statut === 'retire' || undefined}
        onClick={() => state.choose(item.id)}
      >
        {hasChildren ? (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the keys are those of the tree
          <span
            className={classes.twist}
            data-open={isOpen || undefined}
            data-twist
            title={t(isOpen ? 'fold' : 'open', { nom: item.nom })}
            onClick={(event) => {
              event.stopPropagation();
              state.toggle(key);
            }}
          />
        ) : (
          <span className={classes.leaf} aria-hidden />
        )}
        <bdi className={classes.name}>{item.nom}</bdi>
        {item.statut === 'operationnel' ? null : <StatutEquipementBadge statut={item.statut} variant="plain" />}
        {hasChildren ? (
          <span
            className={classes.count}
            title={item.enfants > MAX_COUNTED_CHILDREN ? t('children_many') : t('children', { n: item.enfants })}
          >
            {item.enfants > MAX_COUNTED_CHILDREN ? `${MAX_COUNTED_CHILDREN}+` : item.enfants}
          </span>
        ) : null}
      </div>
      {isOpen ? <Branch of={{ parent_id: item.id }} level={level + 1} state={state} emptyText="" /> : null}
    </li>
  );
}
