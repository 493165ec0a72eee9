import { z } from 'zod';
import { StatutDemande } from './demandes.ts';
import { commandId } from './paging.ts';

/** The secret of a label, or of a follow link, as addresses carry it. Anything else of this length is simply unknown. */
export const jetonPublic = z.string().min(1).max(64);

/** Reports without an account: at most so many a label and an address within an hour, and readings of labels an address. */
export const signalementLimits = { par_etiquette: 6, par_adresse: 20, lectures_par_adresse: 120, photos: 3 } as const;
/** Photos of a report are taken as long as this after it, in minutes. */
export const SIGNALEMENT_PHOTO_MINUTES = 30;

export const JetonInput = z.object({ jeton: jetonPublic });
export type JetonInput = z.infer<typeof JetonInput>;

/** That a label can be reported on; nothing of what it is stuck on. */
export const EtiquetteOuverte = z.object({ ouverte: z.literal(true) });
export type EtiquetteOuverte = z.infer<typeof EtiquetteOuverte>;

const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((text) => text || null)
    .nullish();

export const CreateSignalementInput = z.object({
  jeton: jetonPublic,
  description: z.string().trim().min(3).max(4000),
  nom: optional(120),
  telephone: optional(40),
  email: z.union([z.literal('').transform(() => null), z.email().max(254)]).nullish(),
  /** Nobody sees this field: whoever fills it is a program. */
  site_web: z.string().max(200).optional(),
  command_id: commandId.optional(),
});
export type CreateSignalementInput = z.infer<typeof CreateSignalementInput>;

/** The number of a report, and the secret of the link that shows its state. */
export const Signalement = z.object({ reference: z.string(), suivi: jetonPublic });
export type Signalement = z.infer<typeof Signalement>;

/** What a follow link shows: the state, and nothing of what it is about. */
export const SuiviSignalement = z.object({
  reference: z.string(),
  statut: StatutDemande,
  date_creation: z.iso.datetime(),
  date_decision: z.iso.datetime().nullable(),
});
export type SuiviSignalement = z.infer<typeof SuiviSignalement>;
