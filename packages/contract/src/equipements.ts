import { z } from 'zod';
import { nameOf } from './names.ts';
import { listInput, manyOf, pageOf, rowId } from './paging.ts';
import { ChampValeur, Valeurs } from './types-equipement.ts';

export const statutsEquipement = ['operationnel', 'maintenance', 'panne', 'retire'] as const;
export const StatutEquipement = z.enum(statutsEquipement);
export type StatutEquipement = z.infer<typeof StatutEquipement>;

export const criticites = ['critique', 'important', 'standard', 'non_critique'] as const;
export const Criticite = z.enum(criticites);
export type Criticite = z.infer<typeof Criticite>;

export const frequences = ['journalier', 'hebdomadaire', 'mensuel', 'trimestriel', 'semestriel', 'annuel'] as const;
export const Frequence = z.enum(frequences);
export type Frequence = z.infer<typeof Frequence>;

/** The only shape of an equipment; everything else is picked from it. */
export const equipementFields = z.object({
  id: rowId,
  code: z.string().trim().min(1).max(60),
  nom: z.string().trim().min(1).max(200),
  type: z.string().trim().min(1).max(80),
  localisation: z.string().trim().max(200).nullable(),
  frequence_entretien: Frequence.nullable(),
  statut: StatutEquipement,
  criticite: Criticite,
  numero_serie: z.string().trim().max(100).nullable(),
  fabricant: z.string().trim().max(100).nullable(),
  modele: z.string().trim().max(100).nullable(),
  /** First day in service. */
  date_mise_en_service: z.iso.date().nullable(),
  /** Last day under warranty. */
  date_fin_garantie: z.iso.date().nullable(),
  client_id: rowId,
  site_id: rowId,
  /** What it is a part of: a line, a machine; null at the top of its site. */
  parent_id: rowId.nullable(),
  version: z.number().int().positive(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});

const nomme = z.object({ id: rowId, nom: z.string() });

export const Equipement = equipementFields.extend({
  client: nomme,
  site: nomme,
  /** Derived: whether the warranty still runs today. */
  is_sous_garantie: z.boolean(),
});
export type Equipement = z.infer<typeof Equipement>;

/** What a list and a picker show of an equipment. */
export const EquipementListItem = Equipement.omit({ created_at: true, updated_at: true }).extend({
  /** Interventions neither closed, archived nor cancelled. */
  interventions_ouvertes: z.number().int(),
});
export type EquipementListItem = z.infer<typeof EquipementListItem>;

/** An equipment on the way to another one, or in a branch. */
const repere = z.object({ id: rowId, code: z.string(), nom: z.string() });

export const actionsEquipement = ['update', 'retire', 'move', 'arret', 'compteur', 'releve'] as const;

export const EquipementDetail = Equipement.extend({
  /** From the top of the site down to what it is directly a part of. */
  ancetres: z.array(repere),
  /** Directly under it, in service or not. */
  enfants: z.number().int(),
  /** The fields of its type, and archived ones it still holds something of. */
  champs: z.array(ChampValeur),
  interventions_ouvertes: z.number().int(),
  interventions_total: z.number().int(),
  derniere_intervention: z.iso.datetime().nullable(),
  actions_permises: z.array(z.enum(actionsEquipement)),
});
export type EquipementDetail = z.infer<typeof EquipementDetail>;

const writable = equipementFields.pick({ type: true, client_id: true }).extend({
  nom: nameOf(equipementFields.shape.nom),
  /** Left out, one is made from the counter of codes. */
  code: equipementFields.shape.code.optional(),
  localisation: equipementFields.shape.localisation.optional(),
  frequence_entretien: equipementFields.shape.frequence_entretien.optional(),
  criticite: Criticite.default('standard'),
  numero_serie: equipementFields.shape.numero_serie.optional(),
  fabricant: equipementFields.shape.fabricant.optional(),
  modele: equipementFields.shape.modele.optional(),
  date_mise_en_service: equipementFields.shape.date_mise_en_service.optional(),
  date_fin_garantie: equipementFields.shape.date_fin_garantie.optional(),
  /** Custom fields of its type, by their keys. */
  valeurs: Valeurs.optional(),
  /** Left out: the site of its parent, else the client's first. */
  site_id: rowId.optional(),
  parent_id: rowId.nullish(),
});

export const CreateEquipementInput = writable;
export type CreateEquipementInput = z.infer<typeof CreateEquipementInput>;

export const UpdateEquipementInput = z.object({
  id: rowId,
  version: equipementFields.shape.version.optional(),
  nom: nameOf(equipementFields.shape.nom).optional(),
  type: equipementFields.shape.type.optional(),
  code: equipementFields.shape.code.optional(),
  localisation: equipementFields.shape.localisation.optional(),
  frequence_entretien: equipementFields.shape.frequence_entretien.optional(),
  criticite: Criticite.optional(),
  statut: z.enum(['operationnel', 'maintenance', 'panne']).optional(),
  numero_serie: equipementFields.shape.numero_serie.optional(),
  fabricant: equipementFields.shape.fabricant.optional(),
  modele: equipementFields.shape.modele.optional(),
  date_mise_en_service: equipementFields.shape.date_mise_en_service.optional(),
  date_fin_garantie: equipementFields.shape.date_fin_garantie.optional(),
  valeurs: Valeurs.optional(),
});
export type UpdateEquipementInput = z.infer<typeof UpdateEquipementInput>;

export const RetireEquipementInput = z.object({
  id: rowId,
  version: equipementFields.shape.version.optional(),
  /** Takes everything under it out of service too; without it, an equipment with parts in service is refused. */
  avec_branche: z.enum(['oui', 'non']).optional(),
});
export type RetireEquipementInput = z.infer<typeof RetireEquipementInput>;

export const MoveEquipementInput = z.object({
  id: rowId,
  version: equipementFields.shape.version.optional(),
  /** What it becomes a part of; null puts it at the top of `site_id`. */
  parent_id: rowId.nullable(),
  /** A site of the same client: needed where there is no parent. */
  site_id: rowId.optional(),
});
export type MoveEquipementInput = z.infer<typeof MoveEquipementInput>;

/** Children of `parent_id`, or what stands at the top of `site_id`. */
export const BranchInput = listInput.extend({
  parent_id: rowId.optional(),
  site_id: rowId.optional(),
  /** Shows those out of service too. */
  retires: z.enum(['oui', 'non']).optional(),
});
export type BranchInput = z.infer<typeof BranchInput>;

/** At most so many children are counted: above, there are « more than ». */
export const MAX_COUNTED_CHILDREN = 1000;

export const BranchItem = repere.extend({
  type: z.string(),
  statut: StatutEquipement,
  criticite: Criticite,
  site_id: rowId,
  parent_id: rowId.nullable(),
  /** Directly under it and shown; MAX_COUNTED_CHILDREN + 1 where there are more. */
  enfants: z.number().int(),
});
export type BranchItem = z.infer<typeof BranchItem>;
export const BranchPage = pageOf(BranchItem);
export type BranchPage = z.infer<typeof BranchPage>;

export const equipementSorts = ['nom', '-nom', 'code', '-code', 'pertinence'] as const;
export const ListEquipementsInput = listInput.extend({
  q: z.string().trim().max(100).optional(),
  statut: manyOf(statutsEquipement).optional(),
  criticite: manyOf(criticites).optional(),
  type: z.string().trim().max(80).optional(),
  client_id: rowId.optional(),
  site_id: rowId.optional(),
  /** This equipment and everything under it. */
  sous: rowId.optional(),
  sort: z.enum(equipementSorts).optional(),
});
export type ListEquipementsInput = z.infer<typeof ListEquipementsInput>;
export const EquipementPage = pageOf(EquipementListItem);
export type EquipementPage = z.infer<typeof EquipementPage>;

export const genresHistorique = ['equipement', 'intervention', 'releve', 'arret', 'document', 'echeance'] as const;

/** One line of an equipment's life. */
export const EquipementHistoryItem = z.object({
  id: rowId,
  genre: z.enum(genresHistorique),
  action: z.string(),
  date_serveur: z.iso.datetime(),
  acteur: z.object({ id: rowId, full_name: z.string() }).nullable(),
  intervention: z
    .object({ id: rowId, reference: z.string(), titre: z.string(), statut: z.string(), type: z.string(), date_creation: z.iso.datetime() })
    .nullable(),
  /** What changed of the record; of a reading, a downtime, a document or an occurrence that was skipped its facts. */
  details: z.record(z.string(), z.unknown()).nullable(),
});
export type EquipementHistoryItem = z.infer<typeof EquipementHistoryItem>;
export const EquipementHistoryInput = listInput.extend({ id: rowId, genres: manyOf(genresHistorique).optional() });
export type EquipementHistoryInput = z.infer<typeof EquipementHistoryInput>;
export const EquipementHistoryPage = pageOf(EquipementHistoryItem);
