import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Lien } from '@mif/db/entities/lien';
import { Envoi } from '@mif/db/entities/notification';
import { DomainError } from '@mif/contract/errors';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { enqueueDelivery } from '../notifications/deliveries.ts';
import { macOf } from './keys.ts';

/** How long a link by e-mail holds. */
const hours: Record<Lien['genre'], number> = { invitation: 72, mot_de_passe: 1 };

/** What a token is made of. */
export type LinkRow = Pick<Lien, 'id' | 'genre' | 'alea'>;

/**
 * Sends somebody a link, by a mail in the transaction of the context; those of the same kind sent before open nothing any more.
 */
export async function sendLink(ctx: Ctx, user_id: number, genre: Lien['genre']): Promise<Lien> {
  await revokeLinks(ctx, user_id, genre);
  const expires_at = new Date(ctx.now.getTime() + hours[genre] * 3_600_000);
  const lien = ctx.em.create(Lien, { user_id, genre, alea: randomBytes(32).toString('base64url'), created_at: ctx.now, expires_at });
  await ctx.em.flush();
  const envoi = ctx.em.create(Envoi, {
    cle: `lien:${lien.id}`,
    user_id,
    modele: genre,
    lien_id: lien.id,
    statut: 'a_envoyer',
    created_at: ctx.now,
    prevu_at: ctx.now,
  });
  await ctx.em.flush();
  await enqueueDelivery(ctx, { id: envoi.id, canal: 'email', prevu_at: ctx.now });
  return lien;
}

/** Takes back the links of an account that are still open: of one kind, or all. */
export async function revokeLinks(ctx: Ctx, user_id: number, genre?: Lien['genre']): Promise<number> {
  let query = tables(ctx.em)
    .updateTable('liens')
    .set({ revoked_at: ctx.now })
    .where('user_id', '=', user_id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null);
  if (genre) query = query.where('genre', '=', genre);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

/**
 * What a link carries after its `#`: the number of its row, and a MAC of it. It is made when the mail is, and kept nowhere.
 * @param secret of the product
 */
export function linkToken({ id, genre, alea }: LinkRow, secret: Uint8Array): string {
  return `${id}.${macOf('liens', `${genre}:${id}:${alea}`, secret).toString('base64url')}`;
}

/** Whose an open link is. */
export interface OpenedLink {
  id: number;
  genre: Lien['genre'];
  expires_at: Date;
  user_id: number;
}

/**
 * The link a token opens, where it is still open and its account too. Nothing is said of a token that is not ours.
 * @throws AUTH_LINK_INVALID also for an account that was deactivated and for a link that was taken back, AUTH_LINK_USED, AUTH_LINK_EXPIRED
 */
export async function findLink(ctx: Ctx, token: string, secret: Uint8Array): Promise<OpenedLink> {
  const invalid = new DomainError('AUTH_LINK_INVALID', { field: 'jeton' });
  const id = Number(/^([1-9]\d{0,8})\./.exec(token)?.[1]);
  if (!id) throw invalid;
  const row = await tables(ctx.em)
    .selectFrom('liens as l')
    .innerJoin('users as u', 'u.id', 'l.user_id')
    .select(['l.id', 'l.genre', 'l.alea', 'l.user_id', 'l.expires_at', 'l.used_at', 'l.revoked_at', 'u.is_active'])
    .where('l.id', '=', id)
    .executeTakeFirst();
  if (!row || !isSame(token, linkToken(row, secret))) throw invalid;
  if (row.used_at !== null) throw new DomainError('AUTH_LINK_USED', { field: 'jeton' });
  if (row.revoked_at !== null || !row.is_active) throw invalid;
  const expires_at = new Date(row.expires_at);
  if (expires_at <= ctx.now) throw new DomainError('AUTH_LINK_EXPIRED', { field: 'jeton' });
  return { id: row.id, genre: row.genre, user_id: row.user_id, expires_at };
}

/**
 * Spends a link. Of two who spend it at once the second waits, and finds it spent.
 * @param genre what it must be for
 * @returns the account it is of
 * @throws what `findLink` throws
 */
export async function spendLink(ctx: Ctx, token: string, genre: Lien['genre'], secret: Uint8Array): Promise<number> {
  const link = await findLink(ctx, token, secret);
  if (link.genre !== genre) throw new DomainError('AUTH_LINK_INVALID', { field: 'jeton' });
  // The account first, as everybody who changes one: who deactivates it now waits, or is waited for.
  await tables(ctx.em).selectFrom('users').select('id').where('id', '=', link.user_id).forUpdate().execute();
  const spent = await tables(ctx.em)
    .updateTable('liens')
    .set({ used_at: ctx.now })
    .where('id', '=', link.id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  // Whatever happened to it meanwhile is said as it is now.
  if (spent.numUpdatedRows !== 1n) await findLink(ctx, token, secret);
  if (spent.numUpdatedRows !== 1n) throw new DomainError('AUTH_LINK_USED', { field: 'jeton' });
  return link.user_id;
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
