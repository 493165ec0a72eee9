import type { Contact, UpdateContactInput } from '@mif/contract/contacts';
import { recordChange } from '../journal/record.ts';
import { changesBetween, given } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { loadForChange } from './load.ts';
import { findPrincipal, setPrincipal } from './principal.ts';
import { readContact } from './project.ts';
import { recordedFields } from './recorded.ts';

/**
 * Changes what is known of a contact. One who becomes the first to call takes the place of the one before; the first one
 * stays so until another takes it.
 * @throws CONTACT_NOT_FOUND, RECORD_VERSION_CONFLICT
 */
export async function updateContact(ctx: Ctx, input: UpdateContactInput): Promise<Contact> {
  const { id, version, is_principal, ...fields } = input;
  const contact = await loadForChange(ctx, 'contact.update', id, version);
  const before = recordedFields(contact);
  const written = { ...given(fields), ...(is_principal ? { is_principal } : {}) };
  const changements = changesBetween(before, { ...before, ...written });
  if (Object.keys(changements).length > 0) {
    if ('is_principal' in changements) {
      const principal = await findPrincipal(ctx, { client_id: contact.client_id, site_id: contact.site_id ?? null });
      if (principal) await setPrincipal(ctx, principal, false);
    }
    ctx.em.assign(contact, written);
    await ctx.em.flush();
    await recordChange(ctx, { objet: 'contact', objet_id: id, action: 'update', changements });
  }
  return readContact(ctx, id);
}
