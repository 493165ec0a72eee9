import { z } from 'zod';
import { PreferencesNotifications } from './notifications.ts';
import { permissions } from './permissions.ts';
import { AccountFacts, InvitedName, Langue, motDePasse } from './users.ts';

/** Six digits of the second factor, or a recovery code; asked of accounts that have one. */
const code = z.string().trim().min(1).max(40).optional();

export const SignInInput = z.object({
  /** E-mail address or username. */
  identifiant: z.string().trim().min(1).max(254),
  mot_de_passe: z.string().min(1).max(200),
  code,
});
export type SignInInput = z.infer<typeof SignInInput>;

/** What the older REST clients send: a form or JSON with `username` or `email`, and `password`. */
export const TokenInput = z
  .object({ username: z.string().max(254).optional(), email: z.string().max(254).optional(), password: z.string().min(1).max(200), code })
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

export const Me = AccountFacts.extend({
  permissions: z.array(z.enum(Object.keys(permissions) as [string, ...string[]])),
  preferences_notifications: PreferencesNotifications,
  /** Nothing else is open to the account until it has a second factor. */
  must_enrol: z.boolean(),
});
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

/** What a link by e-mail carries after its `#`. */
const jeton = z.string().min(1).max(200);
export const OpenLinkInput = z.object({ jeton });
export type OpenLinkInput = z.infer<typeof OpenLinkInput>;

/** Whose a link is and until when it holds: for the page it opens. */
export const LinkFacts = AccountFacts.pick({ full_name: true, email: true, langue: true }).extend({
  genre: z.enum(['invitation', 'mot_de_passe']),
  expire_le: z.iso.datetime(),
});
export type LinkFacts = z.infer<typeof LinkFacts>;

export const AcceptInvitationInput = z.object({ jeton, full_name: InvitedName, mot_de_passe: motDePasse });
export type AcceptInvitationInput = z.infer<typeof AcceptInvitationInput>;

export const ForgotPasswordInput = AccountFacts.pick({ email: true });
export type ForgotPasswordInput = z.infer<typeof ForgotPasswordInput>;

export const ResetPasswordInput = z.object({ jeton, mot_de_passe: motDePasse });
export type ResetPasswordInput = z.infer<typeof ResetPasswordInput>;

/** The state of one's own second factor. */
export const SecondFacteur = z.object({
  is_active: z.boolean(),
  active_depuis: z.iso.datetime().nullable(),
  /** Recovery codes that were not used yet. */
  codes_restants: z.number().int(),
  /** The account's role must have one. */
  is_requis: z.boolean(),
});
export type SecondFacteur = z.infer<typeof SecondFacteur>;

/** What an application of codes is told, as text and as the address a QR code carries. */
export const Enrolment = z.object({ secret: z.string(), uri: z.string() });
export type Enrolment = z.infer<typeof Enrolment>;

export const ProveCodeInput = z.object({ code: z.string().trim().min(1).max(40) });
export type ProveCodeInput = z.infer<typeof ProveCodeInput>;

/** Shown once: they are kept hashed. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

export const SetLangueInput = z.object({ langue: Langue });
export type SetLangueInput = z.infer<typeof SetLangueInput>;
