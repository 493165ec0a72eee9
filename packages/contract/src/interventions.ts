import { z } from 'zod';
import { EcheanceRef } from './echeance-ref.ts';
import { nameOf } from './names.ts';
import { commandId, listInput, manyOf, pageOf, rowId } from './paging.ts';
import type { Permission } from './permissions.ts';
import { EtatPriseEnCharge } from './prise-en-charge.ts';
import { Signature } from './signatures.ts';
import { SiteSheet } from './sites.ts';

export const types = ['corrective', 'preventive', 'curative', 'ameliorative', 'diagnostic'] as const;
export const InterventionType = z.enum(types);
export type InterventionType = z.infer<typeof InterventionType>;

export const priorites = ['basse', 'normale', 'haute', 'critique', 'programmee'] as const;
export const Priorite = z.enum(priorites);
export type Priorite = z.infer<typeof Priorite>;
/** What callers may send: `urgente` is the older clients' word for `critique`. */
export const PrioriteInput = z.enum([...priorites, 'urgente']).transform((value): Priorite => (value === 'urgente' ? 'critique' : value));

export const statuts = ['ouverte', 'affectee', 'en_cours', 'en_attente', 'terminee', 'cloturee', 'archivee', 'annulee'] as const;
export const Statut = z.enum(statuts);
export type Statut = z.infer<typeof Statut>;

/** Statuts of work still to do. */
export const statutsOuverts = ['ouverte', 'affectee', 'en_cours', 'en_attente'] as const satisfies readonly Statut[];

export const motifsAttente = ['piece', 'client', 'acces', 'devis', 'securite', 'fin_de_journee', 'autre'] as const;
export const MotifAttente = z.enum(motifsAttente);
export type MotifAttente = z.infer<typeof MotifAttente>;

export const interventionActions = [
  'assign',
  'unassign',
  'start',
  'hold',
  'resume',
  'finish',
  'reopen',
  'close',
  'unclose',
  'archive',
  'cancel',
  'restore',
] as const;
export const InterventionAction = z.enum(interventionActions);
export type InterventionAction = z.infer<typeof InterventionAction>;

/** What may be done to an intervention: the steps of its life, and what leaves its statut as it is. */
export const interventionActs = [...interventionActions, 'update', 'move'] as const;
export type InterventionAct = (typeof interventionActs)[number];

interface Transition {
  from: readonly Statut[];
  to: Statut;
  permission: Permission;
  /** A written reason must come with it, always or only from a technician. */
  reason: 'never' | 'always' | 'technicien';
}

/** The life of an intervention as data: the server's rule, the buttons and the documentation read it. */
export const interventionTransitions: Record<InterventionAction, Transition> = {
  assign: { from: ['ouverte', 'affectee'], to: 'affectee', permission: 'intervention.assign', reason: 'never' },
  unassign: { from: ['affectee'], to: 'ouverte', permission: 'intervention.unassign', reason: 'technicien' },
  start: { from: ['affectee'], to: 'en_cours', permission: 'intervention.start', reason: 'never' },
  hold: { from: ['en_cours'], to: 'en_attente', permission: 'intervention.hold', reason: 'never' },
  resume: { from: ['en_attente'], to: 'en_cours', permission: 'intervention.resume', reason: 'never' },
  finish: { from: ['en_cours'], to: 'terminee', permission: 'intervention.finish', reason: 'never' },
  reopen: { from: ['terminee'], to: 'en_cours', permission: 'intervention.reopen', reason: 'always' },
  close: { from: ['terminee', 'en_cours', 'en_attente'], to: 'cloturee', permission: 'intervention.close', reason: 'never' },
  unclose: { from: ['cloturee'], to: 'terminee', permission: 'intervention.unclose', reason: 'always' },
  archive: { from: ['cloturee'], to: 'archivee', permission: 'intervention.archive', reason: 'never' },
  cancel: { from: ['ouverte', 'affectee', 'en_cours', 'en_attente'], to: 'annulee', permission: 'intervention.cancel', reason: 'always' },
  restore: { from: ['annulee'], to: 'ouverte', permission: 'intervention.restore', reason: 'always' },
};

