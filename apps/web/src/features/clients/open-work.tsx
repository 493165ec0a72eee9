import { statutsOuverts } from '@mif/contract/interventions';
import { Code } from '@mif/ui/copyable-code';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import { Deadline, PrioriteBadge, StatutBadge } from '../../looks/interventions.tsx';
import classes from './clients.module.css';

const SHOWN = 10;

/** What is open at a client's, or on one of its sites. */
export function OpenWork(props: { client_id: number } | { site_id: number }) {
  const t = useTranslations('clients.detail');
  const query = trpc.interventions.list.useQuery({ ...props, statut: [...statutsOuverts], limit: SHOWN }, { placeholderData: undefined });
  return (
    <Loaded query={query} skeleton={<CardsSkeleton cards={2} />}>
      {({ items, next_cursor }) => (
        <>
          {items.length === 0 ? <p className={classes.none}>{t('no_open')}</p> : null}
          <ul className={classes.rows} aria-label={t('open')}>
            {items.map((row) => (
              <li key={row.id}>
                <Link to="/interventions/$id" params={{ id: row.id }} className={classes.row}>
                  <span className={classes.rowText}>
                    <bdi className={classes.rowTitle}>{row.titre}</bdi>
                    <span className={classes.rowMeta}>
                      <Code>{row.reference}</Code>
                      {' · '}
                      <bdi>{row.equipement.nom}</bdi>
                      {'client_id' in props ? ' · ' : null}
                      {'client_id' in props ? <bdi>{row.site.nom}</bdi> : null}
                    </span>
                  </span>
                  <PrioriteBadge priorite={row.priorite} />
                  <StatutBadge statut={row.statut} variant="plain" />
                  <Deadline row={row} />
                </Link>
              </li>
            ))}
          </ul>
          {next_cursor || 'client_id' in props ? (
            <Link
              to="/interventions"
              search={'client_id' in props ? { client_id: String(props.client_id) } : { site_id: String(props.site_id) }}
              className={classes.link}
            >
              {t('all_interventions')}
            </Link>
          ) : null}
        </>
      )}
    </Loaded>
  );
}
