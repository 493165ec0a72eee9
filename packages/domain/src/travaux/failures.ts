import type { Echec, EchecPage, ListEchecsInput } from '@mif/contract/travaux';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { cutPage, decodeCursor, readSize } from '../kernel/paging.ts';
import { tables } from '../kernel/scope.ts';
import { shortReason } from './project.ts';

const KEPT_MS = 30 * 86_400_000;
const FIRST_TRIES = 5;

/**
 * Writes down that a try of a job failed, and forgets those of more than thirty days ago. Of a job that fails in the same
 * words for hours, its first tries and its last are kept.
 * @param echec its message without secrets
 */
export async function recordEchec(ctx: Ctx, echec: Omit<Echec, 'id' | 'survenu_at'>): Promise<void> {
  const db = tables(ctx.em);
  if (echec.tentative > FIRST_TRIES) {
    const same = db.deleteFrom('travail_echecs').where('travail_id', '=', echec.travail_id).where('tentative', '>', FIRST_TRIES);
    await same.where('message', '=', shortReason(echec.message)).execute();
  }
  await db
    .insertInto('travail_echecs')
    .values({ ...echec, message: shortReason(echec.message), survenu_at: ctx.now })
    .execute();
  await db
    .deleteFrom('travail_echecs')
    .where('survenu_at', '<', new Date(ctx.now.getTime() - KEPT_MS))
    .execute();
}

/**
 * A page of the tries that failed, the latest first.
 * @throws PERMISSION_DENIED, CURSOR_INVALID
 */
export async function listEchecs(ctx: Ctx, input: ListEchecsInput): Promise<EchecPage> {
  requirePermission(ctx.actor, 'travail.read');
  const cursor = decodeCursor(input.cursor, '-id');
  let query = tables(ctx.em).selectFrom('travail_echecs').selectAll();
  if (input.tache) query = query.where('tache', '=', input.tache);
  if (input.travail_id) query = query.where('travail_id', '=', input.travail_id);
  if (cursor) query = query.where('id', '<', cursor.id);
  const rows = await query.orderBy('id', 'desc').limit(readSize(input.limit)).execute();
  return cutPage(
    rows,
    input.limit,
    (row) => ({ ...row, survenu_at: toIso(row.survenu_at) }),
    ({ id }) => ({ sort: '-id', value: id, id }),
  );
}
