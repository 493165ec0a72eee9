import { Contact } from '@mif/db/entities/contact';
import { recordChange } from '../journal/record.ts';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';

/** Whose contacts they are: a company's own, or those of one of its sites. */
export interface Holder {
  client_id: number;
  site_id: number | null;
}

/** Makes changes of the contacts of one holder wait for one another: there is one principal, whoever asks at the same time. */
export async function lockHolder(ctx: Ctx, { client_id, site_id }: Holder): Promise<void> {
  const db = unscopedTables(ctx.em);
  if (site_id === null) await db.selectFrom('clients').select('id').where('id', '=', client_id).forUpdate().execute();
  else await db.selectFrom('sites').select('id').where('id', '=', site_id).forUpdate().execute();
}

/** The contact to call first, or null where the holder has none. */
export function findPrincipal(ctx: Ctx, holder: Holder): Promise<Contact | null> {
  return ctx.em.findOne(Contact, { ...holder, is_principal: true, is_active: true }, { refresh: true });
}

/** Takes the first place from a contact, or gives it, with its line in the journal. */
export async function setPrincipal(ctx: Ctx, contact: Contact, is_principal: boolean): Promise<void> {
  ctx.em.assign(contact, { is_principal });
  await ctx.em.flush();
  await recordChange(ctx, {
    objet: 'contact',
    objet_id: contact.id,
    action: 'update',
    changements: { is_principal: { avant: !is_principal, apres: is_principal } },
  });
}

/** Gives the first place to the holder's oldest contact, where nobody has it. */
export async function promoteNext(ctx: Ctx, holder: Holder): Promise<void> {
  const next = await ctx.em.findOne(Contact, { ...holder, is_active: true }, { orderBy: { id: 'asc' }, refresh: true });
  if (next) await setPrincipal(ctx, next, true);
}
