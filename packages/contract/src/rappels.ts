import { z } from 'zod';
import { keeping, type Broken } from './rules.ts';

/** Thirty days: a deadline of ten business days can be announced from its beginning on. */
export const RAPPEL_HEURES_MAX = 720;
/** A week: what is overdue for longer is known. */
export const ESCALADE_HEURES_MAX = 168;
/** More moments than this would be noise. */
export const SEUILS_MAX = 5;

/** Who is told of a delay that lasts: the manager who gave the work, all managers, or administrators alone. */
export const destinatairesEscalade = ['suiveur', 'gestionnaires', 'admins'] as const;
export const DestinatairesEscalade = z.enum(destinatairesEscalade);
export type DestinatairesEscalade = z.infer<typeof DestinatairesEscalade>;

export const Escalade = z.object({
  /** Hours after the deadline. */
  heures: z.number().int().min(1).max(ESCALADE_HEURES_MAX),
  destinataires: DestinatairesEscalade,
});
export type Escalade = z.infer<typeof Escalade>;

/** Each moment once: two reminders at one hour would be one told twice. */
function repeated(heures: readonly number[], code: 'RAPPEL_HEURES_TWICE' | 'ESCALADE_HEURES_TWICE'): Broken | null {
  const twice = heures.find((heure, place) => heures.indexOf(heure) !== place);
  return twice === undefined ? null : { code, details: { heures: twice } };
}

/** When people are told of a deadline: none named means nobody is. The deadline's own hour is always told. */
export const RappelsEcheances = z.object({
  /** Hours before a deadline at which whoever has the work is reminded. */
  rappels: z
    .array(z.number().int().min(1).max(RAPPEL_HEURES_MAX))
    .max(SEUILS_MAX)
    .superRefine(keeping((heures) => repeated(heures, 'RAPPEL_HEURES_TWICE'))),
  escalades: z
    .array(Escalade)
    .max(SEUILS_MAX)
    .superRefine(
      keeping((escalades) =>
        repeated(
          escalades.map(({ heures }) => heures),
          'ESCALADE_HEURES_TWICE',
        ),
      ),
    ),
});
export type RappelsEcheances = z.infer<typeof RappelsEcheances>;

export const RappelsSettings = RappelsEcheances.extend({ version: z.number().int() });
export type RappelsSettings = z.infer<typeof RappelsSettings>;

export const UpdateRappelsSettingsInput = RappelsEcheances.extend({ version: z.number().int().min(0).optional() });
export type UpdateRappelsSettingsInput = z.infer<typeof UpdateRappelsSettingsInput>;
