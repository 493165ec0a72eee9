import type { Plan } from '@mif/contract/plans';
import { DefinitionList } from '@mif/ui/definition-list';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { Instant, PrioriteBadge, TypeLabel } from '../../looks/interventions.tsx';
import { CompetenceLabel } from '../../looks/techniciens.tsx';
import classes from './plans.module.css';

/** What a plan is for, what its work takes, and its rules. */
export function PlanFacts({ plan }: { plan: Plan }) {
  const t = useTranslations('plans');
  const format = useFormat();
  const days = (n: number) => t('detail.days', { n });
  return (
    <DefinitionList
      items={[
        {
          label: t('fields.equipement'),
          value: (
            <Link to="/equipements/$id" params={{ id: plan.equipement_id }} className={classes.link}>
              <bdi>{plan.equipement.nom}</bdi>
            </Link>
          ),
        },
        { label: t('fields.client'), value: <bdi>{plan.client.nom}</bdi> },
        { label: t('fields.site'), value: <bdi>{plan.site.nom}</bdi> },
        { label: t('fields.type'), value: <TypeLabel type={plan.type} /> },
        { label: t('fields.priorite'), value: <PrioriteBadge priorite={plan.priorite} /> },
        { label: t('fields.duree_minutes'), value: format.duration(plan.duree_minutes) },
        { label: t('fields.technicien'), value: plan.technicien ? <bdi>{plan.technicien.nom}</bdi> : null },
        {
          label: t('fields.competences'),
          value:
            plan.competences_requises.length > 0 ? (
              <ul className={classes.chips}>
                {plan.competences_requises.map((each) => (
                  <li key={each.competence_id}>
                    <CompetenceLabel competence={each} />
                  </li>
                ))}
              </ul>
            ) : null,
        },
        {
          label: t('fields.habilitations'),
          value: plan.habilitations_requises.length > 0 ? <bdi>{plan.habilitations_requises.map(({ nom }) => nom).join(', ')}</bdi> : null,
        },
        { label: t('fields.avance_jours'), value: t('detail.lead', { n: plan.avance_jours }) },
        { label: t('fields.tolerance_avant_jours'), value: days(plan.tolerance_avant_jours) },
        { label: t('fields.tolerance_apres_jours'), value: days(plan.tolerance_apres_jours) },
        { label: t('fields.jours_feries'), value: t(`feries.${plan.jours_feries}`) },
        { label: t('fields.ancrage'), value: t(`ancrages.${plan.ancrage}`) },
        { label: t('fields.rattrapage'), value: t(`rattrapages.${plan.rattrapage}`) },
        { label: t('fields.empiler'), value: t(plan.empiler ? 'detail.stack_yes' : 'detail.stack_no') },
        { label: t('fields.derniere_date'), value: plan.derniere_date ? format.civil(plan.derniere_date) : null },
        { label: t('fields.date_creation'), value: <Instant value={plan.date_creation} as="date" /> },
      ]}
    />
  );
}
