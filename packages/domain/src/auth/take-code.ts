import { DomainError } from '@mif/contract/errors';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { countFailure, forgetFailures, refuseLocked, type FailureKey } from './failures.ts';
import { macOf, unseal } from './keys.ts';
import { recordSecurityEvent } from './security-events.ts';
import { digitsOf, normalRecoveryCode, stepOf } from './totp.ts';

/**
 * Takes a code of an account's second factor: six digits not taken before, or a recovery code, which is then spent. Wrong ones are
 * counted although the call is refused, and lock it as wrong passwords lock an account: it is called outside a transaction.
 * @param code none where the caller gave none
 * @returns false where the account has no second factor
 * @throws AUTH_CODE_REQUIRED, AUTH_CODE_INVALID, AUTH_LOCKED
 */
export async function takeCode(ctx: Ctx, user_id: number, code: string | undefined, secret: Uint8Array): Promise<boolean> {
  const factor = await tables(ctx.em)
    .selectFrom('seconds_facteurs')
    .select('secret_scelle')
    .where('user_id', '=', user_id)
    .where('active_at', 'is not', null)
    .executeTakeFirst();
  if (!factor) return false;
  if (!code) throw new DomainError('AUTH_CODE_REQUIRED', { field: 'code' });
  const guesses: FailureKey = { kind: 'compte', value: `code:${user_id}` };
  // Counted first: of guesses at the same time no more than the limit are looked at.
  await refuseLocked(ctx.em, [guesses], ctx.now);
  const { is_counted, is_locked } = await countFailure(ctx.em, [guesses], ctx.now);
  if (!is_counted) await refuseLocked(ctx.em, [guesses], ctx.now);
  const totp = unseal('second-facteur', factor.secret_scelle, secret);
  const is_right = (totp !== null && (await takeStep(ctx, user_id, code, totp))) || (await takeRecoveryCode(ctx, user_id, code, secret));
  if (!is_right) {
    if (is_locked) await recordSecurityEvent(ctx, user_id, 'lock_code');
    throw new DomainError('AUTH_CODE_INVALID', { field: 'code' });
  }
  await forgetFailures(ctx.em, guesses, ctx.now, { is_lock_too: is_locked });
  return true;
}

/** Takes six digits once: neither they nor those before are taken again, also where they come twice at once. */
async function takeStep(ctx: Ctx, user_id: number, code: string, totp: string): Promise<boolean> {
  const step = stepOf(digitsOf(code), totp, ctx.now);
  if (step === null) return false;
  const taken = await tables(ctx.em)
    .updateTable('seconds_facteurs')
    .set({ dernier_pas: step })
    .where('user_id', '=', user_id)
    .where(({ or, eb }) => or([eb('dernier_pas', 'is', null), eb('dernier_pas', '<', step)]))
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
}

async function takeRecoveryCode(ctx: Ctx, user_id: number, typed: string, secret: Uint8Array): Promise<boolean> {
  const code = normalRecoveryCode(typed);
  if (code === null) return false;
  const spent = await tables(ctx.em)
    .updateTable('codes_secours')
    .set({ used_at: ctx.now })
    .where('user_id', '=', user_id)
    .where('code_hash', '=', recoveryHash(user_id, code, secret))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (spent.numUpdatedRows !== 1n) return false;
  await recordSecurityEvent(ctx, user_id, 'use_recovery_code');
  return true;
}

/** What is stored of a recovery code: its HMAC-SHA-256. */
export function recoveryHash(user_id: number, code: string, secret: Uint8Array): string {
  return macOf('codes-secours', `${user_id}:${code}`, secret).toString('hex');
}
