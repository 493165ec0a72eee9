import { sql } from 'kysely';
import type { ListTravauxInput, TravailPage } from '@mif/contract/travaux';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { cutPage, decodeCursor, readSize } from '../kernel/paging.ts';
import { tables } from '../kernel/scope.ts';
import { columns, etat, jobs, toTravail, type JobRow } from './project.ts';

/**
 * A page of the queue's jobs, the newest first.
 * @throws PERMISSION_DENIED, CURSOR_INVALID
 */
export async function listTravaux(ctx: Ctx, input: ListTravauxInput): Promise<TravailPage> {
  requirePermission(ctx.actor, 'travail.read');
  const cursor = decodeCursor(input.cursor, '-id');
  const wanted = [
    ...(input.etat?.length ? [sql`${etat} = any(${input.etat}::text[])`] : []),
    ...(input.tache ? [sql`t.identifier = ${input.tache}`] : []),
    ...(cursor ? [sql`j.id < ${cursor.id}::bigint`] : []),
  ];
  const where = wanted.length > 0 ? sql`where ${sql.join(wanted, sql` and `)}` : sql``;
  const { rows } = await sql<JobRow>`
    select ${columns} from ${jobs} ${where} order by j.id desc limit ${readSize(input.limit)}
  `.execute(tables(ctx.em));
  return cutPage(rows, input.limit, toTravail, ({ id }) => ({ sort: '-id', value: id, id }));
}
