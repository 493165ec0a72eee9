import { statutsOuverts } from '@mif/contract/interventions';
import { Code } from '@mif/ui/copyable-code';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import { Deadline, PrioriteBadge, StatutBadge } from '../../looks/interventions.tsx';
import classes from './equipements.module.css';

const SHOWN = 10;

/**
 * What is open on an equipment.
 * @param hasOthers whether the list behind the link holds more than these
 */
export function OpenInterventions({ equipementId, hasOthers }: { equipementId: number; hasOthers: boolean }) {
  const t = useTranslations('equipements.detail');
  const query = trpc.interventions.list.useQuery(
    { equipement_id: equipementId, statut: [...statutsOuverts], limit: SHOWN },
    { placeholderData: undefined },
  );
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
                      {row.technicien ? (
                        <>
                          {' · '}
                          <bdi>{row.technicien.nom}</bdi>
                        </>
                      ) : null}
                    </span>
                  </span>
                  <PrioriteBadge priorite={row.priorite} />
                  <StatutBadge statut={row.statut} variant="plain" />
                  <Deadline row={row} />
                </Link>
              </li>
            ))}
          </ul>
          {next_cursor || hasOthers ? (
            <Link to="/interventions" search={{ equipement_id: String(equipementId) }} className={classes.back}>
              {t('all_interventions')}
            </Link>
          ) : null}
        </>
      )}
    </Loaded>
  );
}
