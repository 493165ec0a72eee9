import { IconBinaryTree2, IconList } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import classes from './tree.module.css';

/** The two ways to see equipment: a list, and a tree. The client that is looked at stays. */
export function ViewSwitch({ view, clientId }: { view: 'liste' | 'arbre'; clientId: number | null }) {
  const t = useTranslations('equipements.vues');
  const search = clientId === null ? {} : { client_id: String(clientId) };
  return (
    <nav className={classes.switch} aria-label={t('label')}>
      <Link
        to="/equipements"
        search={search}
        activeOptions={{ exact: true, includeSearch: false }}
        className={classes.view}
        aria-current={view === 'liste' ? 'page' : undefined}
      >
        <IconList size={16} aria-hidden />
        {t('liste')}
      </Link>
      <Link to="/equipements/arbre" search={search} className={classes.view} aria-current={view === 'arbre' ? 'page' : undefined}>
        <IconBinaryTree2 size={16} aria-hidden />
        {t('arbre')}
      </Link>
    </nav>
  );
}
