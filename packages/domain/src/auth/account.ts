import type { EntityManager } from '@mif/db/orm';
import type { Actor } from '../kernel/actor.ts';
import { createCtx, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';

/** A session nobody has. */
export const NO_SESSION = '00000000-0000-0000-0000-000000000000';

/** The actor of an account that may sign in, fresh from the database, or null. */
export async function findActor(em: EntityManager, user_id: number, session_id: string): Promise<Actor | null> {
  const row = await tables(em)
    .selectFrom('users as u')
    .leftJoin('techniciens as t', 't.user_id', 'u.id')
    .leftJoin('sessions as s', (join) => join.onRef('s.user_id', '=', 'u.id').on('s.id', '=', session_id))
    .select(['u.id', 'u.full_name', 'u.role', 'u.langue', 'u.client_id', 't.id as technicien_id', 's.is_enrolement_requis'])
    .where('u.id', '=', user_id)
    .where('u.is_active', '=', true)
    .where('u.role', '!=', 'systeme')
    .executeTakeFirst();
  if (!row) return null;
  const { is_enrolement_requis, ...actor } = row;
  return { ...actor, session_id, must_enrol: is_enrolement_requis === true };
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

/** The same context, acted in by the owner of an account; nobody where the account may not sign in. */
export async function accountActor(ctx: Ctx, user_id: number): Promise<Ctx> {
  const actor = await findActor(ctx.em, user_id, NO_SESSION);
  return createCtx({ ...ctx, actor: actor && { ...actor, session_id: null } });
}
