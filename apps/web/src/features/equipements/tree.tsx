import { useDirection } from '@mantine/core';
import type { EquipementDetail } from '@mif/contract/equipements';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Outputs } from '../../app/trpc.ts';
import { Branch } from './tree-branch.tsx';
import type { TreeState } from './tree-branch.tsx';
import { moveInTree } from './tree-keys.ts';
import classes from './tree.module.css';

type Site = Outputs['sites']['list']['items'][number];

const keyOfSite = (id: number) => `s${id}`;

/**
 * Sites and the equipment on them; a branch is read when it is opened. Arrows walk, open and close, Enter chooses.
 * @param node the one chosen: the way to it is open
 */
export function Tree(props: {
  label: string;
  sites: readonly Site[];
  node: EquipementDetail | undefined;
  hasRetired: boolean;
  onChoose: (id: number) => void;
}) {
  const t = useTranslations('equipements.tree');
  const { dir } = useDirection();
  const { node, sites } = props;
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(sites.length === 1 ? sites.map(({ id }) => keyOfSite(id)) : []));
  // The way to what is chosen opens once: it may be folded again afterwards.
  const way = node ? [keyOfSite(node.site_id), ...node.ancetres.map(({ id }) => String(id))].join(' ') : '';
  const [shownWay, setShownWay] = useState('');
  if (way !== shownWay) {
    setShownWay(way);
    if (way) setOpen(new Set([...open, ...way.split(' ')]));
  }
  const state: TreeState = {
    open,
    chosen: node?.id ?? null,
    hasRetired: props.hasRetired,
    toggle: (key) => setOpen((before) => new Set(before.has(key) ? [...before].filter((each) => each !== key) : [...before, key])),
    choose: props.onChoose,
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => moveInTree(event, dir === 'rtl');
  return (
    <ul role="tree" aria-label={props.label} className={classes.tree} onKeyDown={onKeyDown}>
      {sites.map((site, index) => {
        const key = keyOfSite(site.id);
        const isOpen = open.has(key);
        return (
          <li
            key={site.id}
            role="treeitem"
            aria-level={1}
            aria-expanded={isOpen}
            aria-selected={false}
            aria-label={site.nom}
            tabIndex={index === 0 && !node ? 0 : -1}
          >
            {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the keys are those of the tree */}
            <div className={classes.site} data-row onClick={() => state.toggle(key)}>
              <span className={classes.twist} data-open={isOpen || undefined} data-twist aria-hidden />
              <bdi className={classes.siteName}>{site.nom}</bdi>
              {site.ville ? <bdi className={classes.second}>{site.ville}</bdi> : null}
            </div>
            {isOpen ? <Branch of={{ site_id: site.id }} level={2} state={state} emptyText={t('empty_site')} /> : null}
          </li>
        );
      })}
    </ul>
  );
}
