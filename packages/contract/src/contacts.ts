import { z } from 'zod';
import { nameOf } from './names.ts';
import { listInput, pageOf, rowId } from './paging.ts';
import { phone } from './phones.ts';

/** The only shape of a contact; everything else is picked from it. */
export const contactFields = z.object({
  id: rowId,
  client_id: rowId,
  /** Null for a contact of the whole company. */
  site_id: rowId.nullable(),
  nom: z.string().trim().min(1).max(120),
  fonction: z.string().trim().max(120).nullable(),
  /** In E.164, as `mobile`. */
  telephone: z.string().nullable(),
  mobile: z.string().nullable(),
  email: z.email().max(254).nullable(),
  /** Whom to call first: one of the company, and one of each site. */
  is_principal: z.boolean(),
  /** One who left is kept, and no longer proposed. */
  is_active: z.boolean(),
  version: z.number().int().positive(),
});

/** Somebody to call or write to, at a client's or on one of its sites. */
export const Contact = contactFields.extend({
  site: z.object({ id: rowId, nom: z.string() }).nullable(),
  /** Since when mails to this address come back, where an account of the company has it. */
  email_rejete_at: z.iso.datetime().nullable(),
});
export type Contact = z.infer<typeof Contact>;

const writable = {
  nom: nameOf(contactFields.shape.nom),
  fonction: contactFields.shape.fonction.optional(),
  telephone: phone.nullish(),
  mobile: phone.nullish(),
  email: contactFields.shape.email.optional(),
  is_principal: contactFields.shape.is_principal.optional(),
};

export const CreateContactInput = z.object({ client_id: rowId, site_id: rowId.nullish(), ...writable });
export type CreateContactInput = z.infer<typeof CreateContactInput>;

export const UpdateContactInput = z.object({
  id: rowId,
  /** The one the caller saw; on another one the change is refused. */
  version: contactFields.shape.version.optional(),
  ...writable,
  nom: writable.nom.optional(),
});
export type UpdateContactInput = z.infer<typeof UpdateContactInput>;

export const RemoveContactInput = z.object({ id: rowId, version: contactFields.shape.version.optional() });
export type RemoveContactInput = z.infer<typeof RemoveContactInput>;

export const ListContactsInput = listInput.extend({ client_id: rowId.optional(), site_id: rowId.optional() });
export type ListContactsInput = z.infer<typeof ListContactsInput>;
export const ContactPage = pageOf(Contact);
export type ContactPage = z.infer<typeof ContactPage>;
