import type { SessionItem } from '@mif/contract/auth';
import { DomainError } from '@mif/contract/errors';
import type { IdInput } from '@mif/contract/paging';
import type { User, UserSessionInput } from '@mif/contract/users';
import { requireConfirmation } from '../auth/confirm.ts';
import { revoke } from '../auth/refresh.ts';
import { removeSecondFactor } from '../auth/second-factor.ts';
import { recordSecurityEvent } from '../auth/security-events.ts';
import { endSessions, openSessionsOf } from '../auth/sessions.ts';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { loadForChange } from './load.ts';
import { readUser } from './project.ts';

/**
 * The open sessions of an account, the last used first.
 * @throws USER_NOT_FOUND
 */
export async function listUserSessions(ctx: Ctx, { id }: IdInput): Promise<{ items: SessionItem[] }> {
  requirePermission(ctx.actor, 'user.manage_access');
  await readUser(ctx, id);
  return openSessionsOf(ctx, id);
}

/**
 * Ends a session of an account.
 * @throws USER_NOT_FOUND, SESSION_NOT_FOUND
 */
export async function revokeUserSession(ctx: Ctx, { id, session_id }: UserSessionInput): Promise<{ items: SessionItem[] }> {
  await loadForChange(ctx, 'user.manage_access', id);
  const { items } = await openSessionsOf(ctx, id);
  if (!items.some((session) => session.id === session_id)) throw new DomainError('SESSION_NOT_FOUND', { field: 'session_id' });
  await revoke(ctx.em, [session_id], 'revoked_by_admin', ctx.now);
  await recordSecurityEvent(ctx, id, 'revoke_session');
  return openSessionsOf(ctx, id);
}

/**
 * Takes the second factor of somebody who has lost it away, and ends his sessions: he signs in by his password alone, and takes another
 * one where his role must have one.
 * @throws AUTH_CONFIRMATION_REQUIRED, USER_NOT_FOUND, SECOND_FACTEUR_INACTIVE
 */
export async function resetSecondFactor(ctx: Ctx, { id }: IdInput): Promise<User> {
  await loadForChange(ctx, 'user.manage_access', id);
  await requireConfirmation(ctx);
  if (!(await removeSecondFactor(ctx, id))) throw new DomainError('SECOND_FACTEUR_INACTIVE', { field: 'id' });
  await endSessions(ctx, id, 'second_factor_reset');
  await recordSecurityEvent(ctx, id, 'reset_second_facteur');
  return readUser(ctx, id);
}
