import type { EntityManager } from '@mif/db/orm';
import type { Actor } from '../kernel/actor.ts';
import { tables } from '../kernel/scope.ts';

/** The user jobs act as, whom the migrations make. */
export async function systemActor(em: EntityManager): Promise<Actor> {
  const row = await tables(em)
    .selectFrom('users')
    .select(['id', 'full_name', 'langue'])
    .where('role', '=', 'systeme')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  return { ...row, role: 'systeme', client_id: null, technicien_id: null, session_id: null };
}
