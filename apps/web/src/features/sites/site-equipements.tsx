import type { SiteDetail } from '@mif/contract/sites';
import { Code } from '@mif/ui/copyable-code';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import { StatutEquipementBadge } from '../../looks/equipements.tsx';
import classes from '../clients/clients.module.css';

const SHOWN = 20;

/** The machines of a site, with what is open on each. */
export function SiteEquipements({ site }: { site: SiteDetail }) {
  const t = useTranslations();
  const query = trpc.equipements.list.useQuery(
    { site_id: site.id, statut: ['operationnel', 'maintenance', 'panne'], limit: SHOWN },
    { placeholderData: undefined },
  );
  return (
    <Loaded query={query} skeleton={<CardsSkeleton cards={2} />}>
      {({ items, next_cursor }) => (
        <>
          {items.length === 0 ? <p className={classes.none}>{t('sites.detail.no_equipements')}</p> : null}
          <ul className={classes.rows} aria-label={t('sites.detail.equipements')}>
            {items.map((row) => (
              <li key={row.id}>
                <Link to="/equipements/$id" params={{ id: row.id }} className={classes.row}>
                  <span className={classes.rowText}>
                    <bdi className={classes.rowTitle}>{row.nom}</bdi>
                    <span className={classes.rowMeta}>
                      <Code>{row.code}</Code>
                      {row.localisation ? ' · ' : null}
                      <bdi>{row.localisation}</bdi>
                      {row.interventions_ouvertes > 0
                        ? ` · ${t('clients.interventions_ouvertes', { n: row.interventions_ouvertes })}`
                        : null}
                    </span>
                  </span>
                  <StatutEquipementBadge statut={row.statut} variant="plain" />
                </Link>
              </li>
            ))}
          </ul>
          {next_cursor ? (
            <Link to="/equipements" search={{ client_id: String(site.client_id), site_id: String(site.id) }} className={classes.link}>
              {t('sites.detail.all_equipements')}
            </Link>
          ) : null}
        </>
      )}
    </Loaded>
  );
}
