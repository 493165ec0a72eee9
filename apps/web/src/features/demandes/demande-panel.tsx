import { Skeleton } from '@mantine/core';
import { SidePanel } from '@mif/ui/side-panel';
import { skipToken } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useLastValue } from '../../app/last-value.ts';
import { FailureState } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import { StatutDemandeBadge } from '../../looks/demandes.tsx';
import { PrioriteBadge } from '../../looks/interventions.tsx';
import { useDecisions } from './decisions.tsx';
import { DemandeFacts } from './demande-facts.tsx';
import classes from './demandes.module.css';

/** A demande beside the list: what is asked, what can be done, and the way to its page. */
export function DemandePanel({ id, onClose }: { id: number | null; onClose: () => void }) {
  const t = useTranslations('common.actions');
  const shown = useLastValue(id ?? undefined) ?? null;
  const query = trpc.demandes.get.useQuery(id === null ? skipToken : { id }, { placeholderData: undefined });
  const full = useLastValue(query.data);
  const demande = full?.id === shown ? full : undefined;
  const { buttons, dialog } = useDecisions(demande);
  return (
    <>
      <SidePanel
        // One thing to close at a time: the panel comes back after the dialog.
        isOpen={id !== null && dialog === null}
        title={demande ? <bdi>{demande.reference}</bdi> : ''}
        onClose={onClose}
        footer={buttons ? <div className={classes.panelActions}>{buttons}</div> : null}
      >
        {demande ? (
          <div className={classes.stack}>
            <div className={classes.row}>
              <StatutDemandeBadge statut={demande.statut} />
              <PrioriteBadge priorite={demande.priorite} variant="soft" />
            </div>
            <strong dir="auto">{demande.titre}</strong>
            {demande.description ? (
              <p className={classes.prose} dir="auto">
                {demande.description}
              </p>
            ) : null}
            <DemandeFacts demande={demande} />
            <Link to="/demandes/$id" params={{ id: demande.id }} className={classes.link}>
              {t('open_page')}
            </Link>
          </div>
        ) : query.isError ? (
          <FailureState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton height={180} />
        )}
      </SidePanel>
      {dialog}
    </>
  );
}
