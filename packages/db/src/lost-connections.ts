import type { Pool, PoolClient } from 'pg';

/**
 * Gives the place of a lost connection back to its pool. A transaction whose connection is gone cannot be rolled back,
 * and its connection is then never released: each restart of PostgreSQL would cost the pool some places for good.
 */
export function giveBackLost(pool: Pool): void {
  const held = new WeakSet<PoolClient>();
  pool.on('acquire', (client) => void held.add(client));
  pool.on('release', (_error, client) => void held.delete(client));
  pool.on('connect', (client) => {
    client.once('end', () => {
      if (!held.has(client)) return;
      client.release(true);
      // Who held it may release it too, later.
      client.release = () => undefined;
    });
  });
}
