import type { EquipementDetail } from '@mif/contract/equipements';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useCan } from '../../app/me.ts';
import classes from './tree.module.css';

/** Where an equipment stands, from its site down; each step leads there for those who see the whole tree. */
export function PlacePath({ equipement }: { equipement: EquipementDetail }) {
  const t = useTranslations('equipements.tree');
  const isLinked = useCan()('client.read');
  const search = { client_id: String(equipement.client_id) };
  return (
    <nav aria-label={t('path')} className={classes.path}>
      {isLinked ? (
        <Link to="/equipements/arbre" search={search} className={classes.step}>
          <bdi>{equipement.site.nom}</bdi>
        </Link>
      ) : (
        <span className={classes.step} data-plain>
          <bdi>{equipement.site.nom}</bdi>
        </span>
      )}
      {equipement.ancetres.map(({ id, nom }) =>
        isLinked ? (
          <Link key={id} to="/equipements/$id" params={{ id }} className={classes.step}>
            <bdi>{nom}</bdi>
          </Link>
        ) : (
          <span key={id} className={classes.step} data-plain>
            <bdi>{nom}</bdi>
          </span>
        ),
      )}
    </nav>
  );
}
