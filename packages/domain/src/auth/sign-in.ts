import { randomUUID } from 'node:crypto';
import { RefreshToken, Session } from '@mif/db/entities/session';
import type { SignInInput, TokenAnswer } from '@mif/contract/auth';
import { DomainError } from '@mif/contract/errors';
import type { Actor } from '../kernel/actor.ts';
import { inTransaction, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { findActor } from './account.ts';
import { countFailure, forgetFailures, refuseLocked, type FailureKey } from './failures.ts';
import { readParametre } from '../parametres/read.ts';
import { passwordFits } from './passwords.ts';
import { recordSecurityEvent } from './security-events.ts';
import { takeCode } from './take-code.ts';
import { ACCESS_TOKEN_SECONDS, hashToken, newRefreshToken, signAccessToken } from './tokens.ts';

export const SESSION_DAYS = 30;

/** Where a call comes from. */
export interface Origin {
  adresse: string | null;
  appareil: string | null;
  /** A program that gives the password with its call has confirmed by it; a person at a browser is asked again. */
  is_program?: boolean;
}

/** A pair of tokens and who holds it. */
export interface OpenedSession {
  tokens: TokenAnswer;
  actor: Actor;
}

/**
 * Signs an account in by e-mail or username and opens a session. An unknown account and a wrong password take the
 * same time and say the same; of attempts at the same time no more than the limit learn whether they were right.
 * @param ctx outside a transaction: failures are kept although the call is refused, and none waits for a hash
 * An account with a second factor gives a code of it too; one whose role must have one and has none opens a session in which it can
 * only take one.
 * @throws AUTH_INVALID_CREDENTIALS, AUTH_LOCKED, AUTH_CODE_REQUIRED, AUTH_CODE_INVALID
 */
export async function signIn(ctx: Ctx, input: SignInInput, key: Uint8Array, origin: Origin): Promise<OpenedSession> {
  const identifiant = input.identifiant.toLowerCase();
  const user = await tables(ctx.em)
    .selectFrom('users')
    .select(['id', 'password_hash', 'is_active', 'role'])
    .where(({ or, eb }) => or([eb('email', '=', identifiant), eb('username', '=', identifiant)]))
    .executeTakeFirst();
  // One count an account, by whichever name it is tried; unknown names are counted too, so that they look alike.
  const account: FailureKey = { kind: 'compte', value: user ? String(user.id) : `?${identifiant}` };
  const keys: FailureKey[] = origin.adresse ? [account, { kind: 'adresse', value: origin.adresse }] : [account];
  await refuseLocked(ctx.em, keys, ctx.now);
  const fits = await passwordFits(input.mot_de_passe, user?.password_hash);
  if (!user || !fits || !user.is_active || user.role === 'systeme') {
    ctx.log.warn({ adresse: origin.adresse }, 'sign-in refused');
    const { is_counted, is_locked } = await countFailure(ctx.em, keys, ctx.now);
    if (user && is_locked) await recordSecurityEvent(ctx, user.id, 'lock');
    if (!is_counted) await refuseLocked(ctx.em, keys, ctx.now);
    throw new DomainError('AUTH_INVALID_CREDENTIALS');
  }
  await forgetFailures(ctx.em, account, ctx.now);
  // Attempts at the same time may have locked it since: then this one is not told that it was right.
  await refuseLocked(ctx.em, keys, ctx.now);
  const has_second_facteur = await takeCode(ctx, user.id, input.code, key);
  const is_required = (await readParametre(ctx.em, 'second_facteur_roles')).some((role) => role === user.role);
  const is_enrolement_requis = is_required && !has_second_facteur;
  return inTransaction(ctx, (inside) => openSession(inside, { user_id: user.id, is_enrolement_requis }, key, origin));
}

async function openSession(
  ctx: Ctx,
  { user_id, is_enrolement_requis }: { user_id: number; is_enrolement_requis: boolean },
  key: Uint8Array,
  origin: Origin,
): Promise<OpenedSession> {
  const session = ctx.em.create(Session, {
    id: randomUUID(),
    user_id,
    created_at: ctx.now,
    last_used_at: ctx.now,
    expires_at: sessionEnd(ctx.now),
    is_enrolement_requis,
    confirmed_at: origin.is_program ? ctx.now : null,
    appareil: origin.appareil?.slice(0, 400) ?? null,
    adresse: origin.adresse,
  });
  await ctx.em.flush();
  const actor = await findActor(ctx.em, user_id, session.id);
  if (!actor) throw new DomainError('AUTH_INVALID_CREDENTIALS');
  return { tokens: await issueTokens(ctx, actor, key), actor };
}

/** When a session used now ends, unless it is used again. */
export function sessionEnd(now: Date): Date {
  return new Date(now.getTime() + SESSION_DAYS * 86_400_000);
}

/** A new pair of tokens of a session. */
export async function issueTokens(ctx: Ctx, actor: Actor, key: Uint8Array): Promise<TokenAnswer> {
  const refresh_token = newRefreshToken();
  ctx.em.create(RefreshToken, { session_id: actor.session_id ?? '', token_hash: hashToken(refresh_token), created_at: ctx.now });
  await ctx.em.flush();
  return {
    access_token: await signAccessToken(actor, key, ctx.now),
    token_type: 'bearer',
    expires_in: ACCESS_TOKEN_SECONDS,
    refresh_token,
  };
}
