import { Contact as ContactRow } from '@mif/db/entities/contact';
import type { Contact, CreateContactInput } from '@mif/contract/contacts';
import { DomainError } from '@mif/contract/errors';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { clientsOf, sitesOf } from '../kernel/scope.ts';
import { findPrincipal, lockHolder, setPrincipal } from './principal.ts';
import { readContact } from './project.ts';
import { recordedFields } from './recorded.ts';

/**
 * Adds a contact to a company, or to one of its sites. The first one is whom to call first, and so is one who is said to
 * be, in the place of the one before.
 * @throws CLIENT_NOT_FOUND, SITE_NOT_FOUND also for a site of another client
 */
export async function createContact(ctx: Ctx, input: CreateContactInput): Promise<Contact> {
  requirePermission(ctx.actor, 'contact.create');
  const holder = { client_id: input.client_id, site_id: input.site_id ?? null };
  await requireHolder(ctx, holder);
  await lockHolder(ctx, holder);
  const principal = await findPrincipal(ctx, holder);
  if (principal && input.is_principal) await setPrincipal(ctx, principal, false);
  const contact = ctx.em.create(ContactRow, {
    ...holder,
    nom: input.nom,
    fonction: input.fonction ?? null,
    telephone: input.telephone ?? null,
    mobile: input.mobile ?? null,
    email: input.email ?? null,
    is_principal: input.is_principal === true || !principal,
    created_at: ctx.now,
  });
  await ctx.em.flush();
  await recordChange(ctx, {
    objet: 'contact',
    objet_id: contact.id,
    action: 'create',
    changements: changesOfCreation(recordedFields(contact)),
  });
  return readContact(ctx, contact.id);
}

async function requireHolder(ctx: Ctx, { client_id, site_id }: { client_id: number; site_id: number | null }): Promise<void> {
  const client = await clientsOf(ctx, 'client.read').select('c.id').where('c.id', '=', client_id).executeTakeFirst();
  if (!client) throw new DomainError('CLIENT_NOT_FOUND', { field: 'client_id' });
  if (site_id === null) return;
  const site = await sitesOf(ctx, 'site.read')
    .select('s.id')
    .where('s.id', '=', site_id)
    .where('s.client_id', '=', client_id)
    .executeTakeFirst();
  if (!site) throw new DomainError('SITE_NOT_FOUND', { field: 'site_id' });
}
