import { sql } from 'kysely';
import type { Done, IdInput } from '@mif/contract/paging';
import { recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { followJobs } from './follow.ts';
import { holdTravail } from './load.ts';

/**
 * Takes a job out of the queue: what it had to do is never done.
 * @throws TRAVAIL_NOT_FOUND, TRAVAIL_RUNNING
 */
export async function cancelTravail(ctx: Ctx, { id }: IdInput): Promise<Done> {
  requirePermission(ctx.actor, 'travail.update');
  const row = await holdTravail(ctx, id);
  await sql`select graphile_worker.complete_jobs(${[id]}::bigint[])`.execute(tables(ctx.em));
  await followJobs(ctx, [row], 'cancelled');
  await recordChange(ctx, {
    objet: 'travail',
    objet_id: id,
    action: 'cancel',
    changements: { tache: { avant: row.tache, apres: null } },
  });
  return { ok: true };
}
