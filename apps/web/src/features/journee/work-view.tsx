import { Button } from '@mantine/core';
import type { Intervention } from '@mif/contract/interventions';
import { BigButton } from '@mif/ui/big-button';
import { Code } from '@mif/ui/copyable-code';
import { SignatureView } from '@mif/ui/signature-pad';
import { IconCheck, IconPlayerPause, IconPlayerPlay, IconUserMinus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { TypeLabel } from '../../looks/interventions.tsx';
import { Documents } from '../documents/documents.tsx';
import { useFieldAction } from './field-action.ts';
import { Dock } from './dock.tsx';
import classes from './field.module.css';
import { primaryOf } from './projection.ts';
import type { DayRow } from './projection.ts';
import { SiteSheetView } from './site-sheet.tsx';
import { WorkFacts } from './work-facts.tsx';
import { WorkLife } from './work-life.tsx';

/** A job as the work page has it: the list's facts always, the rest once it was read. */
export type Work = Omit<DayRow, 'actions_permises'> & { actions_permises: readonly string[] } & Partial<
    Pick<Intervention, 'motif_attente' | 'rapport' | 'temps' | 'signature' | 'motif_sans_signature' | 'date_debut_travaux' | 'demande'>
  >;

/** What the job is, where, what was asked, what was done, its life; its actions under the thumb. */
export function WorkView({ row }: { row: Work }) {
  const t = useTranslations();
  const format = useFormat();
  const navigate = useNavigate();
  return (
    <>
      <div className={classes.grow}>
        {row.statut === 'en_attente' && row.motif_attente ? (
          <p className={classes.notice}>{t('journee.waiting_since', { motif: t(`interventions.motifs.${row.motif_attente}`) })}</p>
        ) : null}
        {row.statut === 'en_cours' && row.date_debut_travaux ? (
          <p className={classes.running}>{t('journee.running_since', { quand: format.instant(row.date_debut_travaux, 'relative') })}</p>
        ) : null}
        <WorkFacts row={row} isLinked />
        <Link
          to="/equipements/$id"
          params={{ id: row.equipement.id }}
          search={{ onglet: 'compteurs', intervention: String(row.id) }}
          className={classes.factLink}
        >
          {t('journee.read_meter')}
        </Link>
        <h2 className={classes.sectionTitle}>{t('interventions.fields.site')}</h2>
        <SiteSheetView site={row.site} />
        <h2 className={classes.sectionTitle}>{t('journee.asked')}</h2>
        <p className={classes.text} dir="auto">
          {row.description ?? <span className={classes.second}>{t('journee.no_description')}</span>}
        </p>
        <p className={classes.reference}>
          <Code>{row.reference}</Code> · <TypeLabel type={row.type} />
        </p>
        <WorkReport row={row} />
        <div className={classes.documents}>
          <Documents objet="intervention" objetId={row.id} />
          {row.demande ? (
            <Documents objet="demande" objetId={row.demande.id} isReadOnly title={t('demandes.detail.files_of_demande')} />
          ) : null}
        </div>
        {row.actions_permises.includes('unassign') ? (
          <Button
            className={classes.other}
            variant="subtle"
            color="gray"
            leftSection={<IconUserMinus size={20} aria-hidden />}
            onClick={() => void navigate({ to: '/journee/$id', params: { id: row.id }, search: { etape: 'rendre' } })}
          >
            {t('journee.give_back.action')}
          </Button>
        ) : null}
        <h2 className={classes.sectionTitle}>{t('journee.life')}</h2>
        <WorkLife id={row.id} />
      </div>
      <WorkActions row={row} />
    </>
  );
}

function WorkReport({ row }: { row: Work }) {
  const t = useTranslations();
  const format = useFormat();
  if (!row.rapport) return null;
  const minutes = row.temps?.reduce((sum, line) => sum + line.minutes, 0) ?? 0;
  return (
    <>
      <h2 className={classes.sectionTitle}>{t('interventions.detail.report')}</h2>
      <p className={classes.text} dir="auto">
        {row.rapport}
      </p>
      {minutes > 0 ? (
        <p className={classes.reference}>{t('interventions.detail.times_total', { duree: format.duration(minutes) })}</p>
      ) : null}
      {row.signature ? (
        <>
          <p className={classes.reference}>{t('interventions.detail.signed_by', { nom: row.signature.nom })}</p>
          <SignatureView trace={row.signature.trace} label={t('interventions.detail.signed_by', { nom: row.signature.nom })} />
        </>
      ) : null}
      {row.motif_sans_signature ? (
        <p className={classes.reference}>{t('interventions.detail.unsigned', { motif: row.motif_sans_signature })}</p>
      ) : null}
    </>
  );
}

function WorkActions({ row }: { row: Work }) {
  const t = useTranslations();
  const navigate = useNavigate();
  const act = useFieldAction(row);
  const action = primaryOf(row.actions_permises);
  if (!action) return null;
  const open = (etape: string) => void navigate({ to: '/journee/$id', params: { id: row.id }, search: { etape } });
  const Icon = action === 'finish' ? IconCheck : IconPlayerPlay;
  const main = (
    <BigButton
      icon={<Icon size={22} aria-hidden />}
      onClick={() => {
        if (action === 'finish') open('terminer');
        else act({ action, input: {} });
      }}
    >
      {t(`interventions.actions.${action}`)}
    </BigButton>
  );
  if (!row.actions_permises.includes('hold')) return <Dock>{main}</Dock>;
  return (
    <Dock>
      <div className={classes.pair}>
        <BigButton variant="default" icon={<IconPlayerPause size={22} aria-hidden />} onClick={() => open('pause')}>
          {t('journee.hold.short')}
        </BigButton>
        {main}
      </div>
    </Dock>
  );
}
