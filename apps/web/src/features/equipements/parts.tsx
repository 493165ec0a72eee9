import type { EquipementDetail } from '@mif/contract/equipements';
import { Code } from '@mif/ui/copyable-code';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import { StatutEquipementBadge } from '../../looks/equipements.tsx';
import classes from './equipements.module.css';

const SHOWN = 20;

/** What an equipment is made of, one level down; the rest is in the tree. */
export function Parts({ equipement }: { equipement: EquipementDetail }) {
  const t = useTranslations('equipements.tree');
  const query = trpc.equipements.branch.useQuery({ parent_id: equipement.id, limit: SHOWN });
  return (
    <Loaded query={query} skeleton={<CardsSkeleton cards={2} />}>
      {({ items }) => (
        <>
          <ul className={classes.rows}>
            {items.map((item) => (
              <li key={item.id}>
                <Link to="/equipements/$id" params={{ id: item.id }} className={classes.row}>
                  <span className={classes.rowText}>
                    <bdi className={classes.rowTitle}>{item.nom}</bdi>
                    <span className={classes.rowMeta}>
                      <Code>{item.code}</Code> · <bdi>{item.type}</bdi>
                      {item.enfants > 0 ? ` · ${t('children', { n: item.enfants })}` : null}
                    </span>
                  </span>
                  <StatutEquipementBadge statut={item.statut} variant="plain" />
                </Link>
              </li>
            ))}
          </ul>
          <Link
            to="/equipements/arbre"
            search={{ client_id: String(equipement.client_id), noeud: String(equipement.id) }}
            className={classes.back}
          >
            {t('see_in_tree')}
          </Link>
        </>
      )}
    </Loaded>
  );
}
