import type { Contact, RemoveContactInput } from '@mif/contract/contacts';
import { recordChange } from '../journal/record.ts';
import type { Ctx } from '../kernel/context.ts';
import { loadForChange } from './load.ts';
import { promoteNext } from './principal.ts';
import { readContact } from './project.ts';

/**
 * Takes a contact out of use: he is proposed no more, and what he was stays in the history. Where he was the first to
 * call, the oldest of the others is from now on.
 * @throws CONTACT_NOT_FOUND, RECORD_VERSION_CONFLICT
 */
export async function removeContact(ctx: Ctx, input: RemoveContactInput): Promise<Contact> {
  const contact = await loadForChange(ctx, 'contact.remove', input.id, input.version);
  const { is_principal } = contact;
  const changements = {
    is_active: { avant: true, apres: false },
    ...(is_principal ? { is_principal: { avant: true, apres: false } } : {}),
  };
  ctx.em.assign(contact, { is_active: false, is_principal: false });
  await ctx.em.flush();
  await recordChange(ctx, { objet: 'contact', objet_id: contact.id, action: 'deactivate', changements });
  if (is_principal) await promoteNext(ctx, { client_id: contact.client_id, site_id: contact.site_id ?? null });
  return readContact(ctx, contact.id);
}
