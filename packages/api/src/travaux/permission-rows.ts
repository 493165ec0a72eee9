import type { TestDatabase } from '@mif/testing/database';

/** A job that waits for its hour, for the matrix of permissions. */
export async function makeTravail(db: TestDatabase): Promise<number> {
  const [job] = await db
    .fork()
    .execute<{ id: number }[]>(`select id::int from graphile_worker.add_job('sweep_documents', '{}', run_at := now() + interval '1 day')`);
  return job?.id ?? 0;
}
