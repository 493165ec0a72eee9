import { defineEntity, p, type Opt } from '@mikro-orm/core';
import type { HistoriqueItem, InterventionType, MotifAttente, Priorite, Statut } from '@mif/contract/interventions';
import { CalendrierVersion } from './calendrier-version.ts';
import { Client } from './client.ts';
import { Equipement } from './equipement.ts';
import { Technicien } from './technicien.ts';
import { User } from './user.ts';

const InterventionSchema = defineEntity({
  name: 'Intervention',
  tableName: 'interventions',
  properties: {
    id: p.integer().primary(),
    reference: p.string().length(20).unique('interventions_reference_key'),
    titre: p.string().length(200),
    description: p.text().nullable(),
    type: p.string().length(20).$type<InterventionType>(),
    statut: p.string().length(20).$type<Statut>(),
    priorite: p.string().length(20).$type<Priorite>(),
    /** 0 basse, 1 normale, 2 programmee, 3 haute, 4 critique: what lists sort by. */
    priorite_rang: p
      .smallint()
      .generated(
        "(case priorite when 'critique' then 4 when 'haute' then 3 when 'programmee' then 2 when 'normale' then 1 else 0 end) stored",
      )
      .$type<Opt<number>>(),
    date_creation: p.datetime(),
    /** When it was asked for, where it was: its clocks start then. */
    date_demande: p.datetime().nullable(),
    date_limite: p.datetime().nullable(),
    /** When somebody must have begun it. */
    date_limite_prise_en_charge: p.datetime().nullable(),
    date_debut_prevue: p.datetime().nullable(),
    date_fin_prevue: p.datetime().nullable(),
    date_affectation: p.datetime().nullable(),
    date_debut_travaux: p.datetime().nullable(),
    date_fin_travaux: p.datetime().nullable(),
    date_cloture: p.datetime().nullable(),
    motif_attente: p.string().length(20).$type<MotifAttente>().nullable(),
    rapport: p.text().nullable(),
    signature_nom: p.string().length(120).nullable(),
    signature_trace: p.text().nullable(),
    /** What the deadline was counted with; null where somebody set it himself. */
    calendrier_version_id: () =>
      p.manyToOne(CalendrierVersion).mapToPk().fieldName('calendrier_version_id').nullable().deleteRule('no action'),
    motif_sans_signature: p.text().nullable(),
    cout_centimes: p.integer().nullable(),
    devise: p.string().length(3).default('MAD'),
    technicien_id: () => p.manyToOne(Technicien).mapToPk().fieldName('technicien_id').nullable(),
    equipement_id: () => p.manyToOne(Equipement).mapToPk().fieldName('equipement_id'),
    /** The equipment's client at creation: the row scope of a client's account. */
    client_id: () => p.manyToOne(Client).mapToPk().fieldName('client_id'),
    /** SHA-256 of the line of the file it was imported from. */
    import_cle: p.string().length(64).nullable().unique('interventions_import_cle_key'),
    version: p.integer().version(),
  },
  indexes: [
    {
      name: 'interventions_a_prendre_limite_idx',
      expression: `create index interventions_a_prendre_limite_idx on interventions (date_limite_prise_en_charge, id) where statut in ('ouverte', 'affectee')`,
    },
    {
      name: 'interventions_creation_idx',
      expression: `create index interventions_creation_idx on interventions (date_creation desc, id desc)`,
    },
    {
      name: 'interventions_technicien_creation_idx',
      expression: `create index interventions_technicien_creation_idx on interventions (technicien_id, date_creation desc, id desc)`,
    },
    {
      name: 'interventions_client_creation_idx',
      expression: `create index interventions_client_creation_idx on interventions (client_id, date_creation desc, id desc)`,
    },
    {
      name: 'interventions_equipement_creation_idx',
      expression: `create index interventions_equipement_creation_idx on interventions (equipement_id, date_creation desc, id desc)`,
    },
    {
      name: 'interventions_statut_creation_idx',
      expression: `create index interventions_statut_creation_idx on interventions (statut, date_creation desc, id desc)`,
    },
    {
      name: 'interventions_ouvertes_creation_idx',
      expression: `create index interventions_ouvertes_creation_idx on interventions (date_creation desc, id desc) where statut in ('ouverte', 'affectee', 'en_cours', 'en_attente')`,
    },
    {
      name: 'interventions_ouvertes_limite_idx',
      expression: `create index interventions_ouvertes_limite_idx on interventions (date_limite, id) where statut in ('ouverte', 'affectee', 'en_cours', 'en_attente')`,
    },
    {
      name: 'interventions_limite_idx',
      expression: `create index interventions_limite_idx on interventions ((coalesce(date_limite, 'infinity'::timestamptz)), id)`,
    },
    {
      name: 'interventions_debut_prevue_idx',
      expression: `create index interventions_debut_prevue_idx on interventions (date_debut_prevue, id) where date_debut_prevue is not null`,
    },
    {
      name: 'interventions_technicien_debut_prevue_idx',
      expression: `create index interventions_technicien_debut_prevue_idx on interventions (technicien_id, date_debut_prevue, id) where date_debut_prevue is not null`,
    },
    {
      name: 'interventions_client_debut_prevue_idx',
      expression: `create index interventions_client_debut_prevue_idx on interventions (client_id, date_debut_prevue, id) where date_debut_prevue is not null`,
    },
    {
      name: 'interventions_technicien_sans_creneau_idx',
      expression: `create index interventions_technicien_sans_creneau_idx on interventions (technicien_id, date_limite, id) where statut in ('ouverte', 'affectee', 'en_cours', 'en_attente') and date_debut_prevue is null`,
    },
    {
      name: 'interventions_client_sans_creneau_idx',
      expression: `create index interventions_client_sans_creneau_idx on interventions (client_id, date_limite, id) where statut in ('ouverte', 'affectee', 'en_cours', 'en_attente') and date_debut_prevue is null`,
    },
    {
      name: 'interventions_priorite_idx',
      expression: `create index interventions_priorite_idx on interventions (priorite_rang desc, id desc)`,
    },
    {
      name: 'interventions_recherche_idx',
      expression: 'create index interventions_recherche_idx on interventions using gin (recherche, periode) with (fastupdate = off)',
    },
    {
      name: 'interventions_titre_trigrammes_idx',
      expression:
        'create index interventions_titre_trigrammes_idx on interventions using gin (recherche.sans_accents(titre) recherche.gin_trgm_ops)',
    },
  ],
});