/** The only shape of an intervention; everything else is picked from it. */
export const interventionFields = z.object({
  id: rowId,
  reference: z.string(),
  titre: z.string().trim().min(1).max(200),
  description: z.string().trim().max(20_000).nullable(),
  type: InterventionType,
  statut: Statut,
  priorite: Priorite,
  /** Derived: priorite = critique. */
  urgence: z.boolean(),
  date_creation: z.iso.datetime(),
  /** When it was asked for, where it was: its clocks start then. */
  date_demande: z.iso.datetime().nullable(),
  date_limite: z.iso.datetime().nullable(),
  /** When somebody must have begun it; it follows from the priority. */
  date_limite_prise_en_charge: z.iso.datetime().nullable(),
  date_debut_prevue: z.iso.datetime().nullable(),
  date_fin_prevue: z.iso.datetime().nullable(),
  date_affectation: z.iso.datetime().nullable(),
  date_debut_travaux: z.iso.datetime().nullable(),
  date_fin_travaux: z.iso.datetime().nullable(),
  date_cloture: z.iso.datetime().nullable(),
  motif_attente: MotifAttente.nullable(),
  rapport: z.string().trim().max(20_000).nullable(),
  /** Minor units of `devise`: centimes. */
  cout_centimes: z.number().int().nonnegative().nullable(),
  devise: z.string().length(3),
  technicien_id: rowId.nullable(),
  equipement_id: rowId,
  client_id: rowId,
  version: z.number().int().positive(),
});

/** A time line of the report. */
export const Temps = z.object({
  id: rowId,
  technicien_id: rowId,
  technicien_nom: z.string(),
  date_debut: z.iso.datetime(),
  minutes: z.number().int().min(1).max(1440),
  is_valide: z.boolean(),
});
export type Temps = z.infer<typeof Temps>;

const equipementRef = z.object({ id: rowId, nom: z.string(), code: z.string(), localisation: z.string().nullable() });
const technicienRef = z.object({ id: rowId, nom: z.string() });
const clientRef = z.object({ id: rowId, nom: z.string() });

export const InterventionListItem = interventionFields
  .pick({
    id: true,
    reference: true,
    titre: true,
    type: true,
    statut: true,
    priorite: true,
    urgence: true,
    date_creation: true,
    date_limite: true,
    date_debut_prevue: true,
    date_fin_prevue: true,
    date_cloture: true,
    technicien_id: true,
    equipement_id: true,
    client_id: true,
    version: true,
  })
  .extend({
    equipement: equipementRef,
    technicien: technicienRef.nullable(),
    client: clientRef,
    /** Where its equipment stands. */
    site: SiteSheet.pick({ id: true, nom: true, ville: true }),
  });
export type InterventionListItem = z.infer<typeof InterventionListItem>;

export const Intervention = interventionFields.extend({
  equipement: equipementRef,
  technicien: technicienRef.nullable(),
  client: clientRef,
  /** The demande it came from. */
  demande: z.object({ id: rowId, reference: z.string() }).nullable(),
  echeance: EcheanceRef.nullable(),
  /** Derived: null where it has no such deadline, or was cancelled before anybody began. */
  etat_prise_en_charge: EtatPriseEnCharge.nullable(),
  /** The version of the calendar its deadline was counted with; null where somebody set it himself, or it has none. */
  calendrier: z.object({ id: rowId, nom: z.string(), numero: z.number().int().positive() }).nullable(),
  site: SiteSheet,
  temps: z.array(Temps),
  signature: Signature.nullable(),
  motif_sans_signature: z.string().nullable(),
  /** What the caller may do to it now: buttons read it and decide nothing. */
  actions_permises: z.array(z.enum(interventionActs)),
});
export type Intervention = z.infer<typeof Intervention>;

export const HistoriqueItem = z.object({
  id: rowId,
  /** An action of the life, or `create`, `update`, `move`, `import`. */
  action: z.enum([...interventionActs, 'create', 'import']),
  de_statut: Statut.nullable(),
  vers_statut: Statut.nullable(),
  acteur: z.object({ id: rowId, full_name: z.string() }),
  version: z.number().int().positive(),
  motif: z.string().nullable(),
  command_id: z.uuid().nullable(),
  date_serveur: z.iso.datetime(),
  date_appareil: z.iso.datetime().nullable(),
  details: z.record(z.string(), z.unknown()).nullable(),
});
export type HistoriqueItem = z.infer<typeof HistoriqueItem>;
export const HistoriqueInput = listInput.extend({ id: rowId });
export type HistoriqueInput = z.infer<typeof HistoriqueInput>;
export const HistoriquePage = pageOf(HistoriqueItem);
export type HistoriquePage = z.infer<typeof HistoriquePage>;

