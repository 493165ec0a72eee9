import type { Demande } from '@mif/contract/demandes';
import { formatPhone } from '@mif/contract/phones';
import { Code } from '@mif/ui/copyable-code';
import { DefinitionList } from '@mif/ui/definition-list';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useCan } from '../../app/me.ts';
import { SourceDemandeBadge } from '../../looks/demandes.tsx';
import { Instant, PrioriteBadge, StatutBadge } from '../../looks/interventions.tsx';
import classes from './demandes.module.css';

/** What is known of a demande: where, who, when, and what became of it. */
export function DemandeFacts({ demande }: { demande: Demande }) {
  const t = useTranslations('demandes');
  const can = useCan();
  const { equipement, intervention, doublon } = demande;
  return (
    <DefinitionList
      items={[
        {
          label: t('fields.equipement'),
          value: equipement ? (
            <>
              <Link to="/equipements/$id" params={{ id: equipement.id }} className={classes.link}>
                <bdi>{equipement.nom}</bdi>
              </Link>{' '}
              <Code>{equipement.code}</Code>
            </>
          ) : (
            t('detail.no_equipement')
          ),
        },
        { label: t('fields.site'), value: <bdi>{demande.site.nom}</bdi> },
        ...(can('demande.accept') ? [{ label: t('fields.client'), value: <bdi>{demande.client.nom}</bdi> }] : []),
        { label: t('fields.priorite'), value: <PrioriteBadge priorite={demande.priorite} /> },
        { label: t('fields.source'), value: <SourceDemandeBadge source={demande.source} /> },
        { label: t('fields.auteur'), value: demande.auteur ? <bdi>{demande.auteur.full_name}</bdi> : t('detail.anonymous') },
        ...(demande.contact && Object.values(demande.contact).some(Boolean)
          ? [{ label: t('fields.contact'), value: <Contact contact={demande.contact} /> }]
          : []),
        { label: t('fields.date_creation'), value: <Instant value={demande.date_creation} as="moment" /> },
        ...(demande.date_decision
          ? [
              { label: t('fields.date_decision'), value: <Instant value={demande.date_decision} as="moment" /> },
              ...(demande.decideur ? [{ label: t('fields.decideur'), value: <bdi>{demande.decideur.full_name}</bdi> }] : []),
            ]
          : []),
        ...(demande.motif_refus
          ? [
              {
                label: t('fields.motif_refus'),
                value: (
                  <span className={classes.prose} dir="auto">
                    {demande.motif_refus}
                  </span>
                ),
              },
            ]
          : []),
        ...(intervention
          ? [
              {
                label: t('fields.intervention'),
                value: (
                  <span className={classes.row}>
                    <Link to="/interventions/$id" params={{ id: intervention.id }} className={classes.link}>
                      <bdi>{intervention.reference}</bdi>
                    </Link>
                    <StatutBadge statut={intervention.statut} variant="plain" />
                  </span>
                ),
              },
            ]
          : []),
        ...(doublon
          ? [
              {
                label: t('fields.doublon'),
                value: (
                  <Link to="/demandes/$id" params={{ id: doublon.id }} className={classes.link}>
                    <bdi>{doublon.reference}</bdi>
                  </Link>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function Contact({ contact }: { contact: NonNullable<Demande['contact']> }) {
  const { nom, telephone, email } = contact;
  return (
    <span className={classes.row}>
      {nom ? <bdi>{nom}</bdi> : null}
      {telephone ? (
        <a href={`tel:${telephone.replaceAll(/[^\d+]/g, '')}`} className={classes.link}>
          <bdi dir="ltr">{formatPhone(telephone)}</bdi>
        </a>
      ) : null}
      {email ? (
        <a href={`mailto:${encodeURIComponent(email)}`} className={classes.link}>
          <bdi dir="ltr">{email}</bdi>
        </a>
      ) : null}
    </span>
  );
}