/** A work order. */
export class Intervention extends InterventionSchema.class {}
InterventionSchema.setClass(Intervention);
export { InterventionSchema };

const InterventionHistoriqueSchema = defineEntity({
  name: 'InterventionHistorique',
  tableName: 'intervention_historique',
  properties: {
    id: p.integer().primary(),
    intervention_id: () => p.manyToOne(Intervention).mapToPk().fieldName('intervention_id'),
    action: p.string().length(20).$type<HistoriqueItem['action']>(),
    de_statut: p.string().length(20).$type<Statut>().nullable(),
    vers_statut: p.string().length(20).$type<Statut>().nullable(),
    acteur_id: () => p.manyToOne(User).mapToPk().fieldName('acteur_id'),
    version: p.integer(),
    motif: p.text().nullable(),
    command_id: p.uuid().nullable(),
    date_serveur: p.datetime(),
    date_appareil: p.datetime().nullable(),
    details: p.json<Record<string, unknown>>().nullable(),
  },
  indexes: [{ name: 'intervention_historique_intervention_idx', properties: ['intervention_id', 'id'] }],
});

/** A step of an intervention's life: append-only, never deleted. */
export class InterventionHistorique extends InterventionHistoriqueSchema.class {}
InterventionHistoriqueSchema.setClass(InterventionHistorique);
export { InterventionHistoriqueSchema };

const InterventionTempsSchema = defineEntity({
  name: 'InterventionTemps',
  tableName: 'intervention_temps',
  properties: {
    id: p.integer().primary(),
    intervention_id: () => p.manyToOne(Intervention).mapToPk().fieldName('intervention_id').index('intervention_temps_intervention_id_idx'),
    technicien_id: () => p.manyToOne(Technicien).mapToPk().fieldName('technicien_id'),
    date_debut: p.datetime(),
    minutes: p.integer(),
    valide_at: p.datetime().nullable(),
    valide_par_id: () => p.manyToOne(User).mapToPk().fieldName('valide_par_id').nullable(),
  },
});

/** A time line of a report, in minutes of labour. */
export class InterventionTemps extends InterventionTempsSchema.class {}
InterventionTempsSchema.setClass(InterventionTemps);
export { InterventionTempsSchema };

const NumerotationSchema = defineEntity({
  name: 'Numerotation',
  tableName: 'numerotations',
  properties: {
    /** `OT-2026`. */
    serie: p.string().length(20).primary(),
    dernier: p.integer(),
  },
});

/** Last number given in a series of references. */
export class Numerotation extends NumerotationSchema.class {}
NumerotationSchema.setClass(Numerotation);
export { NumerotationSchema };
