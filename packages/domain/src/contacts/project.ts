import { sql } from 'kysely';
import type { Contact } from '@mif/contract/contacts';
import { DomainError } from '@mif/contract/errors';
import type { Ctx } from '../kernel/context.ts';
import { toIsoOrNull } from '../kernel/instants.ts';
import { contactsOf } from '../kernel/scope.ts';

const columns = [
  'k.id',
  'k.client_id',
  'k.site_id',
  'k.nom',
  'k.fonction',
  'k.telephone',
  'k.mobile',
  'k.email',
  'k.is_principal',
  'k.is_active',
  'k.version',
] as const;

/** Contacts with their site's name, from a query over `contacts as k`. */
export function withColumns(query: ReturnType<typeof contactsOf>) {
  return query
    .leftJoin('sites as ks', 'ks.id', 'k.site_id')
    .select([...columns, 'ks.nom as site_nom'])
    .select(({ selectFrom }) =>
      selectFrom('users as ku')
        .select(({ fn }) => fn.max('ku.email_rejete_at').as('since'))
        .whereRef('ku.client_id', '=', 'k.client_id')
        .whereRef('ku.email', '=', ({ fn }) => fn<string>('lower', ['k.email']))
        .as('email_rejete_at'),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof withColumns>['execute']>>[number];

/** The DTO of a row. */
export function toContact({ site_nom, email_rejete_at, ...row }: Row): Contact {
  return {
    ...row,
    email_rejete_at: toIsoOrNull(email_rejete_at),
    site: row.site_id === null ? null : { id: row.site_id, nom: site_nom ?? '' },
  };
}

// The one to call first, then by name.
async function inOrder(query: ReturnType<typeof contactsOf>): Promise<Contact[]> {
  const rows = await withColumns(query)
    .where('k.is_active', '=', true)
    .orderBy(sql`k.is_principal desc, k.nom, k.id`)
    .execute();
  return rows.map(toContact);
}

/** Contacts of a company itself, those of its sites apart. */
export function contactsOfClient(ctx: Ctx, client_id: number): Promise<Contact[]> {
  return inOrder(contactsOf(ctx, 'contact.read').where('k.client_id', '=', client_id).where('k.site_id', 'is', null));
}

/** Contacts of one site. */
export function contactsOfSite(ctx: Ctx, site_id: number): Promise<Contact[]> {
  return inOrder(contactsOf(ctx, 'contact.read').where('k.site_id', '=', site_id));
}

/**
 * One contact, if the caller may read it.
 * @throws CONTACT_NOT_FOUND also for a row outside the caller's scope
 */
export async function readContact(ctx: Ctx, id: number): Promise<Contact> {
  const row = await withColumns(contactsOf(ctx, 'contact.read')).where('k.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('CONTACT_NOT_FOUND', { field: 'id' });
  return toContact(row);
}
