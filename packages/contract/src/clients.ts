import { z } from 'zod';
import { nameOf } from './names.ts';
import { listInput, pageOf, rowId } from './paging.ts';
import { phone } from './phones.ts';

/** The only shape of a client company; everything else is picked from it. */
export const Client = z.object({
  id: rowId,
  code: z.string().trim().min(1).max(40),
  nom: z.string().trim().min(1).max(200),
  ville: z.string().trim().max(120).nullable(),
  adresse: z.string().trim().max(400).nullable(),
  email: z.email().max(254).nullable(),
  /** In E.164; rows older than that rule may hold any text. */
  telephone: z.string().nullable(),
  is_active: z.boolean(),
  version: z.number().int().positive(),
  created_at: z.iso.datetime(),
});
export type Client = z.infer<typeof Client>;

export const ClientListItem = Client.extend({ equipements: z.number().int(), interventions_ouvertes: z.number().int() });
export type ClientListItem = z.infer<typeof ClientListItem>;

export const CreateClientInput = z.object({
  nom: nameOf(Client.shape.nom),
  code: Client.shape.code.optional(),
  ville: Client.shape.ville.optional(),
  adresse: Client.shape.adresse.optional(),
  email: Client.shape.email.optional(),
  telephone: phone.nullish(),
});
export type CreateClientInput = z.infer<typeof CreateClientInput>;

export const UpdateClientInput = CreateClientInput.partial().extend({
  id: rowId,
  /** The one the caller saw; on another one the change is refused. */
  version: Client.shape.version.optional(),
  is_active: z.boolean().optional(),
});
export type UpdateClientInput = z.infer<typeof UpdateClientInput>;

export const ListClientsInput = listInput.extend({ q: z.string().trim().max(100).optional() });
export type ListClientsInput = z.infer<typeof ListClientsInput>;
export const ClientPage = pageOf(ClientListItem);
export type ClientPage = z.infer<typeof ClientPage>;
