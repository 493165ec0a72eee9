/**
 * A job that waits for its hour, for the matrix of permissions.
 * @param execute runs a statement
 */
export async function makeTravail(execute: (sql: string) => Promise<{ id: number }[]>): Promise<number> {
  const [job] = await execute(`select id::int from graphile_worker.add_job('sweep_documents', '{}', run_at := now() + interval '1 day')`);
  return job?.id ?? 0;
}
