import { LockMode } from '@mikro-orm/core';
import { Contact } from '@mif/db/entities/contact';
import { DomainError } from '@mif/contract/errors';
import type { Permission } from '@mif/contract/permissions';
import { requireVersion } from '../journal/versions.ts';
import type { Ctx } from '../kernel/context.ts';
import { contactsOf } from '../kernel/scope.ts';
import { lockHolder } from './principal.ts';

/**
 * A contact in use to change, locked with all of its holder's until the transaction ends.
 * @param version the one the caller saw; left out, the present one is taken
 * @throws CONTACT_NOT_FOUND also outside the caller's scope, RECORD_VERSION_CONFLICT
 */
export async function loadForChange(ctx: Ctx, permission: Permission, id: number, version?: number): Promise<Contact> {
  const holder = await contactsOf(ctx, permission).select(['k.client_id', 'k.site_id']).where('k.id', '=', id).executeTakeFirst();
  if (holder) await lockHolder(ctx, holder);
  const contact = holder
    ? await ctx.em.findOne(Contact, { id, is_active: true }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
    : null;
  if (!contact) throw new DomainError('CONTACT_NOT_FOUND', { field: 'id' });
  await requireVersion(ctx, { objet: 'contact', id, version: contact.version, seen: version });
  return contact;
}
