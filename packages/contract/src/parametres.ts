import { z } from 'zod';
import { RappelsEcheances } from './rappels.ts';
import { Role } from './users.ts';

/** What an administrator may set, by key, and what holds where he has said nothing. */
export const parametres = {
  /** Whose accounts must have a second factor: asked at their next sign-in. */
  second_facteur_roles: { schema: z.array(Role).max(4), defaut: [] as Role[] },
  /** From how many minutes of waiting on administrators are told that background work is late. */
  travaux_retard_minutes: { schema: z.number().int().min(1).max(1440), defaut: 5 },
  /** When people are told of a deadline before it comes and after it has passed. */
  rappels_echeances: {
    schema: RappelsEcheances,
    defaut: { rappels: [24, 2], escalades: [{ heures: 4, destinataires: 'admins' }] } as RappelsEcheances,
  },
} as const;
export type ParametreCle = keyof typeof parametres;
export type ParametreValeur<Cle extends ParametreCle> = z.infer<(typeof parametres)[Cle]['schema']>;

export const SecuritySettings = z.object({ second_facteur_roles: parametres.second_facteur_roles.schema, version: z.number().int() });
export type SecuritySettings = z.infer<typeof SecuritySettings>;

export const UpdateSecuritySettingsInput = z.object({
  second_facteur_roles: parametres.second_facteur_roles.schema,
  version: z.number().int().min(0).optional(),
});
export type UpdateSecuritySettingsInput = z.infer<typeof UpdateSecuritySettingsInput>;
