import { z } from 'zod';
import { nameOf } from './names.ts';
import { listInput, manyOf, pageOf, rowId } from './paging.ts';

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
  client_id: rowId,
  version: z.number().int().positive(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});

export const Equipement = equipementFields.extend({ client: z.object({ id: rowId, nom: z.string() }) });
export type Equipement = z.infer<typeof Equipement>;

/** What a list and a picker show of an equipment. */
export const EquipementListItem = Equipement.omit({ created_at: true, updated_at: true }).extend({
  /** Interventions neither closed, archived nor cancelled. */
  interventions_ouvertes: z.number().int(),
});
export type EquipementListItem = z.infer<typeof EquipementListItem>;

export const EquipementDetail = Equipement.extend({
  interventions_ouvertes: z.number().int(),
  interventions_total: z.number().int(),
  derniere_intervention: z.iso.datetime().nullable(),
  actions_permises: z.array(z.enum(['update', 'retire'])),
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
});
export type UpdateEquipementInput = z.infer<typeof UpdateEquipementInput>;

export const RetireEquipementInput = z.object({ id: rowId, version: equipementFields.shape.version.optional() });
export type RetireEquipementInput = z.infer<typeof RetireEquipementInput>;

export const equipementSorts = ['nom', '-nom', 'code', '-code', 'pertinence'] as const;
export const ListEquipementsInput = listInput.extend({
  q: z.string().trim().max(100).optional(),
  statut: manyOf(statutsEquipement).optional(),
  criticite: manyOf(criticites).optional(),
  type: z.string().trim().max(80).optional(),
  client_id: rowId.optional(),
  site_id: rowId.optional(),
  sort: z.enum(equipementSorts).optional(),
});
export type ListEquipementsInput = z.infer<typeof ListEquipementsInput>;
export const EquipementPage = pageOf(EquipementListItem);
export type EquipementPage = z.infer<typeof EquipementPage>;

/** One line of an equipment's life. */
export const EquipementHistoryItem = z.object({
  id: rowId,
  genre: z.enum(['equipement', 'intervention']),
  action: z.string(),
  date_serveur: z.iso.datetime(),
  acteur: z.object({ id: rowId, full_name: z.string() }).nullable(),
  intervention: z
    .object({ id: rowId, reference: z.string(), titre: z.string(), statut: z.string(), type: z.string(), date_creation: z.iso.datetime() })
    .nullable(),
  details: z.record(z.string(), z.unknown()).nullable(),
});
export type EquipementHistoryItem = z.infer<typeof EquipementHistoryItem>;
export const EquipementHistoryInput = listInput.extend({ id: rowId });
export type EquipementHistoryInput = z.infer<typeof EquipementHistoryInput>;
export const EquipementHistoryPage = pageOf(EquipementHistoryItem);
