import { z } from 'zod';
import { permissions } from './permissions.ts';
import { Langue, motDePasse, User } from './users.ts';

export const SignInInput = z.object({
  /** E-mail address or username. */
  identifiant: z.string().trim().min(1).max(254),
  mot_de_passe: z.string().min(1).max(200),
});
export type SignInInput = z.infer<typeof SignInInput>;

/** What the older REST clients send: a form or JSON with `username` or `email`, and `password`. */
export const TokenInput = z
  .object({ username: z.string().max(254).optional(), email: z.string().max(254).optional(), password: z.string().min(1).max(200) })
  .refine((input) => Boolean(input.username || input.email), { path: ['username'] });
export type TokenInput = z.infer<typeof TokenInput>;

export const RefreshInput = z.object({ refresh_token: z.string().min(1).max(500) });
export type RefreshInput = z.infer<typeof RefreshInput>;

export const TokenAnswer = z.object({
  access_token: z.string(),
  token_type: z.literal('bearer'),
  /** Seconds. */
  expires_in: z.number().int(),
  refresh_token: z.string(),
});
export type TokenAnswer = z.infer<typeof TokenAnswer>;

export const Me = User.extend({ permissions: z.array(z.enum(Object.keys(permissions) as [string, ...string[]])) });
export type Me = z.infer<typeof Me>;

export const SessionItem = z.object({
  id: z.uuid(),
  created_at: z.iso.datetime(),
  last_used_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
  appareil: z.string().nullable(),
  adresse: z.string().nullable(),
  is_current: z.boolean(),
});
export type SessionItem = z.infer<typeof SessionItem>;

export const SessionList = z.object({ items: z.array(SessionItem) });
export const RevokeSessionInput = z.object({ id: z.uuid() });
export type RevokeSessionInput = z.infer<typeof RevokeSessionInput>;

export const ChangePasswordInput = z.object({ ancien: z.string().min(1).max(200), nouveau: motDePasse });
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

/** The password again, before something sensitive. */
export const ConfirmInput = z.object({ mot_de_passe: z.string().min(1).max(200) });
export type ConfirmInput = z.infer<typeof ConfirmInput>;

/** Until when this session is not asked again. */
export const Confirmation = z.object({ valable_jusqua: z.iso.datetime() });
export type Confirmation = z.infer<typeof Confirmation>;

export const SetLangueInput = z.object({ langue: Langue });
export type SetLangueInput = z.infer<typeof SetLangueInput>;
