import { z } from 'zod';
import { InterventionType, Priorite, priorites, PrioriteInput, Statut } from './interventions.ts';
import { nameOf } from './names.ts';
import { commandId, listInput, manyOf, pageOf, rowId } from './paging.ts';
import type { Permission } from './permissions.ts';

export const statutsDemande = ['soumise', 'acceptee', 'refusee', 'doublon', 'annulee'] as const;
export const StatutDemande = z.enum(statutsDemande);
export type StatutDemande = z.infer<typeof StatutDemande>;

/** Where a demande came from: a client's account, an employee's, or the label of a machine, read without an account. */
export const sourcesDemande = ['client', 'employe', 'qr'] as const;
export const SourceDemande = z.enum(sourcesDemande);
export type SourceDemande = z.infer<typeof SourceDemande>;

export const demandeActions = ['accept', 'refuse', 'double', 'cancel'] as const;
export const DemandeAction = z.enum(demandeActions);
export type DemandeAction = z.infer<typeof DemandeAction>;

/** What each step leads to, and who may; all of them begin at `soumise`. */
export const demandeTransitions = {
  accept: { to: 'acceptee', permission: 'demande.accept' },
  refuse: { to: 'refusee', permission: 'demande.refuse' },
  double: { to: 'doublon', permission: 'demande.double' },
  cancel: { to: 'annulee', permission: 'demande.cancel' },
} as const satisfies Record<DemandeAction, { to: StatutDemande; permission: Permission }>;

const motif = z.string().trim().min(1).max(2000);

/** The only shape of a demande; everything else is picked from it. */
export const demandeFields = z.object({
  id: rowId,
  reference: z.string(),
  titre: z.string().trim().min(1).max(200),
  description: z.string().trim().max(20_000).nullable(),
  statut: StatutDemande,
  /** What the author wishes; the manager decides. */
  priorite: Priorite,
  source: SourceDemande,
  date_creation: z.iso.datetime(),
  date_decision: z.iso.datetime().nullable(),
  motif_refus: motif.nullable(),
  client_id: rowId,
  site_id: rowId,
  /** Left out where only the place is known. */
  equipement_id: rowId.nullable(),
  auteur_id: rowId.nullable(),
  /** The demande this one says again. */
  doublon_de: rowId.nullable(),
  /** What it became, or the open intervention it says again. */
  intervention_id: rowId.nullable(),
  version: z.number().int().positive(),
});

/** How to reach whoever reported without an account: all of it optional, shown to managers alone. */
export const ContactDemande = z.object({
  nom: z.string().trim().min(1).max(120).nullable(),
  telephone: z.string().trim().min(1).max(40).nullable(),
  email: z.email().max(254).nullable(),
});
export type ContactDemande = z.infer<typeof ContactDemande>;

const named = z.object({ id: rowId, nom: z.string() });

export const DemandeListItem = demandeFields.omit({ description: true, motif_refus: true }).extend({
  client: named,
  site: named,
  equipement: named.extend({ code: z.string(), localisation: z.string().nullable() }).nullable(),
  /** The account's name; null for a report without an account. */
  auteur: z.object({ id: rowId, full_name: z.string() }).nullable(),
});
export type DemandeListItem = z.infer<typeof DemandeListItem>;

export const Demande = DemandeListItem.extend(demandeFields.pick({ description: true, motif_refus: true }).shape).extend({
  contact: ContactDemande.nullable(),
  decideur: z.object({ id: rowId, full_name: z.string() }).nullable(),
  doublon: z.object({ id: rowId, reference: z.string(), statut: StatutDemande }).nullable(),
  intervention: z.object({ id: rowId, reference: z.string(), titre: z.string(), statut: Statut }).nullable(),
  /** What the caller may do to it now: buttons read it and decide nothing. */
  actions_permises: z.array(DemandeAction),
});
export type Demande = z.infer<typeof Demande>;

export const demandeSorts = ['date_creation', '-date_creation', 'priorite', '-priorite'] as const;
export const DemandeSort = z.enum(demandeSorts);
export type DemandeSort = z.infer<typeof DemandeSort>;

export const ListDemandesInput = listInput.extend({
  q: z.string().trim().max(100).optional(),
  statut: manyOf(statutsDemande).optional(),
  source: manyOf(sourcesDemande).optional(),
  priorite: manyOf(priorites).optional(),
  client_id: rowId.optional(),
  site_id: rowId.optional(),
  equipement_id: rowId.optional(),
  intervention_id: rowId.optional(),
  /** Those the caller wrote. */
  mes_demandes: z.enum(['oui']).optional(),
  sort: DemandeSort.optional(),
});
export type ListDemandesInput = z.infer<typeof ListDemandesInput>;
export const DemandePage = pageOf(DemandeListItem);
export type DemandePage = z.infer<typeof DemandePage>;

/** What is wrong, and where: the machine, or the site where the machine is not known. */
export const CreateDemandeInput = z.object({
  titre: nameOf(demandeFields.shape.titre),
  description: demandeFields.shape.description.optional(),
  priorite: PrioriteInput.default('normale'),
  equipement_id: rowId.nullish(),
  site_id: rowId.nullish(),
  /** Where the label was read instead of a machine chosen: for employees, also on machines they do not see otherwise. */
  jeton: z.string().max(64).optional(),
  command_id: commandId.optional(),
});
export type CreateDemandeInput = z.infer<typeof CreateDemandeInput>;

/** What every decision on a demande carries. */
const DecisionInput = z.object({
  id: rowId,
  /** The version the caller saw; refused where it has moved. */
  version: z.number().int().positive().optional(),
  command_id: commandId.optional(),
});

/** What is left out stays as the demande says it. */
export const AcceptDemandeInput = DecisionInput.extend({
  equipement_id: rowId.optional(),
  titre: nameOf(demandeFields.shape.titre).optional(),
  type: InterventionType.default('corrective'),
  priorite: PrioriteInput.optional(),
  /** Given, the intervention is affected at once. */
  technicien_id: rowId.nullish(),
});
export type AcceptDemandeInput = z.infer<typeof AcceptDemandeInput>;

export const RefuseDemandeInput = DecisionInput.extend({ motif });
export type RefuseDemandeInput = z.infer<typeof RefuseDemandeInput>;

/** Of another demande, or of an intervention: one of the two. */
export const DoubleDemandeInput = DecisionInput.extend({ doublon_de: rowId.optional(), intervention_id: rowId.optional() });
export type DoubleDemandeInput = z.infer<typeof DoubleDemandeInput>;

export const CancelDemandeInput = DecisionInput;
export type CancelDemandeInput = z.infer<typeof CancelDemandeInput>;

/** What may be the same matter: on the same machine or at the same site, or said in like words; the likest first. */
export const SimilarDemande = z.object({
  genre: z.enum(['demande', 'intervention']),
  id: rowId,
  reference: z.string(),
  titre: z.string(),
  statut: z.union([StatutDemande, Statut]),
  date_creation: z.iso.datetime(),
  equipement: named.nullable(),
  /** What they have in common, the strongest first. */
  raisons: z.array(z.enum(['equipement', 'site', 'texte'])),
});
export type SimilarDemande = z.infer<typeof SimilarDemande>;
export const SimilarDemandes = z.object({ items: z.array(SimilarDemande) });
export type SimilarDemandes = z.infer<typeof SimilarDemandes>;

/** How many wait for a decision, in the caller's scope. */
export const DemandeStats = z.object({ soumises: z.number().int() });
export type DemandeStats = z.infer<typeof DemandeStats>;
