import type { EntityManager } from '@mif/db/orm';
import type { Actor } from '../kernel/actor.ts';
import { tables } from '../kernel/scope.ts';

/** The actor of an account that may sign in, fresh from the database, or null. */
export async function findActor(em: EntityManager, user_id: number, session_id: string): Promise<Actor | null> {
  const row = await tables(em)
    .selectFrom('users as u')
    .leftJoin('techniciens as t', 't.user_id', 'u.id')
    .select(['u.id', 'u.full_name', 'u.role', 'u.langue', 'u.client_id', 't.id as technicien_id'])
    .where('u.id', '=', user_id)
    .where('u.is_active', '=', true)
    .where('u.role', '!=', 'systeme')
    .executeTakeFirst();
  return row ? { ...row, session_id } : null;
}

/** Whether a session is neither revoked nor over. */
export async function isSessionOpen(em: EntityManager, session_id: string, now: Date): Promise<boolean> {
  const row = await tables(em)
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', session_id)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}
