import type { EntityManager } from '@mif/db/orm';
import { DomainError } from '@mif/contract/errors';
import type { Actor } from '../kernel/actor.ts';
import { tables } from '../kernel/scope.ts';
import { verifyAccessToken, type AccessClaims } from './tokens.ts';

const RECHECK_MS = 10_000;

/** A signed-in account, with its session. */
export type SignedInActor = Actor & { session_id: string };

// The account and session behind verified claims, as last read: a read costs a query every 10 s, not every time.
const lastRead = new WeakMap<AccessClaims, { actor: SignedInActor; at: number }>();

/**
 * Who an access token belongs to, as the database says: account active, session neither ended nor expired.
 * @param em any EntityManager; one projection is read through it
 * @param sessionKey key of access tokens
 * @param options `fresh` reads the database always (for commands); otherwise what was read in the last 10 s counts
 * @throws AUTH_SESSION_ENDED
 */
export async function resolveActor(
  em: EntityManager,
  sessionKey: Uint8Array,
  token: string,
  { fresh, now }: { fresh: boolean; now: Date },
): Promise<SignedInActor> {
  const claims = await verifyAccessToken(sessionKey, token, now);
  const last = fresh ? undefined : lastRead.get(claims);
  if (last && Math.abs(now.getTime() - last.at) < RECHECK_MS) return last.actor;
  const actor = await readActor(em, claims, now);
  if (!actor) {
    lastRead.delete(claims);
    throw new DomainError('AUTH_SESSION_ENDED');
  }
  lastRead.set(claims, { actor, at: now.getTime() });
  return actor;
}

/** The actor of a session that is still open, or null. */
export async function readActor(
  em: EntityManager,
  { user_id, session_id }: { user_id: number; session_id: string },
  now: Date,
): Promise<SignedInActor | null> {
  const row = await tables(em)
    .selectFrom('sessions as s')
    .innerJoin('users as u', 'u.id', 's.user_id')
    .leftJoin('techniciens as t', 't.user_id', 'u.id')
    .select(['u.id', 'u.full_name', 'u.role', 'u.langue', 'u.client_id', 't.id as technicien_id', 's.id as session_id'])
    .where('s.id', '=', session_id)
    .where('s.user_id', '=', user_id)
    .where('s.revoked_at', 'is', null)
    .where('s.expires_at', '>', now)
    .where('u.is_active', '=', true)
    .where('u.role', '!=', 'systeme')
    .executeTakeFirst();
  return row ?? null;
}