export const interventionSorts = [
  'date_creation',
  '-date_creation',
  'date_limite',
  '-date_limite',
  'priorite',
  '-priorite',
  'reference',
  '-reference',
] as const;
export const InterventionSort = z.enum(interventionSorts);
export type InterventionSort = z.infer<typeof InterventionSort>;

export const ListInterventionsInput = listInput.extend({
  q: z.string().trim().max(100).optional(),
  statut: manyOf(statuts).optional(),
  priorite: manyOf(priorites).optional(),
  type: manyOf(types).optional(),
  urgence: z.enum(['oui', 'non']).optional(),
  en_retard: z.enum(['oui']).optional(),
  non_affectee: z.enum(['oui']).optional(),
  technicien_id: rowId.optional(),
  equipement_id: rowId.optional(),
  client_id: rowId.optional(),
  site_id: rowId.optional(),
  /** Created on or after, before (civil dates in Morocco). */
  creee_depuis: z.iso.date().optional(),
  creee_avant: z.iso.date().optional(),
  sort: InterventionSort.optional(),
});
export type ListInterventionsInput = z.infer<typeof ListInterventionsInput>;
export const InterventionPage = pageOf(InterventionListItem);
export type InterventionPage = z.infer<typeof InterventionPage>;

/** What every command on an intervention carries. */
export const CommandInput = z.object({
  id: rowId,
  /** The version the caller saw; refused where it has moved. */
  version: z.number().int().positive(),
  command_id: commandId,
  /** The device's own clock at the moment of the act, where it was offline. */
  date_appareil: z.iso.datetime().optional(),
});
export type CommandInput = z.infer<typeof CommandInput>;

const motif = z.string().trim().min(1).max(2000);

export const CreateInterventionInput = interventionFields.pick({ equipement_id: true }).extend({
  titre: nameOf(interventionFields.shape.titre),
  description: interventionFields.shape.description.optional(),
  type: InterventionType.default('corrective'),
  priorite: PrioriteInput.default('normale'),
  /** Left out, it follows from the priority. */
  date_limite: z.iso.datetime().nullish(),
  /** Given, the intervention is affected at once. */
  technicien_id: rowId.nullish(),
  command_id: commandId.optional(),
});
export type CreateInterventionInput = z.infer<typeof CreateInterventionInput>;

export const UpdateInterventionInput = z.object({
  id: rowId,
  version: z.number().int().positive().optional(),
  command_id: commandId.optional(),
  titre: nameOf(interventionFields.shape.titre).optional(),
  description: interventionFields.shape.description.optional(),
  type: InterventionType.optional(),
  priorite: PrioriteInput.optional(),
  date_limite: z.iso.datetime().nullish(),
});
export type UpdateInterventionInput = z.infer<typeof UpdateInterventionInput>;

export const AssignInterventionInput = CommandInput.extend({
  technicien_id: rowId,
  date_debut_prevue: z.iso.datetime().nullish(),
  date_fin_prevue: z.iso.datetime().nullish(),
  /** Assigns in spite of a clash or an absence, and says why. */
  motif_derogation: motif.optional(),
});
export type AssignInterventionInput = z.infer<typeof AssignInterventionInput>;

/** A step that needs nothing but, at times, a reason. */
export const StepInput = CommandInput.extend({ motif: motif.optional() });
export type StepInput = z.infer<typeof StepInput>;

export const HoldInterventionInput = CommandInput.extend({ motif_attente: MotifAttente, motif: motif.optional() });
export type HoldInterventionInput = z.infer<typeof HoldInterventionInput>;

const reportFields = z.object({
  rapport: z.string().trim().min(1).max(20_000),
  temps: z.array(z.object({ date_debut: z.iso.datetime(), minutes: Temps.shape.minutes })).max(50),
  signature: Signature.nullish(),
  motif_sans_signature: motif.nullish(),
});
export const FinishInterventionInput = CommandInput.extend(reportFields.shape);
export type FinishInterventionInput = z.infer<typeof FinishInterventionInput>;

export const CloseInterventionInput = CommandInput.extend({
  motif: motif.optional(),
  /** The caller has checked the time lines and validates them. */
  valider_temps: z.boolean(),
  /** The report, where the work is not finished yet: both steps are then recorded. */
  compte_rendu: reportFields.optional(),
});
export type CloseInterventionInput = z.infer<typeof CloseInterventionInput>;
