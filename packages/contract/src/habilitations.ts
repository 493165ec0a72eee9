import { z } from 'zod';
import { nameOf } from './names.ts';
import { listInput, manyOf, pageOf, rowId } from './paging.ts';

/** Days before the expiry of a certificate on which its holder and the managers are told; 0: on the last day itself. */
export const seuilsJours = [60, 30, 7, 0] as const;
/** From so many days on, a certificate counts as expiring soon. */
export const EXPIRE_BIENTOT_JOURS = 60;

export const etatsHabilitation = ['valide', 'expire_bientot', 'expiree', 'a_venir'] as const;
export const EtatHabilitation = z.enum(etatsHabilitation);
export type EtatHabilitation = z.infer<typeof EtatHabilitation>;

const version = z.number().int().positive();
const texte = (max: number) => z.string().trim().max(max);

/** A kind of certification: electrical, lifting, confined space … */
export const TypeHabilitation = z.object({
  id: rowId,
  code: z.string().trim().min(1).max(40),
  nom: z.string().trim().min(1).max(120),
  /** How long one is valid: proposes the expiry of a new one; null: without an end. */
  validite_mois: z.number().int().min(1).max(600).nullable(),
  /** An expired one makes its holder unavailable. */
  is_bloquante: z.boolean(),
  is_active: z.boolean(),
  version,
});
export type TypeHabilitation = z.infer<typeof TypeHabilitation>;
export const TypeHabilitationList = z.object({ items: z.array(TypeHabilitation), next_cursor: z.null() });

export const CreateTypeHabilitationInput = TypeHabilitation.pick({ code: true }).extend({
  nom: nameOf(TypeHabilitation.shape.nom),
  validite_mois: TypeHabilitation.shape.validite_mois.optional(),
  is_bloquante: z.boolean().default(true),
});
export type CreateTypeHabilitationInput = z.infer<typeof CreateTypeHabilitationInput>;

export const UpdateTypeHabilitationInput = z.object({
  id: rowId,
  version: version.optional(),
  nom: nameOf(TypeHabilitation.shape.nom).optional(),
  validite_mois: TypeHabilitation.shape.validite_mois.optional(),
  is_bloquante: z.boolean().optional(),
  is_active: z.boolean().optional(),
});
export type UpdateTypeHabilitationInput = z.infer<typeof UpdateTypeHabilitationInput>;

/** The only shape of a technician's certificate; everything else is picked from it. */
export const habilitationFields = z.object({
  id: rowId,
  technicien_id: rowId,
  type_id: rowId,
  numero: texte(80).nullable(),
  organisme: texte(160).nullable(),
  /** Civil dates; it is valid on both. */
  date_obtention: z.iso.date(),
  date_expiration: z.iso.date().nullable(),
  version,
});

export const Habilitation = habilitationFields.extend({
  type: TypeHabilitation.pick({ id: true, code: true, nom: true, is_bloquante: true }),
  technicien: z.object({ id: rowId, nom: z.string(), equipe: z.string().nullable() }),
  etat: EtatHabilitation,
  /** Days until the last valid one, today included as 0; negative once it is over; null without an end. */
  jours_restants: z.number().int().nullable(),
  /** A later certificate of the same kind is there. */
  is_remplacee: z.boolean(),
  actions_permises: z.array(z.enum(['update', 'remove'])),
});
export type Habilitation = z.infer<typeof Habilitation>;

export const CreateHabilitationInput = habilitationFields.pick({ technicien_id: true, type_id: true, date_obtention: true }).extend({
  numero: habilitationFields.shape.numero.optional(),
  organisme: habilitationFields.shape.organisme.optional(),
  /** Left out, it follows from the validity of its kind; null: without an end. */
  date_expiration: habilitationFields.shape.date_expiration.optional(),
  /** The certificate it renews: that one then ends the day before. */
  remplace_id: rowId.optional(),
});
export type CreateHabilitationInput = z.infer<typeof CreateHabilitationInput>;

export const UpdateHabilitationInput = z.object({
  id: rowId,
  version: version.optional(),
  numero: habilitationFields.shape.numero.optional(),
  organisme: habilitationFields.shape.organisme.optional(),
  date_obtention: habilitationFields.shape.date_obtention.optional(),
  date_expiration: habilitationFields.shape.date_expiration.optional(),
});
export type UpdateHabilitationInput = z.infer<typeof UpdateHabilitationInput>;

export const RemoveHabilitationInput = z.object({ id: rowId, version: version.optional() });
export type RemoveHabilitationInput = z.infer<typeof RemoveHabilitationInput>;

export const ListHabilitationsInput = listInput.extend({
  technicien_id: rowId.optional(),
  type_id: rowId.optional(),
  etat: manyOf(etatsHabilitation).optional(),
});
export type ListHabilitationsInput = z.infer<typeof ListHabilitationsInput>;
export const HabilitationPage = pageOf(Habilitation);
export type HabilitationPage = z.infer<typeof HabilitationPage>;
