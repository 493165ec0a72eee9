import type { Intervention } from '@mif/contract/interventions';
import { Code } from '@mif/ui/copyable-code';
import { DefinitionList } from '@mif/ui/definition-list';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useCan } from '../../app/me.ts';
import { Instant, TypeLabel } from '../../looks/interventions.tsx';
import classes from './detail-page.module.css';
import { Technicien } from './list-columns.tsx';

/** What is known of an intervention: who, on what, for whom, by when, and what it took. */
export function InterventionFacts({ intervention }: { intervention: Intervention }) {
  const t = useTranslations('interventions');
  const td = useTranslations('demandes');
  const tp = useTranslations('plans');
  const format = useFormat();
  const { equipement } = intervention;
  const instant = (value: string | null) => (value ? <Instant value={value} as="moment" /> : null);
  return (
    <DefinitionList
      items={[
        { label: t('fields.technicien'), value: <Technicien row={intervention} /> },
        {
          label: t('fields.equipement'),
          value: (
            <>
              <Link to="/equipements/$id" params={{ id: equipement.id }} className={classes.link}>
                <bdi>{equipement.nom}</bdi>
              </Link>
              <span className={classes.under}>
                <Code>{equipement.code}</Code>
              </span>
            </>
          ),
        },
        { label: t('fields.client'), value: <bdi>{intervention.client.nom}</bdi> },
        {
          label: t('fields.site'),
          value: (
            <Link to="/sites/$id" params={{ id: intervention.site.id }} className={classes.link}>
              <bdi>{intervention.site.nom}</bdi>
            </Link>
          ),
        },
        { label: t('fields.localisation'), value: equipement.localisation ? <bdi>{equipement.localisation}</bdi> : null },
        { label: t('fields.type'), value: <TypeLabel type={intervention.type} /> },
        {
          label: t('fields.date_limite'),
          value: (
            <>
              {instant(intervention.date_limite) ?? <span className={classes.second}>{t('no_deadline')}</span>}
              <CountedWith calendrier={intervention.calendrier} />
            </>
          ),
        },
        ...(intervention.date_limite_prise_en_charge
          ? [
              {
                label: t('fields.date_limite_prise_en_charge'),
                value: (
                  <>
                    {instant(intervention.date_limite_prise_en_charge)}
                    {intervention.etat_prise_en_charge ? (
                      <span className={classes.under}>{t(`etats_prise_en_charge.${intervention.etat_prise_en_charge}`)}</span>
                    ) : null}
                  </>
                ),
              },
            ]
          : []),
        { label: t('fields.creneau'), value: <Slot intervention={intervention} /> },
        ...(intervention.demande
          ? [
              {
                label: td('from_demande'),
                value: (
                  <Link to="/demandes/$id" params={{ id: intervention.demande.id }} className={classes.link}>
                    <bdi>{intervention.demande.reference}</bdi>
                  </Link>
                ),
              },
            ]
          : []),
        ...(intervention.echeance
          ? [
              {
                label: tp('from_plan'),
                value: (
                  <Link to="/plans/$id" params={{ id: intervention.echeance.plan_id }} className={classes.link}>
                    <bdi>{intervention.echeance.plan_titre}</bdi>
                  </Link>
                ),
              },
            ]
          : []),
        ...(intervention.date_demande ? [{ label: td('fields.date_creation'), value: instant(intervention.date_demande) }] : []),
        { label: t('fields.date_creation'), value: instant(intervention.date_creation) },
        { label: t('fields.date_affectation'), value: instant(intervention.date_affectation) },
        { label: t('fields.date_debut_travaux'), value: instant(intervention.date_debut_travaux) },
        { label: t('fields.date_fin_travaux'), value: instant(intervention.date_fin_travaux) },
        { label: t('fields.date_cloture'), value: instant(intervention.date_cloture) },
        {
          label: t('fields.cout'),
          value: intervention.cout_centimes === null ? null : format.money(intervention.cout_centimes, intervention.devise),
        },
      ].filter((item) => item.label !== t('fields.creneau') || intervention.date_debut_prevue !== null)}
    />
  );
}

/** Which hours the deadline was counted with: a newer version of the calendar does not move it. */
function CountedWith({ calendrier }: Pick<Intervention, 'calendrier'>) {
  const t = useTranslations('interventions');
  const can = useCan();
  if (!calendrier) return null;
  const text = t('counted_with', { calendrier: calendrier.nom, n: String(calendrier.numero) });
  return (
    <span className={classes.under}>
      {can('calendrier.read') ? (
        <Link to="/calendriers/$id" params={{ id: calendrier.id }} className={classes.link}>
          {text}
        </Link>
      ) : (
        text
      )}
    </span>
  );
}

function Slot({ intervention }: { intervention: Intervention }) {
  const t = useTranslations('time');
  const format = useFormat();
  const { date_debut_prevue: start, date_fin_prevue: end } = intervention;
  if (!start) return null;
  const isOneDay = end !== null && format.instant(start, 'date') === format.instant(end, 'date');
  return (
    <time dateTime={start} title={format.instant(start, 'full')}>
      {end && isOneDay
        ? `${format.instant(start, 'day')} ${t('from_to', { debut: format.instant(start, 'clock'), fin: format.instant(end, 'clock') })}`
        : [format.instant(start, 'moment'), end ? format.instant(end, 'moment') : null].filter(Boolean).join(' – ')}
    </time>
  );
}
