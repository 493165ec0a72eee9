import { CodeSecours, SecondFacteur as SecondFacteurRow } from '@mif/db/entities/second-facteur';
import type { Enrolment, ProveCodeInput, RecoveryCodes, SecondFacteur } from '@mif/contract/auth';
import { DomainError } from '@mif/contract/errors';
import { actorOf, inTransaction, type Ctx } from '../kernel/context.ts';
import { toIsoOrNull } from '../kernel/instants.ts';
import { tables } from '../kernel/scope.ts';
import { readParametre } from '../parametres/read.ts';
import { requireConfirmation } from './confirm.ts';
import { seal, unseal } from './keys.ts';
import { recordSecurityEvent } from './security-events.ts';
import { recoveryHash, takeCode } from './take-code.ts';
import { digitsOf, newRecoveryCodes, newSecret, otpauthUri, stepOf } from './totp.ts';

/** The state of the caller's own second factor. */
export async function secondFactorState(ctx: Ctx): Promise<SecondFacteur> {
  const actor = actorOf(ctx);
  const db = tables(ctx.em);
  const row = await db.selectFrom('seconds_facteurs').select('active_at').where('user_id', '=', actor.id).executeTakeFirst();
  const { codes } = await db
    .selectFrom('codes_secours')
    .select(({ fn }) => fn.countAll<string>().as('codes'))
    .where('user_id', '=', actor.id)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  const is_active = Boolean(row?.active_at);
  return {
    is_active,
    active_depuis: toIsoOrNull(row?.active_at ?? null),
    codes_restants: is_active ? Number(codes) : 0,
    is_requis: await isRequired(ctx),
  };
}

/** Whether the caller's role must have a second factor. */
async function isRequired(ctx: Ctx): Promise<boolean> {
  const { role } = actorOf(ctx);
  return role !== 'systeme' && (await readParametre(ctx.em, 'second_facteur_roles')).includes(role);
}

/**
 * Begins to enrol: a new secret, which asks nothing of anybody until a code proves it. A secret begun before is forgotten.
 * @throws SECOND_FACTEUR_ACTIVE, AUTH_CONFIRMATION_REQUIRED unless the account has just been led here
 */
export async function beginEnrolment(ctx: Ctx, secret: Uint8Array): Promise<Enrolment> {
  const actor = actorOf(ctx);
  if (!actor.must_enrol) await requireConfirmation(ctx);
  const found = await ctx.em.findOne(SecondFacteurRow, { user_id: actor.id });
  if (found?.active_at) throw new DomainError('SECOND_FACTEUR_ACTIVE');
  const totp = newSecret();
  const facts = { secret_scelle: seal('second-facteur', totp, secret), created_at: ctx.now, active_at: null, dernier_pas: null };
  await ctx.em.upsert(SecondFacteurRow, { user_id: actor.id, ...facts });
  const { username } = await tables(ctx.em).selectFrom('users').select('username').where('id', '=', actor.id).executeTakeFirstOrThrow();
  return { secret: totp, uri: otpauthUri(totp, username) };
}

/**
 * Ends enrolling with a code of the application. The recovery codes are given this once.
 * @throws SECOND_FACTEUR_CODE_INVALID, SECOND_FACTEUR_ACTIVE, SECOND_FACTEUR_INACTIVE where nothing was begun
 */
export async function proveEnrolment(ctx: Ctx, input: ProveCodeInput, secret: Uint8Array): Promise<RecoveryCodes> {
  const actor = actorOf(ctx);
  const row = await tables(ctx.em)
    .selectFrom('seconds_facteurs')
    .select(['secret_scelle', 'active_at'])
    .where('user_id', '=', actor.id)
    .forUpdate()
    .executeTakeFirst();
  if (row?.active_at) throw new DomainError('SECOND_FACTEUR_ACTIVE');
  const totp = row && unseal('second-facteur', row.secret_scelle, secret);
  if (!totp) throw new DomainError('SECOND_FACTEUR_INACTIVE');
  const step = stepOf(digitsOf(input.code), totp, ctx.now);
  if (step === null) throw new DomainError('SECOND_FACTEUR_CODE_INVALID', { field: 'code' });
  await tables(ctx.em)
    .updateTable('seconds_facteurs')
    .set({ active_at: ctx.now, dernier_pas: step })
    .where('user_id', '=', actor.id)
    .execute();
  // This session and those that wait beside it for the same.
  await tables(ctx.em).updateTable('sessions').set({ is_enrolement_requis: false }).where('user_id', '=', actor.id).execute();
  await recordSecurityEvent(ctx, actor.id, 'enable_second_facteur');
  return replaceRecoveryCodes(ctx, actor.id, secret);
}

/**
 * Gives the caller ten new recovery codes; those of before open nothing any more. The code is counted although the call is
 * refused, so it is called outside a transaction.
 * @throws SECOND_FACTEUR_INACTIVE, AUTH_CODE_INVALID, AUTH_LOCKED, AUTH_CONFIRMATION_REQUIRED
 */
export async function renewRecoveryCodes(ctx: Ctx, input: ProveCodeInput, secret: Uint8Array): Promise<RecoveryCodes> {
  const { id } = actorOf(ctx);
  await requireConfirmation(ctx);
  await takeOwnCode(ctx, input.code, secret);
  return inTransaction(ctx, async (within) => {
    await recordSecurityEvent(within, id, 'renew_recovery_codes');
    return replaceRecoveryCodes(within, id, secret);
  });
}

/**
 * Takes the caller's second factor away, for a code of it; called outside a transaction, as above.
 * @throws SECOND_FACTEUR_INACTIVE, SECOND_FACTEUR_REQUIRED_BY_ROLE, AUTH_CODE_INVALID, AUTH_LOCKED, AUTH_CONFIRMATION_REQUIRED
 */
export async function disableSecondFactor(ctx: Ctx, input: ProveCodeInput, secret: Uint8Array): Promise<{ ok: true }> {
  const { id } = actorOf(ctx);
  await requireConfirmation(ctx);
  if (await isRequired(ctx)) throw new DomainError('SECOND_FACTEUR_REQUIRED_BY_ROLE');
  await takeOwnCode(ctx, input.code, secret);
  return inTransaction(ctx, async (within) => {
    await removeSecondFactor(within, id);
    await recordSecurityEvent(within, id, 'disable_second_facteur');
    return { ok: true };
  });
}

/** Removes an account's second factor and its recovery codes; says whether there was one. */
export async function removeSecondFactor(ctx: Ctx, user_id: number): Promise<boolean> {
  const db = tables(ctx.em);
  await db.deleteFrom('codes_secours').where('user_id', '=', user_id).execute();
  const removed = await db.deleteFrom('seconds_facteurs').where('user_id', '=', user_id).returning('active_at').executeTakeFirst();
  return Boolean(removed?.active_at);
}

async function takeOwnCode(ctx: Ctx, code: string, secret: Uint8Array): Promise<void> {
  const { id } = actorOf(ctx);
  if (!(await takeCode(ctx, id, code, secret))) throw new DomainError('SECOND_FACTEUR_INACTIVE');
}

async function replaceRecoveryCodes(ctx: Ctx, user_id: number, secret: Uint8Array): Promise<RecoveryCodes> {
  await tables(ctx.em).deleteFrom('codes_secours').where('user_id', '=', user_id).execute();
  const codes = newRecoveryCodes();
  for (const code of codes) ctx.em.create(CodeSecours, { user_id, code_hash: recoveryHash(user_id, code, secret) });
  await ctx.em.flush();
  return { codes };
}
