import { Section } from '@mif/ui/page';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';
import { StatutDemandeBadge } from '../../looks/demandes.tsx';
import { Instant } from '../../looks/interventions.tsx';
import classes from './portal.module.css';

const SHOWN = 4;

/** What the company has asked for, and how it was answered; nothing where nothing was asked. */
export function OwnDemandes() {
  const t = useTranslations('demandes');
  const { data } = trpc.demandes.list.useQuery({ limit: SHOWN });
  if (!data || data.items.length === 0) return null;
  return (
    <Section
      title={t('title')}
      aside={
        <Link to="/demandes" className={classes.all}>
          {t('list.all')}
        </Link>
      }
    >
      <ul className={classes.rows} aria-label={t('title')}>
        {data.items.map((row) => (
          <li key={row.id}>
            <Link to="/demandes/$id" params={{ id: row.id }} className={classes.row}>
              <span className={classes.rowText}>
                <bdi className={classes.rowTitle}>{row.titre}</bdi>
                <span className={classes.rowMeta}>
                  <bdi>{(row.equipement ?? row.site).nom}</bdi> · <Instant value={row.date_creation} as="relative" />
                </span>
              </span>
              <StatutDemandeBadge statut={row.statut} variant="plain" />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
