import type { ConfirmInput, Confirmation } from '@mif/contract/auth';
import { DomainError } from '@mif/contract/errors';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { NO_SESSION } from './account.ts';
import { countFailure, forgetFailures, refuseLocked, type FailureKey } from './failures.ts';
import { passwordFits } from './passwords.ts';
import { recordSecurityEvent } from './security-events.ts';

const CONFIRMED_MINUTES = 10;

/**
 * Lets a sensitive action pass where the session's owner has given his password again within the last 10 minutes. Jobs are not asked.
 * @throws AUTH_CONFIRMATION_REQUIRED, AUTH_REQUIRED
 */
export async function requireConfirmation(ctx: Ctx): Promise<void> {
  const actor = actorOf(ctx);
  if (actor.role === 'systeme') return;
  const row = await tables(ctx.em)
    .selectFrom('sessions')
    .select('confirmed_at')
    .where('id', '=', actor.session_id ?? NO_SESSION)
    .where('user_id', '=', actor.id)
    .executeTakeFirst();
  const confirmed_at = row?.confirmed_at ? new Date(row.confirmed_at) : null;
  if (confirmed_at === null || endOf(confirmed_at) <= ctx.now) throw new DomainError('AUTH_CONFIRMATION_REQUIRED');
}

/**
 * Confirms this session for 10 minutes by the password of its owner. Wrong ones are counted although the call is refused, so it is
 * called outside a transaction.
 * @throws AUTH_WRONG_PASSWORD, AUTH_LOCKED
 */
export async function confirmPassword(ctx: Ctx, input: ConfirmInput): Promise<Confirmation> {
  const { id, session_id } = actorOf(ctx);
  // Of its own: who guesses here does not lock the owner out of signing in.
  const guesses: FailureKey = { kind: 'compte', value: `confirmation:${id}` };
  await refuseLocked(ctx.em, [guesses], ctx.now);
  const row = await tables(ctx.em).selectFrom('users').select('password_hash').where('id', '=', id).executeTakeFirst();
  if (!(await passwordFits(input.mot_de_passe, row?.password_hash))) {
    const { is_counted } = await countFailure(ctx.em, [guesses], ctx.now);
    if (is_counted) await recordSecurityEvent(ctx, id, 'confirmation_refused');
    else await refuseLocked(ctx.em, [guesses], ctx.now);
    throw new DomainError('AUTH_WRONG_PASSWORD', { field: 'mot_de_passe' });
  }
  await forgetFailures(ctx.em, guesses, ctx.now);
  // Guesses at the same time may have locked it since: then this one is not told that it was right.
  await refuseLocked(ctx.em, [guesses], ctx.now);
  await tables(ctx.em)
    .updateTable('sessions')
    .set({ confirmed_at: ctx.now })
    .where('id', '=', session_id ?? NO_SESSION)
    .where('user_id', '=', id)
    .execute();
  return { valable_jusqua: endOf(ctx.now).toISOString() };
}

const endOf = (confirmed_at: Date) => new Date(confirmed_at.getTime() + CONFIRMED_MINUTES * 60_000);
