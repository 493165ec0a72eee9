import { z } from 'zod';
import { nameOf } from './names.ts';
import { PreferencesNotifications } from './notifications.ts';
import { listInput, pageOf, rowId } from './paging.ts';

export const roles = ['admin', 'responsable', 'technicien', 'client'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

export const langues = ['fr', 'ar', 'en'] as const;
export const Langue = z.enum(langues);
export type Langue = z.infer<typeof Langue>;

export const motDePasse = z.string().min(8).max(200);

/** An account as its owner and everybody who may read it see it. */
export const AccountFacts = z.object({
  id: rowId,
  username: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9._-]{3,60}$/),
  full_name: z.string().trim().min(1).max(120),
  email: z.email().trim().toLowerCase().max(254),
  role: Role,
  langue: Langue,
  is_active: z.boolean(),
  client_id: rowId.nullable(),
  technicien_id: rowId.nullable(),
  version: z.number().int(),
  has_second_facteur: z.boolean(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});

/** `invite`: its owner has not given it a password yet. */
export const accountStates = ['actif', 'invite', 'desactive'] as const;
export const AccountState = z.enum(accountStates);
export type AccountState = z.infer<typeof AccountState>;

/** The only shape of a user; everything else is picked from it. */
export const User = AccountFacts.extend({
  etat: AccountState,
  /** The last invitation; it is no longer open once it is over or taken back. */
  invitation: z.object({ invite_le: z.iso.datetime(), expire_le: z.iso.datetime(), is_ouverte: z.boolean() }).nullable(),
  derniere_connexion: z.iso.datetime().nullable(),
  /** Since when and why the address refuses mails: none are sent until it changes or is tried again. */
  email_rejete_at: z.iso.datetime().nullable(),
  email_rejete_motif: z.string().nullable(),
});

export type User = z.infer<typeof User>;

const full_name = nameOf(User.shape.full_name);
export const InvitedName = full_name;

export const CreateUserInput = User.pick({ username: true, email: true, role: true }).extend({
  full_name,
  langue: Langue.default('fr'),
  client_id: rowId.nullish(),
  /** Without one the person is invited by e-mail and gives himself his own. */
  password: motDePasse.optional(),
});
export type CreateUserInput = z.infer<typeof CreateUserInput>;

export const UpdateUserInput = z
  .object({ id: rowId, version: z.number().int().positive().optional() })
  .extend(User.pick({ username: true, email: true, role: true, langue: true, client_id: true }).extend({ full_name }).partial().shape);
export type UpdateUserInput = z.infer<typeof UpdateUserInput>;

export const UpdateProfileInput = User.pick({ langue: true })
  .extend({ full_name, preferences_notifications: PreferencesNotifications })
  .partial();
export type UpdateProfileInput = z.infer<typeof UpdateProfileInput>;

export const ListUsersInput = listInput.extend({
  q: z.string().trim().max(100).optional(),
  role: Role.optional(),
  etat: AccountState.optional(),
  client_id: rowId.optional(),
});
export type ListUsersInput = z.infer<typeof ListUsersInput>;
export const UserPage = pageOf(User);
export type UserPage = z.infer<typeof UserPage>;

/** What is done to one account, on the version the caller saw; none: on the present one. */
export const UserCommandInput = z.object({ id: rowId, version: z.number().int().positive().optional() });
export type UserCommandInput = z.infer<typeof UserCommandInput>;

export const UserSessionInput = z.object({ id: rowId, session_id: z.uuid() });
export type UserSessionInput = z.infer<typeof UserSessionInput>;
