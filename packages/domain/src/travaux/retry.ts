import { sql } from 'kysely';
import { DomainError } from '@mif/contract/errors';
import type { IdInput } from '@mif/contract/paging';
import type { RetryFailed, RetryFailedInput, Travail } from '@mif/contract/travaux';
import { recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { followJobs } from './follow.ts';
import { holdTravail } from './load.ts';
import { columns, jobs, toTravail, type JobRow } from './project.ts';

const MANY = 500;

/**
 * Has a job that failed, or waits for its hour, run as soon as a worker has a place, with all its tries before it.
 * @throws TRAVAIL_NOT_FOUND, TRAVAIL_RUNNING, TRAVAIL_DUE where it is due anyway
 */
export async function retryTravail(ctx: Ctx, { id }: IdInput): Promise<Travail> {
  requirePermission(ctx.actor, 'travail.update');
  const row = await holdTravail(ctx, id);
  if (row.etat === 'en_attente') throw new DomainError('TRAVAIL_DUE', { field: 'id' });
  await retry(ctx, [row]);
  const { rows } = await sql<JobRow>`select ${columns} from ${jobs} where j.id = ${id}::bigint`.execute(tables(ctx.em));
  return toTravail(rows[0] ?? row);
}

/**
 * Has the jobs of a task that were given up run again, the oldest first, 500 at most; those another administrator is
 * about to run again are left to him.
 * @returns how many, and how many are left
 */
export async function retryFailed(ctx: Ctx, { tache }: RetryFailedInput): Promise<RetryFailed> {
  requirePermission(ctx.actor, 'travail.update');
  const given_up = sql`t.identifier = ${tache} and j.locked_at is null and j.attempts >= j.max_attempts`;
  const { rows } = await sql<JobRow>`
    select ${columns} from ${jobs} where ${given_up} order by j.id limit ${MANY} for update of j skip locked
  `.execute(tables(ctx.em));
  if (rows.length > 0) await retry(ctx, rows);
  const left = await sql<{ n: number }>`select count(*)::int as n from ${jobs} where ${given_up}`.execute(tables(ctx.em));
  return { relances: rows.length, restants: left.rows[0]?.n ?? 0 };
}

async function retry(ctx: Ctx, rows: readonly JobRow[]): Promise<void> {
  const ids = rows.map(({ id }) => id);
  await sql`select graphile_worker.reschedule_jobs(${ids}::bigint[], run_at := now(), attempts := 0)`.execute(tables(ctx.em));
  await followJobs(ctx, rows, 'retried');
  for (const { id, tache, attempts } of rows) {
    const changements = { tache: { avant: null, apres: tache }, tentatives: { avant: attempts, apres: 0 } };
    await recordChange(ctx, { objet: 'travail', objet_id: id, action: 'retry', changements });
  }
}
