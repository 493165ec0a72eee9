import { DomainError } from '@mif/contract/errors';
import type { EntityManager } from '@mif/db/orm';
import type { Actor } from '../kernel/actor.ts';
import { findActor, isSessionOpen } from './account.ts';
import { verifyAccessToken } from './tokens.ts';

const RECHECK_MS = 10_000;
const MAX_KEPT = 5_000;
const kept = new Map<string, { actor: Actor; expires_at: number; checked_at: number }>();

/**
 * Who an access token names.
 * @param options `fresh`: account and session are read from the database; otherwise the token is believed and its
 * session is looked at again every 10 s, so a revoked session reads nothing after that
 * @throws AUTH_SESSION_ENDED
 */
export async function resolveActor(
  em: EntityManager,
  key: Uint8Array,
  token: string,
  { fresh, now }: { fresh: boolean; now: Date },
): Promise<Actor> {
  const known = kept.get(token);
  const at = now.getTime();
  if (!fresh && known && known.expires_at > at && at - known.checked_at < RECHECK_MS) return known.actor;
  const { actor, expires_at } = await verifyAccessToken(token, key, now);
  const session_id = actor.session_id ?? '';
  const current = (await isSessionOpen(em, session_id, now)) ? await findActor(em, actor.id, session_id) : null;
  if (!current) {
    kept.delete(token);
    throw new DomainError('AUTH_SESSION_ENDED');
  }
  if (kept.size >= MAX_KEPT) kept.clear();
  // One who is kept from everything is looked at each time: he may go on as soon as he has what was asked.
  if (!current.must_enrol) kept.set(token, { actor: current, expires_at, checked_at: at });
  return current;
}

/** Looks at an account again at its next call, whatever was known of it: its session may have ended. */
export function forgetActor(user_id: number): void {
  for (const [token, { actor }] of kept) if (actor.id === user_id) kept.delete(token);
}
