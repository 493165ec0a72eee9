import { LockMode } from '@mikro-orm/core';
import { User as UserRow } from '@mif/db/entities/user';
import type { AcceptInvitationInput, LinkFacts, OpenLinkInput } from '@mif/contract/auth';
import { DomainError } from '@mif/contract/errors';
import { recordChange } from '../journal/record.ts';
import { changesBetween } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { accountActor } from './account.ts';
import { countFailure, placeKey, refuseLocked } from './failures.ts';
import { findLink, revokeLinks, spendLink } from './links.ts';
import { hashPassword } from './passwords.ts';
import type { Origin } from './sign-in.ts';

/**
 * Whose a link is and until when it holds, for the page it opens.
 * @param ctx outside a transaction: tokens that are none are counted by the address they come from
 * @throws AUTH_LINK_INVALID, AUTH_LINK_USED, AUTH_LINK_EXPIRED, AUTH_LOCKED
 */
export async function openLink(ctx: Ctx, { jeton }: OpenLinkInput, secret: Uint8Array, origin: Origin): Promise<LinkFacts> {
  const opening = placeKey('lien', origin.adresse);
  await refuseLocked(ctx.em, opening, ctx.now);
  const link = await findLink(ctx, jeton, secret).catch(async (error: unknown) => {
    await countFailure(ctx.em, opening, ctx.now);
    throw error;
  });
  const user = await tables(ctx.em)
    .selectFrom('users')
    .select(['full_name', 'email', 'langue'])
    .where('id', '=', link.user_id)
    .executeTakeFirstOrThrow();
  return { ...user, genre: link.genre, expire_le: link.expires_at.toISOString() };
}

/**
 * Takes an invitation up: the account gets its owner's name and password, and is open from now on.
 * @returns the name to sign in by
 * @throws AUTH_LINK_INVALID, AUTH_LINK_USED, AUTH_LINK_EXPIRED
 */
export async function acceptInvitation(ctx: Ctx, input: AcceptInvitationInput, secret: Uint8Array): Promise<{ identifiant: string }> {
  const password_hash = await hashPassword(input.mot_de_passe);
  const user_id = await spendLink(ctx, input.jeton, 'invitation', secret);
  const owner = await accountActor(ctx, user_id);
  const user = await ctx.em.findOneOrFail(
    UserRow,
    { id: user_id },
    { populate: ['password_hash'], lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  // One who has a password gets another by the link for that.
  if (!owner.actor || user.password_hash) throw new DomainError('AUTH_LINK_INVALID', { field: 'jeton' });
  const changements = changesBetween({ full_name: user.full_name }, { full_name: input.full_name });
  ctx.em.assign(user, { full_name: input.full_name, password_hash, updated_at: ctx.now });
  await ctx.em.flush();
  await revokeLinks(ctx, user_id);
  await recordChange(owner, { objet: 'user', objet_id: user_id, action: 'accept_invitation', changements, is_sensible: true });
  return { identifiant: user.email };
}
