import { sql } from 'kysely';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';

/** How much hangs on a site: equipment, retired or not, contacts and documents, in use or not. */
export async function usesOf(ctx: Ctx, id: number): Promise<{ equipements: number; contacts: number; documents: number }> {
  const db = unscopedTables(ctx.em);
  const count = sql<number>`count(*)::int`.as('n');
  const equipements = await db.selectFrom('equipements').select(count).where('site_id', '=', id).executeTakeFirstOrThrow();
  const contacts = await db.selectFrom('contacts').select(count).where('site_id', '=', id).executeTakeFirstOrThrow();
  const documents = await db
    .selectFrom('documents')
    .select(count)
    .where('objet', '=', 'site')
    .where('objet_id', '=', id)
    .executeTakeFirstOrThrow();
  return { equipements: equipements.n, contacts: contacts.n, documents: documents.n };
}
