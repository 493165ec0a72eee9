import { LockMode } from '@mikro-orm/core';
import { Envoi } from '@mif/db/entities/notification';
import { linkToken } from '../auth/links.ts';
import type { Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { tables } from '../kernel/scope.ts';
import { heldTexts } from '../modeles/held.ts';
import type { Mail, RenderLink, RenderNotification, RenderResume } from './delivery.ts';
import { presentFacts } from './facts.ts';
import { afterSilence } from './times.ts';

/** What mails are made with. */
export interface MailPorts {
  renderNotification: RenderNotification;
  renderResume: RenderResume;
  renderLink: RenderLink;
  /** Of the product: what the tokens of links are made with. */
  secret: Uint8Array;
}

/** A mail to hand over now; with what it carries for others, where it is the mail of the day. */
export interface PreparedMail {
  mail: Omit<Mail, 'messageId'>;
  user_id: number;
  gathered?: readonly Envoi[];
}

/** What is left of a delivery: a mail, a later hour, or why it is no longer to be sent. */
export type Prepared = PreparedMail | { wait_until: Date } | string;

const ADDRESS_REFUSED = 'the address refuses mails';
const RESUME_MAX = 100;

/** To whom and what, as things are now. */
export function prepareMail(ctx: Ctx, envoi: Envoi, ports: MailPorts): Promise<Prepared> {
  if (envoi.lien_id) return prepareLink(ctx, envoi.lien_id, ports);
  if (envoi.modele === 'resume') return prepareResume(ctx, envoi, ports);
  if (envoi.notification_id) return prepareNotification(ctx, envoi.notification_id, ports);
  return Promise.resolve('it is about nothing');
}

async function prepareLink(ctx: Ctx, lien_id: number, ports: MailPorts): Promise<Prepared> {
  const row = await tables(ctx.em)
    .selectFrom('liens as l')
    .innerJoin('users as u', 'u.id', 'l.user_id')
    .select(['l.id', 'l.genre', 'l.alea', 'l.expires_at', 'l.used_at', 'l.revoked_at'])
    .select(['u.id as user_id', 'u.full_name', 'u.email', 'u.langue', 'u.is_active', 'u.email_rejete_at'])
    .where('l.id', '=', lien_id)
    .executeTakeFirst();
  if (!row) return 'the link was removed';
  if (!row.is_active) return 'the account is not active';
  if (row.used_at !== null || row.revoked_at !== null || new Date(row.expires_at) <= ctx.now) return 'the link opens nothing any more';
  if (row.email_rejete_at !== null) return ADDRESS_REFUSED;
  const { langue, full_name: nom, genre, user_id, email: to } = row;
  const rendered = ports.renderLink({ langue, nom, genre, jeton: linkToken(row, ports.secret), expires_at: toIso(row.expires_at) });
  return { mail: { to, ...rendered }, user_id };
}

async function prepareNotification(ctx: Ctx, notification_id: number, ports: MailPorts): Promise<Prepared> {
  const facts = await presentFacts(ctx, notification_id);
  if (typeof facts === 'string') return facts;
  const { user, is_urgente, ...said } = facts;
  if (user.email_rejete_at !== null) return ADDRESS_REFUSED;
  // Tried again into the night, or woken by hand: it still waits for the morning.
  const due = is_urgente ? ctx.now : afterSilence(ctx.now, user);
  if (due > ctx.now) return { wait_until: due };
  const modele = await heldTexts(ctx, { evenement: said.evenement, langue: said.langue, canal: 'email' });
  return { mail: { to: user.email, ...ports.renderNotification({ ...said, modele }) }, user_id: user.id };
}

/** Everything that waited for the mail of the day and still holds; what does not is given up one by one. */
async function prepareResume(ctx: Ctx, envoi: Envoi, ports: MailPorts): Promise<Prepared> {
  const user = await tables(ctx.em)
    .selectFrom('users')
    .select(['id', 'full_name', 'email', 'langue', 'is_active', 'email_rejete_at', 'silence_debut', 'silence_fin'])
    .where('id', '=', envoi.user_id)
    .executeTakeFirstOrThrow();
  const due = afterSilence(ctx.now, user);
  if (due > ctx.now) return { wait_until: due };
  const waiting = await ctx.em.find(
    Envoi,
    { user_id: envoi.user_id, canal: 'email', statut: 'a_grouper', prevu_at: { $lte: ctx.now } },
    { orderBy: { id: 'asc' }, limit: RESUME_MAX, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
  );
  const gathered: Envoi[] = [];
  const items = [];
  for (const member of waiting) {
    const facts = member.notification_id ? await presentFacts(ctx, member.notification_id) : 'it is about nothing';
    const reason = typeof facts === 'string' ? facts : user.email_rejete_at === null ? null : ADDRESS_REFUSED;
    if (typeof facts === 'string' || reason !== null) {
      ctx.em.assign(member, { statut: 'abandonne', derniere_erreur: reason });
      continue;
    }
    const { user: _reader, is_urgente: _urgent, ...said } = facts;
    const modele = await heldTexts(ctx, { evenement: said.evenement, langue: said.langue, canal: 'application' });
    gathered.push(member);
    items.push({ ...said, modele, date_creation: toIso(member.created_at) });
  }
  if (items.length === 0) return 'nothing is left to say';
  const rendered = ports.renderResume({ langue: user.langue, nom: user.full_name, items });
  return { mail: { to: user.email, ...rendered }, user_id: user.id, gathered };
}
