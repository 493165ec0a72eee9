import { linkToken } from '../auth/links.ts';
import type { Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { tables } from '../kernel/scope.ts';
import type { Mail, RenderLink, RenderNotification, RenderResume } from './delivery.ts';
import { deliveriesNow, presentFacts, type DeliveryNow } from './facts.ts';
import { giveUp } from './taken.ts';
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
  /** Numbers of deliveries. */
  gathered?: readonly number[];
}

/** What is left of a delivery: a mail, a later hour, or why it is no longer to be sent. */
export type Prepared = PreparedMail | { wait_until: Date } | string;

const ADDRESS_REFUSED = 'the address refuses mails';
const RESUME_MAX = 100;

/** To whom and what, as things are now. */
export function prepareMail(ctx: Ctx, envoi: DeliveryNow, ports: MailPorts): Promise<Prepared> {
  if (envoi.lien_id !== null) return prepareLink(ctx, envoi, envoi.lien_id, ports);
  if (envoi.modele === 'resume') return prepareResume(ctx, envoi, ports);
  return prepareNotification(ctx, envoi, ports);
}

async function prepareLink(ctx: Ctx, envoi: DeliveryNow, lien_id: number, ports: MailPorts): Promise<Prepared> {
  const row = await tables(ctx.em)
    .selectFrom('liens')
    .select(['id', 'genre', 'alea', 'expires_at', 'used_at', 'revoked_at'])
    .where('id', '=', lien_id)
    .executeTakeFirst();
  if (!row) return 'the link was removed';
  if (!envoi.is_active) return 'the account is not active';
  if (row.used_at !== null || row.revoked_at !== null || new Date(row.expires_at) <= ctx.now) return 'the link opens nothing any more';
  if (envoi.email_rejete_at !== null) return ADDRESS_REFUSED;
  const { langue, full_name: nom, email: to } = envoi;
  const jeton = linkToken(row, ports.secret);
  return { mail: { to, ...ports.renderLink({ langue, nom, genre: row.genre, jeton, expires_at: toIso(row.expires_at) }) } };
}

async function prepareNotification(ctx: Ctx, envoi: DeliveryNow, ports: MailPorts): Promise<Prepared> {
  const facts = await presentFacts(ctx, envoi);
  if (typeof facts === 'string') return facts;
  const { is_urgente, ...said } = facts;
  if (envoi.email_rejete_at !== null) return ADDRESS_REFUSED;
  // Tried again into the night, or woken by hand: it still waits for the morning.
  const due = is_urgente ? ctx.now : afterSilence(ctx.now, envoi);
  if (due > ctx.now) return { wait_until: due };
  return { mail: { to: envoi.email, ...ports.renderNotification(said) } };
}

/** Everything that waited for the mail of the day and still holds; what does not is given up one by one. */
async function prepareResume(ctx: Ctx, envoi: DeliveryNow, ports: MailPorts): Promise<Prepared> {
  const due = afterSilence(ctx.now, envoi);
  if (due > ctx.now) return { wait_until: due };
  const waiting = await deliveriesNow(ctx, 'application')
    .where('e.user_id', '=', envoi.user_id)
    .where('e.canal', '=', 'email')
    .where('e.statut', '=', 'a_grouper')
    .where('e.prevu_at', '<=', ctx.now)
    .orderBy('e.id')
    .limit(RESUME_MAX)
    .forUpdate('e')
    .execute();
  const gathered: number[] = [];
  const items = [];
  for (const member of waiting) {
    const facts = envoi.email_rejete_at === null ? await presentFacts(ctx, member) : ADDRESS_REFUSED;
    if (typeof facts === 'string') {
      await giveUp(ctx, member.id, facts);
      continue;
    }
    const { is_urgente: _urgent, ...said } = facts;
    gathered.push(member.id);
    items.push({ ...said, date_creation: toIso(member.created_at) });
  }
  if (items.length === 0) return 'nothing is left to say';
  const rendered = ports.renderResume({ langue: envoi.langue, nom: envoi.full_name, items });
  return { mail: { to: envoi.email, ...rendered }, gathered };
}
