import type { ChangePasswordInput, Me, RevokeSessionInput, SessionItem } from '@mif/contract/auth';
import { DomainError } from '@mif/contract/errors';
import { permissionsOf } from '@mif/contract/permissions';
import type { UpdateProfileInput } from '@mif/contract/users';
import { actorOf, inTransaction, type Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { tables } from '../kernel/scope.ts';
import { countFailure, forgetFailures, refuseLocked, type FailureKey } from './failures.ts';
import { hashPassword, passwordFits } from './passwords.ts';
import { revoke } from './refresh.ts';

/** The caller's own account and what he may do. */
export async function me(ctx: Ctx): Promise<Me> {
  const actor = actorOf(ctx);
  const row = await tables(ctx.em)
    .selectFrom('users')
    .select(['id', 'username', 'full_name', 'email', 'langue', 'is_active', 'client_id', 'created_at', 'updated_at'])
    .where('id', '=', actor.id)
    .executeTakeFirstOrThrow();
  if (actor.role === 'systeme') throw new DomainError('AUTH_REQUIRED');
  return {
    ...row,
    role: actor.role,
    technicien_id: actor.technicien_id,
    created_at: toIso(row.created_at),
    updated_at: toIso(row.updated_at),
    permissions: permissionsOf(actor.role),
  };
}

/** Changes what one may change of oneself. */
export async function updateProfile(ctx: Ctx, input: UpdateProfileInput): Promise<Me> {
  const changed = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  await tables(ctx.em)
    .updateTable('users')
    .set({ ...changed, updated_at: ctx.now })
    .where('id', '=', actorOf(ctx).id)
    .execute();
  return me(ctx);
}

/** The caller's open sessions, the last used first. */
export async function listSessions(ctx: Ctx): Promise<{ items: SessionItem[] }> {
  const actor = actorOf(ctx);
  const rows = await tables(ctx.em)
    .selectFrom('sessions')
    .select(['id', 'created_at', 'last_used_at', 'expires_at', 'appareil', 'adresse'])
    .where('user_id', '=', actor.id)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .orderBy('last_used_at', 'desc')
    .limit(100)
    .execute();
  return {
    items: rows.map((row) => ({
      ...row,
      created_at: toIso(row.created_at),
      last_used_at: toIso(row.last_used_at),
      expires_at: toIso(row.expires_at),
      is_current: row.id === actor.session_id,
    })),
  };
}

/**
 * Ends one of the caller's sessions.
 * @throws SESSION_NOT_FOUND also for another account's
 */
export async function revokeSession(ctx: Ctx, { id }: RevokeSessionInput): Promise<{ ok: true }> {
  const { items } = await listSessions(ctx);
  if (!items.some((session) => session.id === id)) throw new DomainError('SESSION_NOT_FOUND', { field: 'id' });
  await revoke(ctx.em, [id], 'revoked', ctx.now);
  return { ok: true };
}

/** Ends the session of this call. */
export async function signOut(ctx: Ctx): Promise<{ ok: true }> {
  await revoke(ctx.em, [actorOf(ctx).session_id ?? ''].filter(Boolean), 'sign_out', ctx.now);
  return { ok: true };
}

/** Ends every session of the caller, this one too. */
export async function signOutEverywhere(ctx: Ctx): Promise<{ ok: true }> {
  await endSessions(ctx, actorOf(ctx).id, 'sign_out_everywhere');
  return { ok: true };
}

/** Ends every session of an account, for a reason that is kept. */
export async function endSessions(ctx: Ctx, user_id: number, revoke_reason: string): Promise<void> {
  await tables(ctx.em)
    .updateTable('sessions')
    .set({ revoked_at: ctx.now, revoke_reason })
    .where('user_id', '=', user_id)
    .where('revoked_at', 'is', null)
    .execute();
}

/**
 * Changes the caller's password and ends all his sessions: he signs in again. Wrong guesses of the old one are counted although
 * the call is refused, so it is called outside a transaction.
 * @throws AUTH_WRONG_PASSWORD, AUTH_LOCKED
 */
export async function changePassword(ctx: Ctx, input: ChangePasswordInput): Promise<{ ok: true }> {
  const { id } = actorOf(ctx);
  // Of its own: who guesses here does not lock the owner out of signing in.
  const guesses: FailureKey = { kind: 'compte', value: `mot-de-passe:${id}` };
  await refuseLocked(ctx.em, [guesses], ctx.now);
  const row = await tables(ctx.em).selectFrom('users').select('password_hash').where('id', '=', id).executeTakeFirst();
  if (!(await passwordFits(input.ancien, row?.password_hash))) {
    await countFailure(ctx.em, [guesses], ctx.now);
    throw new DomainError('AUTH_WRONG_PASSWORD', { field: 'ancien' });
  }
  const password_hash = await hashPassword(input.nouveau);
  return inTransaction(ctx, async (within) => {
    await tables(within.em).updateTable('users').set({ password_hash, updated_at: ctx.now }).where('id', '=', id).execute();
    await forgetFailures(within.em, guesses, ctx.now);
    return signOutEverywhere(within);
  });
}
