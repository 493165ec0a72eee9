import { z } from 'zod';
import { commandId, listInput, pageOf, rowId } from './paging.ts';

export const causesArret = ['panne', 'planifie', 'environnement', 'exploitation'] as const;
export const CauseArret = z.enum(causesArret);
export type CauseArret = z.infer<typeof CauseArret>;

/** A time during which an equipment did not run. */
export const Arret = z.object({
  id: rowId,
  equipement_id: rowId,
  cause: CauseArret,
  date_debut: z.iso.datetime(),
  /** null while it lasts. */
  date_fin: z.iso.datetime().nullable(),
  commentaire: z.string().nullable(),
  acteur: z.object({ id: rowId, full_name: z.string() }),
  version: z.number().int().positive(),
  actions_permises: z.array(z.enum(['update'])),
});
export type Arret = z.infer<typeof Arret>;
export const ArretPage = pageOf(Arret);
export type ArretPage = z.infer<typeof ArretPage>;

export const ListArretsInput = listInput.extend({ equipement_id: rowId });
export type ListArretsInput = z.infer<typeof ListArretsInput>;

const commentaire = z.string().trim().max(500).nullish();

export const CreateArretInput = z.object({
  equipement_id: rowId,
  command_id: commandId.optional(),
  cause: CauseArret,
  /** Now, where it is left out. */
  date_debut: z.iso.datetime().optional(),
  date_fin: z.iso.datetime().nullish(),
  commentaire,
});
export type CreateArretInput = z.infer<typeof CreateArretInput>;

export const UpdateArretInput = z.object({
  id: rowId,
  version: Arret.shape.version.optional(),
  cause: CauseArret.optional(),
  date_debut: z.iso.datetime().optional(),
  date_fin: z.iso.datetime().nullish(),
  commentaire,
});
export type UpdateArretInput = z.infer<typeof UpdateArretInput>;

/** A period in civil days of the site, the last one included. */
export const BilanInput = z.object({ id: rowId, du: z.iso.date(), au: z.iso.date() });
export type BilanInput = z.infer<typeof BilanInput>;

/** What an equipment, with everything under it, stood still, was worked on and cost over a period. */
export const Bilan = z.object({
  du: z.iso.date(),
  au: z.iso.date(),
  /** Of the equipment alone; cut to the period, overlaps counted once. */
  arret_minutes: z.number().int(),
  arret_minutes_par_cause: z.object({
    panne: z.number().int(),
    planifie: z.number().int(),
    environnement: z.number().int(),
    exploitation: z.number().int(),
  }),
  pannes: z.number().int(),
  /** Of the equipment and everything under it, opened in the period. */
  interventions: z.number().int(),
  main_oeuvre_minutes: z.number().int(),
  /** null for those who are not told what work costs. */
  cout_centimes: z.number().int().nullable(),
});
export type Bilan = z.infer<typeof Bilan>;
