import { Oubli } from '@mif/db/entities/lien';
import type { ForgotPasswordInput, ResetPasswordInput } from '@mif/contract/auth';
import { DomainError } from '@mif/contract/errors';
import { inTransaction, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { taskPayloads } from '../kernel/tasks.ts';
import { accountActor } from './account.ts';
import { countFailure, placeKey, refuseLocked } from './failures.ts';
import { revokeLinks, sendLink, spendLink } from './links.ts';
import { hashPassword } from './passwords.ts';
import { recordSecurityEvent } from './security-events.ts';
import { endSessions } from './sessions.ts';
import type { Origin } from './sign-in.ts';

/** Links one account is sent within an hour, whoever asks. */
const MAX_LINKS_AN_HOUR = 3;

/**
 * Takes down that somebody forgot his password. Whether there is such an account is looked up by a job afterwards: the answer and the
 * time it takes are the same for every address.
 * @param ctx outside a transaction: what an address asks is counted although the call is refused
 * @throws AUTH_LOCKED where one place has asked too often
 */
export async function forgotPassword(ctx: Ctx, { email }: ForgotPasswordInput, origin: Origin): Promise<{ ok: true }> {
  const asking = placeKey('oubli', origin.adresse);
  await refuseLocked(ctx.em, asking, ctx.now);
  const { is_counted } = await countFailure(ctx.em, asking, ctx.now);
  if (!is_counted) await refuseLocked(ctx.em, asking, ctx.now);
  return inTransaction(ctx, async (within) => {
    const oubli = within.em.create(Oubli, { email, created_at: ctx.now });
    await within.em.flush();
    await within.enqueue('send_reset_link', { oubli_id: oubli.id }, { job_key: `oubli:${oubli.id}`, max_attempts: 12 });
    return { ok: true };
  });
}

/**
 * Sends the owner of an address a link to a new password, or, where he never gave himself one, his invitation again; nobody else and
 * no more than three an hour.
 * @param payload `{ oubli_id }`
 */
export async function sendResetLink(ctx: Ctx, payload: unknown): Promise<void> {
  const { oubli_id } = taskPayloads.send_reset_link.parse(payload);
  await inTransaction(ctx, async (within) => {
    const db = tables(within.em);
    const oubli = await db.deleteFrom('oublis').where('id', '=', oubli_id).returning('email').executeTakeFirst();
    if (!oubli) return;
    const user = await db
      .selectFrom('users')
      .select(['id', 'password_hash'])
      .where('email', '=', oubli.email)
      .where('is_active', '=', true)
      .where('role', '!=', 'systeme')
      .forUpdate()
      .executeTakeFirst();
    if (!user || (await isSentEnough(within, user.id))) return;
    await sendLink(within, user.id, user.password_hash === null ? 'invitation' : 'mot_de_passe');
  });
}

async function isSentEnough(ctx: Ctx, user_id: number): Promise<boolean> {
  const sent = await tables(ctx.em)
    .selectFrom('liens')
    .select('id')
    .where('user_id', '=', user_id)
    .where('created_at', '>', new Date(ctx.now.getTime() - 3_600_000))
    .limit(MAX_LINKS_AN_HOUR)
    .execute();
  return sent.length >= MAX_LINKS_AN_HOUR;
}

/**
 * Gives an account a new password by a link it was sent; all its sessions end, the second factor stays.
 * @throws AUTH_LINK_INVALID, AUTH_LINK_USED, AUTH_LINK_EXPIRED
 */
export async function resetPassword(ctx: Ctx, input: ResetPasswordInput, secret: Uint8Array): Promise<{ ok: true }> {
  const password_hash = await hashPassword(input.mot_de_passe);
  const user_id = await spendLink(ctx, input.jeton, 'mot_de_passe', secret);
  const owner = await accountActor(ctx, user_id);
  if (!owner.actor) throw new DomainError('AUTH_LINK_INVALID', { field: 'jeton' });
  await tables(ctx.em).updateTable('users').set({ password_hash, updated_at: ctx.now }).where('id', '=', user_id).execute();
  await tables(ctx.em)
    .deleteFrom('login_failures')
    .where('cle', 'in', [`compte:${user_id}`, `compte:mot-de-passe:${user_id}`])
    .execute();
  await revokeLinks(ctx, user_id);
  await endSessions(ctx, user_id, 'password_reset');
  await recordSecurityEvent(owner, user_id, 'reset_password');
  return { ok: true };
}
