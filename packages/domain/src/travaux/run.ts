import { sql } from 'kysely';
import { DomainError } from '@mif/contract/errors';
import type { RunTacheInput, Travail } from '@mif/contract/travaux';
import { recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { taskSchedules } from '../kernel/tasks.ts';
import { columns, jobs, toTravail, type JobRow } from './project.ts';

/**
 * Runs at once a task that otherwise waits for its hour; asked twice, its one waiting job is that of both.
 * @throws TACHE_NOT_SCHEDULED for a task that does not run by itself, TACHE_RUNNING while it runs
 */
export async function runTache(ctx: Ctx, { tache }: RunTacheInput): Promise<Travail> {
  requirePermission(ctx.actor, 'travail.update');
  if (!taskSchedules[tache]) throw new DomainError('TACHE_NOT_SCHEDULED', { field: 'tache' });
  const running = await sql`select from ${jobs} where t.identifier = ${tache} and j.locked_at is not null limit 1`.execute(tables(ctx.em));
  if (running.rows.length > 0) throw new DomainError('TACHE_RUNNING', { field: 'tache' });
  await ctx.enqueue(tache, {}, { job_key: tache, max_attempts: 5 });
  const { rows } = await sql<JobRow>`select ${columns} from ${jobs} where j.key = ${tache}`.execute(tables(ctx.em));
  const row = rows[0];
  if (!row) throw new Error(`the job of ${tache} is not there`);
  await recordChange(ctx, { objet: 'travail', objet_id: row.id, action: 'run', changements: { tache: { avant: null, apres: tache } } });
  return toTravail(row);
}
