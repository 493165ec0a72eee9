import { LockMode } from '@mikro-orm/core';
import { User as UserRow } from '@mif/db/entities/user';
import type { ChangePasswordInput, Me, RevokeSessionInput, SessionItem } from '@mif/contract/auth';
import { DomainError } from '@mif/contract/errors';
import { permissionsOf } from '@mif/contract/permissions';
import type { UpdateProfileInput } from '@mif/contract/users';
import { actorOf, inTransaction, type Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { tables } from '../kernel/scope.ts';
import { recordChange } from '../journal/record.ts';
import { changesBetween, given } from '../kernel/changes.ts';
import { countFailure, forgetFailures, refuseLocked, type FailureKey } from './failures.ts';
import { hashPassword, passwordFits } from './passwords.ts';
import { revokeLinks } from './links.ts';
import { revoke } from './refresh.ts';
import { recordSecurityEvent } from './security-events.ts';

/** The caller's own account and what he may do. */
export async function me(ctx: Ctx): Promise<Me> {
  const actor = actorOf(ctx);
  const row = await tables(ctx.em)
    .selectFrom('users')
    .leftJoin('seconds_facteurs as f', (join) => join.onRef('f.user_id', '=', 'users.id').on('f.active_at', 'is not', null))
    .select(['id', 'username', 'full_name', 'email', 'langue', 'is_active', 'client_id', 'version'])
    .select(['preferences_notifications', 'f.active_at', 'users.created_at', 'updated_at'])
    .where('id', '=', actor.id)
    .executeTakeFirstOrThrow();
  if (actor.role === 'systeme') throw new DomainError('AUTH_REQUIRED');
  const { active_at, ...facts } = row;
  return {
    ...facts,
    has_second_facteur: active_at !== null,
    must_enrol: actor.must_enrol === true,
    role: actor.role,
    technicien_id: actor.technicien_id,
    created_at: toIso(row.created_at),
    updated_at: toIso(row.updated_at),
    permissions: permissionsOf(actor.role),
  };
}

/** Changes what one may change of oneself; what stays as it was makes no line of the journal. */
export async function updateProfile(ctx: Ctx, input: UpdateProfileInput): Promise<Me> {
  const user = await ctx.em.findOneOrFail(UserRow, { id: actorOf(ctx).id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  const { full_name, langue, preferences_notifications } = user;
  const before = { full_name, langue, preferences_notifications };
  const changements = changesBetween(before, { ...before, ...given(input) });
  if (Object.keys(changements).length > 0) {
    ctx.em.assign(user, { ...given(input), updated_at: ctx.now });
    await ctx.em.flush();
    await recordChange(ctx, { objet: 'user', objet_id: user.id, action: 'update', changements });
  }
  return me(ctx);
}

/** The caller's open sessions, the last used first. */
export function listSessions(ctx: Ctx): Promise<{ items: SessionItem[] }> {
  return openSessionsOf(ctx, actorOf(ctx).id);
}

/** The open sessions of an account; the caller's right to them is checked by who asks. */
export async function openSessionsOf(ctx: Ctx, user_id: number): Promise<{ items: SessionItem[] }> {
  const rows = await tables(ctx.em)
    .selectFrom('sessions')
    .select(['id', 'created_at', 'last_used_at', 'expires_at', 'appareil', 'adresse'])
    .where('user_id', '=', user_id)
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
      is_current: row.id === ctx.actor?.session_id,
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
    await revokeLinks(within, id, 'mot_de_passe');
    await recordSecurityEvent(within, id, 'change_password');
    return signOutEverywhere(within);
  });
}
