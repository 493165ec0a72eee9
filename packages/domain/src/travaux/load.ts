import { sql } from 'kysely';
import { DomainError } from '@mif/contract/errors';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { columns, jobs, type JobRow } from './project.ts';

/**
 * One job, held until the transaction ends: no worker takes it meanwhile, and a second administrator waits.
 * @throws TRAVAIL_NOT_FOUND where it ended or was cancelled, TRAVAIL_RUNNING where a worker has it
 */
export async function holdTravail(ctx: Ctx, id: number): Promise<JobRow> {
  const { rows } = await sql<JobRow>`select ${columns} from ${jobs} where j.id = ${id}::bigint for update of j`.execute(tables(ctx.em));
  const row = rows[0];
  if (!row) throw new DomainError('TRAVAIL_NOT_FOUND', { field: 'id' });
  if (row.etat === 'en_cours') throw new DomainError('TRAVAIL_RUNNING', { field: 'id' });
  return row;
}
