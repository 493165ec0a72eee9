import { sql } from 'kysely';
import type { EcheancePage, ListEcheancesInput } from '@mif/contract/plans';
import type { Ctx } from '../kernel/context.ts';
import { cutPage, decodeCursor, readSize } from '../kernel/paging.ts';
import { requireRecord } from '../kernel/records.ts';
import { echeances, toEcheance } from './project.ts';

/**
 * A page of a plan's occurrences in the register, the last due first.
 * @throws PLAN_NOT_FOUND, CURSOR_INVALID
 */
export async function listEcheances(ctx: Ctx, input: ListEcheancesInput): Promise<EcheancePage> {
  await requireRecord(ctx, 'plan', input.plan_id, 'read', 'plan_id');
  const cursor = decodeCursor(input.cursor, '-date_due');
  let query = echeances(ctx, input.plan_id);
  if (input.statut?.length) query = query.where('o.statut', 'in', input.statut);
  if (cursor) query = query.where(sql<boolean>`(o.date_due::text, o.id) < (${String(cursor.value)}::text, ${cursor.id}::int)`);
  const rows = await query.orderBy('o.date_due', 'desc').orderBy('o.id', 'desc').limit(readSize(input.limit)).execute();
  return cutPage(rows, input.limit, toEcheance, (row) => ({ sort: '-date_due', value: row.date_due, id: row.id }));
}
