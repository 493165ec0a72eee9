import type { EntityManager } from '@mif/db/orm';
import { DomainError } from '@mif/contract/errors';
import { inTransaction, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { findActor } from './account.ts';
import { issueTokens, sessionEnd, type OpenedSession } from './sign-in.ts';
import { hashToken } from './tokens.ts';

/**
 * Exchanges a refresh token for a new pair. One that was used before ends its whole session: somebody else has it.
 * @param ctx outside a transaction: the end of the session is kept although the call is refused
 * @throws AUTH_SESSION_ENDED, AUTH_TOKEN_REUSED
 */
export async function refreshSession(ctx: Ctx, refresh_token: string, key: Uint8Array): Promise<OpenedSession> {
  const opened = await inTransaction(ctx, (inside) => exchange(inside, refresh_token, key));
  if (!opened) throw new DomainError('AUTH_TOKEN_REUSED');
  return opened;
}

/** Null for a token that was used before, whose session it ends. */
async function exchange(ctx: Ctx, refresh_token: string, key: Uint8Array): Promise<OpenedSession | null> {
  const row = await tables(ctx.em)
    .selectFrom('refresh_tokens as r')
    .innerJoin('sessions as s', 's.id', 'r.session_id')
    .select(['r.id', 'r.used_at', 's.id as session_id', 's.user_id', 's.revoked_at', 's.expires_at'])
    .where('r.token_hash', '=', hashToken(refresh_token))
    .forUpdate('r')
    .executeTakeFirst();
  if (!row || row.revoked_at !== null || new Date(row.expires_at) <= ctx.now) throw new DomainError('AUTH_SESSION_ENDED');
  if (row.used_at !== null) {
    await revoke(ctx.em, [row.session_id], 'token_reused', ctx.now);
    ctx.log.warn({ session_id: row.session_id, user_id: row.user_id }, 'refresh token used twice: session revoked');
    return null;
  }
  await tables(ctx.em).updateTable('refresh_tokens').set({ used_at: ctx.now }).where('id', '=', row.id).execute();
  await tables(ctx.em)
    .updateTable('sessions')
    .set({ last_used_at: ctx.now, expires_at: sessionEnd(ctx.now) })
    .where('id', '=', row.session_id)
    .execute();
  const actor = await findActor(ctx.em, row.user_id, row.session_id);
  if (!actor) throw new DomainError('AUTH_SESSION_ENDED');
  return { tokens: await issueTokens(ctx, actor, key), actor };
}

/** Ends sessions. */
export async function revoke(em: EntityManager, session_ids: readonly string[], revoke_reason: string, now: Date): Promise<void> {
  if (session_ids.length === 0) return;
  await tables(em)
    .updateTable('sessions')
    .set({ revoked_at: now, revoke_reason })
    .where('id', 'in', session_ids)
    .where('revoked_at', 'is', null)
    .execute();
}
