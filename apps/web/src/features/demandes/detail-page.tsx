import type { Demande } from '@mif/contract/demandes';
import { CopyableCode } from '@mif/ui/copyable-code';
import { Columns, Page as PageFrame, Section } from '@mif/ui/page';
import { PageSkeleton } from '@mif/ui/skeletons';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { BackLink } from '../../app/back-link.tsx';
import { useFieldLabel } from '../../app/form.ts';
import { FailureState, Staleness } from '../../app/loaded.tsx';
import { useCan, useMe } from '../../app/me.ts';
import { RecordHistory } from '../../app/record-history.tsx';
import { trpc } from '../../app/trpc.ts';
import { StatutDemandeBadge } from '../../looks/demandes.tsx';
import { PrioriteBadge } from '../../looks/interventions.tsx';
import { Documents } from '../documents/documents.tsx';
import { useDecisions } from './decisions.tsx';
import { DemandeFacts } from './demande-facts.tsx';
import classes from './demandes.module.css';
import { Similar } from './similar.tsx';

/** One demande: what is asked, the decision to make, what it resembles, and its life. */
export function Page() {
  const { id } = useParams({ from: '/signed-in/demandes/$id' });
  return <DemandePage key={id} id={id} />;
}

function DemandePage({ id }: { id: number }) {
  const query = trpc.demandes.get.useQuery({ id }, { placeholderData: undefined });
  const { data } = query;
  if (!data) return query.isError ? <FailureState error={query.error} onRetry={() => void query.refetch()} /> : <PageSkeleton />;
  return <Detail demande={data} stale={<Staleness query={query} />} />;
}

const journal = ['create', 'accept', 'refuse', 'double', 'cancel'] as const;

function Detail({ demande, stale }: { demande: Demande; stale: ReactNode }) {
  const t = useTranslations('demandes');
  const priorites = useTranslations('interventions.priorites');
  const me = useMe();
  const can = useCan();
  const labelOf = useFieldLabel('demandes.fields');
  const { buttons, dialog, markSame } = useDecisions(demande);
  const isAuthor = demande.auteur_id === me.id;
  const hint = demande.statut === 'soumise' && !can('demande.accept') ? 'soumise_author' : demande.statut;
  function textOf(field: string, value: unknown): string | null {
    if (field === 'statut' && typeof value === 'string') return t(`statuts.${value}` as 'statuts.soumise');
    if (field === 'priorite' && typeof value === 'string') return priorites(value as 'normale');
    return null;
  }
  return (
    <PageFrame
      title={demande.titre}
      eyebrow={
        <span className={classes.eyebrow}>
          <BackLink to="/demandes">{can('demande.accept') ? t('title') : t('mine')}</BackLink>
          <CopyableCode value={demande.reference} />
        </span>
      }
      badges={
        <>
          <StatutDemandeBadge statut={demande.statut} />
          <PrioriteBadge priorite={demande.priorite} variant="soft" />
          {stale}
        </>
      }
    >
      <section className={classes.next} aria-label={t('detail.next_step')}>
        <p className={classes.hint}>{t(`next.${hint}`)}</p>
        {buttons ? <div className={classes.steps}>{buttons}</div> : null}
      </section>
      <Columns
        main={
          <>
            {demande.description ? (
              <Section title={t('fields.description')}>
                <p className={classes.prose} dir="auto">
                  {demande.description}
                </p>
              </Section>
            ) : null}
            <Section title={t('detail.facts')}>
              <DemandeFacts demande={demande} />
            </Section>
            <Documents objet="demande" objetId={demande.id} />
          </>
        }
        aside={
          <>
            {can('demande.double') && demande.statut === 'soumise' ? <Similar demande={demande} onSame={markSame} /> : null}
            {can('demande.accept') || isAuthor ? (
              <Section title={t('detail.history')}>
                <RecordHistory
                  objet="demande"
                  id={demande.id}
                  // Numbers of rows say nothing: the facts show what they are.
                  labelOf={(field) => (field.endsWith('_id') || field === 'doublon_de' ? null : labelOf(field))}
                  textOf={textOf}
                  titleOf={(action, acteur) => {
                    const known = journal.find((each) => each === action);
                    return known ? `${t(`journal.${known}`)} · ${acteur}` : null;
                  }}
                />
              </Section>
            ) : null}
          </>
        }
      />
      {dialog}
    </PageFrame>
  );
}
