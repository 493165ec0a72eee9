import { defineEntity, p } from '@mikro-orm/core';
import type { InterventionType, Priorite } from '@mif/contract/interventions';
import type { Ancrage, Combinaison, Declencheur, Rattrapage, RegleCompteur, RegleDate, RegleFeries } from '@mif/contract/plan-rules';
import type { CompetenceRequise, StatutEcheance, StatutPlan } from '@mif/contract/plans';
import { Compteur } from './compteur.ts';
import { Equipement } from './equipement.ts';
import { Intervention } from './intervention.ts';
import { Technicien } from './technicien.ts';

const PlanSchema = defineEntity({
  name: 'Plan',
  tableName: 'plans',
  properties: {
    id: p.integer().primary(),
    titre: p.string().length(200),
    description: p.text().nullable(),
    equipement_id: () => p.manyToOne(Equipement).mapToPk().fieldName('equipement_id').index('plans_equipement_idx'),
    type: p.string().length(20).$type<InterventionType>().default('preventive'),
    priorite: p.string().length(20).$type<Priorite>().default('programmee'),
    duree_minutes: p.integer(),
    competences: p.json<CompetenceRequise[]>().default('[]'),
    habilitations: p.json<number[]>().default('[]'),
    technicien_id: () => p.manyToOne(Technicien).mapToPk().fieldName('technicien_id').nullable().index('plans_technicien_idx'),
    declencheur: p.string().length(10).$type<Declencheur>(),
    combinaison: p.string().length(10).$type<Combinaison>().nullable(),
    regle_date: p.json<RegleDate>().nullable(),
    premiere_date: p.date().nullable(),
    compteur_id: () => p.manyToOne(Compteur).mapToPk().fieldName('compteur_id').nullable().index('plans_compteur_idx'),
    regle_compteur: p.json<RegleCompteur>().nullable(),
    ancrage: p.string().length(10).$type<Ancrage>().default('fixe'),
    avance_jours: p.integer().default(0),
    horizon_jours: p.integer().default(365),
    tolerance_avant_jours: p.integer().default(0),
    tolerance_apres_jours: p.integer().default(0),
    jours_feries: p.string().length(10).$type<RegleFeries>().default('reporter'),
    rattrapage: p.string().length(10).$type<Rattrapage>().default('derniere'),
    empiler: p.boolean().default(false),
    statut: p.string().length(10).$type<StatutPlan>().default('actif'),
    date_creation: p.datetime(),
    /** What its rule says before this day is none of its occurrences. */
    depuis: p.date(),
    /** The last number given in its series. */
    dernier_n: p.integer().default(0),
    /** The day of its calendar up to which occurrences were dealt with. */
    derniere_theorique: p.date().nullable(),
    /** The total the next `pas` is counted from. */
    compteur_base: p.decimal('number').precision(15).scale(3).nullable(),
    /** The day the meter asked for an occurrence that waits for the calendar. */
    compteur_du: p.date().nullable(),
    /** What a meter showed up to this instant passes none of its thresholds: the plan, or its rule, is younger. */
    compteur_depuis: p.datetime().nullable(),
    /** When the generator has to look at it next; null: only when something happens to it. */
    prochaine_generation: p.datetime().nullable(),
    prochaine_date: p.date().nullable(),
    erreur_code: p.string().length(60).nullable(),
    erreur_at: p.datetime().nullable(),
    version: p.integer().version(),
  },
  indexes: [
    {
      name: 'plans_generation_idx',
      expression: 'create index plans_generation_idx on plans (prochaine_generation, id) where prochaine_generation is not null',
    },
    {
      name: 'plans_prochaine_date_idx',
      expression: `create index plans_prochaine_date_idx on plans ((coalesce(prochaine_date, 'infinity'::date)), id)`,
    },
    { name: 'plans_creation_idx', expression: 'create index plans_creation_idx on plans (date_creation desc, id desc)' },
    {
      name: 'plans_titre_trigrammes_idx',
      expression: 'create index plans_titre_trigrammes_idx on plans using gin (recherche.sans_accents(titre) recherche.gin_trgm_ops)',
    },
  ],
});

/** A preventive plan: what makes work due on an equipment, again and again. */
export class Plan extends PlanSchema.class {}
PlanSchema.setClass(Plan);
export { PlanSchema };

const EcheanceSchema = defineEntity({
  name: 'Echeance',
  tableName: 'echeances',
  properties: {
    id: p.integer().primary(),
    plan_id: () => p.manyToOne(Plan).mapToPk().fieldName('plan_id'),
    /** Its place in the plan's series; null beside it. */
    n: p.integer().nullable(),
    date_theorique: p.date(),
    date_due: p.date(),
    fenetre_debut: p.date(),
    fenetre_fin: p.date(),
    statut: p.string().length(10).$type<StatutEcheance>(),
    motif: p.text().nullable(),
    intervention_id: () => p.manyToOne(Intervention).mapToPk().fieldName('intervention_id').nullable(),
    /** The occurrence whose work does this one too. */
    regroupee_dans: p.integer().nullable(),
    date_faite: p.datetime().nullable(),
    is_dans_tolerance: p.boolean().nullable(),
    date_generation: p.datetime().nullable(),
    /** When it was skipped. */
    date_decision: p.datetime().nullable(),
    version: p.integer().version(),
  },
  uniques: [
    { name: 'echeances_plan_n_key', properties: ['plan_id', 'n'] },
    { name: 'echeances_intervention_key', properties: ['intervention_id'] },
  ],
  indexes: [
    { name: 'echeances_due_idx', properties: ['date_due', 'id'] },
    {
      name: 'echeances_en_cours_idx',
      expression: `create index echeances_en_cours_idx on echeances (plan_id) where statut in ('prevue', 'generee')`,
    },
    {
      name: 'echeances_regroupee_idx',
      expression: 'create index echeances_regroupee_idx on echeances (regroupee_dans) where regroupee_dans is not null',
    },
  ],
});

/** An occurrence of a plan that was created, skipped, moved or done. */
export class Echeance extends EcheanceSchema.class {}
EcheanceSchema.setClass(Echeance);
export { EcheanceSchema };
