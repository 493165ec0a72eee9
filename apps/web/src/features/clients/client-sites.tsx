import { Button } from '@mantine/core';
import type { ClientDetail } from '@mif/contract/clients';
import { Code } from '@mif/ui/copyable-code';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../app/loaded.tsx';
import { useCan } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import { ActiveBadge } from '../../looks/active.tsx';
import { SitePanel } from '../sites/site-panel.tsx';
import classes from './clients.module.css';

const SHOWN = 100;

/** The sites of a client, each with how much stands there and how much is open. */
export function ClientSites({ client }: { client: ClientDetail }) {
  const t = useTranslations();
  const can = useCan();
  const navigate = useNavigate();
  const [isAdding, setAdding] = useState(false);
  const query = trpc.sites.list.useQuery({ client_id: client.id, limit: SHOWN }, { placeholderData: undefined });
  return (
    <>
      <Loaded query={query} skeleton={<CardsSkeleton cards={2} />}>
        {({ items }) => (
          <ul className={classes.rows} aria-label={t('clients.detail.sites')}>
            {items.map((site) => (
              <li key={site.id}>
                <Link to="/sites/$id" params={{ id: site.id }} className={classes.row}>
                  <span className={classes.rowText}>
                    <bdi className={classes.rowTitle}>{site.nom}</bdi>
                    <span className={classes.rowMeta}>
                      <Code>{site.code}</Code>
                      {site.ville ? ' · ' : null}
                      <bdi>{site.ville}</bdi>
                    </span>
                  </span>
                  {site.is_active ? null : <ActiveBadge isActive={false} label={t('sites.inactive')} />}
                  <span className={classes.none}>
                    {t('clients.equipements', { n: site.equipements })} ·{' '}
                    {t('clients.interventions_ouvertes', { n: site.interventions_ouvertes })}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {can('site.create') ? (
        <Button variant="subtle" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
          {t('clients.detail.add_site')}
        </Button>
      ) : null}
      <SitePanel
        client={client}
        mode={isAdding ? 'create' : null}
        onClose={() => setAdding(false)}
        onSaved={({ id }) => void navigate({ to: '/sites/$id', params: { id } })}
      />
    </>
  );
}
