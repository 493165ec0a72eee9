import { sql } from 'kysely';
import type { AbsencePage, ListAbsencesInput } from '@mif/contract/absences';
import { civilDayBounds } from '@mif/contract/time';
import type { Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { cutPage, decodeCursor, instantOf, readSize } from '../kernel/paging.ts';
import { absencesOf } from '../kernel/scope.ts';
import { toAbsence, withPeople } from './project.ts';

/**
 * A page of the absences the caller may read, the latest first.
 * @throws CURSOR_INVALID
 */
export async function listAbsences(ctx: Ctx, input: ListAbsencesInput): Promise<AbsencePage> {
  let query = absencesOf(ctx, 'absence.read');
  if (input.technicien_id) query = query.where('a.technicien_id', '=', input.technicien_id);
  if (input.statut?.length) query = query.where('a.statut', 'in', input.statut);
  if (input.type?.length) query = query.where('a.type', 'in', input.type);
  if (input.depuis) query = query.where('a.fin', '>', new Date(civilDayBounds(input.depuis).start));
  const cursor = decodeCursor(input.cursor, '-debut');
  if (cursor) query = query.where(sql<boolean>`(a.debut, a.id) < (${instantOf(cursor)}::timestamptz, ${cursor.id}::int)`);
  const rows = await withPeople(ctx, query).orderBy('a.debut', 'desc').orderBy('a.id', 'desc').limit(readSize(input.limit)).execute();
  return cutPage(
    rows,
    input.limit,
    (row) => toAbsence(ctx, row),
    (row) => ({ sort: '-debut', value: toIso(row.debut), id: row.id }),
  );
}
