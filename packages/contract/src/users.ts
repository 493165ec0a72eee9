import { z } from 'zod';
import { nameOf } from './names.ts';
import { listInput, pageOf, rowId } from './paging.ts';

export const roles = ['admin', 'responsable', 'technicien', 'client'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

export const langues = ['fr', 'ar', 'en'] as const;
export const Langue = z.enum(langues);
export type Langue = z.infer<typeof Langue>;

export const motDePasse = z.string().min(8).max(200);

/** The only shape of a user; everything else is picked from it. */
export const User = z.object({
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
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});

export type User = z.infer<typeof User>;

const full_name = nameOf(User.shape.full_name);

export const CreateUserInput = User.pick({ username: true, email: true, role: true }).extend({
  full_name,
  langue: Langue.default('fr'),
  client_id: rowId.nullish(),
  password: motDePasse,
});
export type CreateUserInput = z.infer<typeof CreateUserInput>;

export const UpdateUserInput = z
  .object({ id: rowId })
  .extend(User.pick({ username: true, email: true, role: true, langue: true, client_id: true }).extend({ full_name }).partial().shape);
export type UpdateUserInput = z.infer<typeof UpdateUserInput>;

export const UpdateProfileInput = User.pick({ langue: true }).extend({ full_name }).partial();
export type UpdateProfileInput = z.infer<typeof UpdateProfileInput>;

export const ListUsersInput = listInput.extend({ q: z.string().trim().max(100).optional(), role: Role.optional() });
export type ListUsersInput = z.infer<typeof ListUsersInput>;
export const UserPage = pageOf(User);
export type UserPage = z.infer<typeof UserPage>;
