import { Button, Skeleton } from '@mantine/core';
import type { Intervention, InterventionAct } from '@mif/contract/interventions';
import { DefinitionList } from '@mif/ui/definition-list';
import { SidePanel } from '@mif/ui/side-panel';
import { skipToken } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useLastValue } from '../../app/last-value.ts';
import { FailureState } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import { Deadline, Instant, PrioriteBadge, StatutBadge, TypeLabel } from '../../looks/interventions.tsx';
import { Technicien } from './list-columns.tsx';
import type { Row } from './list-columns.tsx';
import classes from './list-page.module.css';
import { nextActions } from './next-actions.ts';
import { useActions } from './use-actions.tsx';

/**
 * A row beside the list: what it says, what can be done next, and the way to its page.
 * @param id the intervention shown, or null where the panel is closed
 * @param known the row as the list has it, shown at once
 */
export function RowPanel({ id, known, onClose }: { id: number | null; known: Row | undefined; onClose: () => void }) {
  const shown = useLastValue(id ?? undefined) ?? null;
  const row = useLastValue(known);
  const query = trpc.interventions.get.useQuery(id === null ? skipToken : { id }, { placeholderData: undefined });
  const full = useLastValue(query.data);
  const intervention = full?.id === shown ? full : undefined;
  const summary = intervention ?? (row?.id === shown ? row : undefined);
  const actions = intervention ? nextActions(intervention) : [];
  const { act, dialog } = useActions(intervention);
  return (
    <>
      <SidePanel
        // One thing to close at a time: the panel comes back after the dialog.
        isOpen={id !== null && dialog === null}
        title={summary ? <bdi>{summary.reference}</bdi> : ''}
        onClose={onClose}
        footer={actions.length > 0 ? <PanelActions actions={actions} onAction={act} /> : null}
      >
        {summary ? (
          <Summary summary={summary} intervention={intervention} />
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

function PanelActions(props: { actions: readonly InterventionAct[]; onAction: (action: InterventionAct) => void }) {
  const t = useTranslations('interventions.actions');
  return (
    <div className={classes.panelActions}>
      {props.actions.map((action, index) => (
        <Button key={action} variant={index === 0 ? 'filled' : 'default'} onClick={() => props.onAction(action)}>
          {t(action)}
        </Button>
      ))}
    </div>
  );
}

function Summary({ summary, intervention }: { summary: Row | Intervention; intervention: Intervention | undefined }) {
  const t = useTranslations('interventions');
  const tCommon = useTranslations('common');
  const format = useFormat();
  return (
    <>
      <p className={classes.subject}>
        <bdi>{summary.titre}</bdi>
      </p>
      <div className={classes.lead}>
        <StatutBadge statut={summary.statut} />
        <PrioriteBadge priorite={summary.priorite} variant="soft" />
        <Link to="/interventions/$id" params={{ id: summary.id }} className={classes.toPage}>
          {tCommon('actions.open_page')}
        </Link>
      </div>
      <DefinitionList
        items={[
          {
            label: t('fields.description'),
            value: intervention?.description ? <Text value={intervention.description} /> : null,
            isWide: true,
          },
          { label: t('fields.motif_attente'), value: intervention?.motif_attente ? t(`motifs.${intervention.motif_attente}`) : null },
          { label: t('fields.technicien'), value: <Technicien row={summary} /> },
          { label: t('fields.date_limite'), value: <Deadline row={summary} /> },
          {
            label: t('fields.equipement'),
            value: (
              <Link to="/equipements/$id" params={{ id: summary.equipement.id }}>
                <bdi>{summary.equipement.nom}</bdi>
              </Link>
            ),
          },
          { label: t('fields.localisation'), value: summary.equipement.localisation ? <bdi>{summary.equipement.localisation}</bdi> : null },
          { label: t('fields.client'), value: <bdi>{summary.client.nom}</bdi> },
          { label: t('fields.type'), value: <TypeLabel type={summary.type} /> },
          { label: t('fields.date_creation'), value: <Instant value={summary.date_creation} /> },
          { label: t('fields.date_debut_prevue'), value: summary.date_debut_prevue ? <Instant value={summary.date_debut_prevue} /> : null },
          { label: t('fields.date_cloture'), value: summary.date_cloture ? <Instant value={summary.date_cloture} /> : null },
          {
            label: t('fields.cout'),
            value:
              intervention && intervention.cout_centimes !== null ? format.money(intervention.cout_centimes, intervention.devise) : null,
          },
          { label: t('fields.rapport'), value: intervention?.rapport ? <Text value={intervention.rapport} /> : null, isWide: true },
        ]}
      />
    </>
  );
}

function Text({ value }: { value: string }) {
  return (
    <bdi className={classes.text} dir="auto">
      {value}
    </bdi>
  );
}
