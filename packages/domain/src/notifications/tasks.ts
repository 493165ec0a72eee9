import { LockMode } from '@mikro-orm/core';
import { Envoi } from '@mif/db/entities/notification';
import { DomainError } from '@mif/contract/errors';
import type { Objet } from '@mif/contract/journal';
import { linkToken } from '../auth/links.ts';
import { createCtx, inTransaction, type Ctx } from '../kernel/context.ts';
import { toIso, toIsoOrNull } from '../kernel/instants.ts';
import { requireRecord } from '../kernel/records.ts';
import { interventionsOf, tables } from '../kernel/scope.ts';
import { taskPayloads } from '../kernel/tasks.ts';
import { heldTexts } from '../modeles/held.ts';
import {
  isStillTrue,
  MailRefused,
  messageIdOf,
  type Mail,
  type MailTransport,
  type NotificationFacts,
  type RenderLink,
  type RenderNotification,
} from './delivery.ts';

const ERROR_LENGTH = 500;

/** What the task needs of its worker. */
export interface SendEmailPorts {
  transport: MailTransport;
  renderNotification: RenderNotification;
  renderLink: RenderLink;
  /** Of the product: what the tokens of links are made with. */
  secret: Uint8Array;
  /** No other attempt follows this one. */
  is_last_attempt: boolean;
}

/**
 * Hands a mail over, once. The delivery's row is locked while it is sent and marked in the same transaction, so that
 * two workers do not send it twice; what was sent, given up or lost its sense is left alone.
 * @param payload `{ envoi_id }`
 * @throws what the transport threw, noted in the row, where it is to be tried again
 */
export async function sendEmail(ctx: Ctx, payload: unknown, ports: SendEmailPorts): Promise<void> {
  const { envoi_id } = taskPayloads.send_email.parse(payload);
  const failure = await inTransaction(ctx, (ctx) => trySending(ctx, envoi_id, ports));
  // Outside the transaction: what was noted of the failure stays.
  if (failure) throw failure;
}

async function trySending(ctx: Ctx, envoi_id: number, ports: SendEmailPorts): Promise<Error | null> {
  const envoi = await ctx.em.findOne(Envoi, { id: envoi_id }, { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE });
  if (!envoi) {
    const there = await tables(ctx.em).selectFrom('envois').select('statut').where('id', '=', envoi_id).executeTakeFirst();
    // Whoever holds the row may still fail and be gone: this job stays until its end is known.
    return there?.statut === 'a_envoyer' ? new Error('the mail is being sent by another worker') : null;
  }
  if (envoi.statut !== 'a_envoyer') return null;
  const delivery = await prepare(ctx, envoi, ports);
  if (typeof delivery === 'string') {
    ctx.em.assign(envoi, { statut: 'abandonne', derniere_erreur: delivery });
    ctx.log.info({ envoi_id, reason: delivery }, 'mail given up');
    return null;
  }
  envoi.tentatives += 1;
  try {
    await ports.transport.send({ ...delivery, messageId: messageIdOf(envoi.cle, envoi.created_at) });
  } catch (error) {
    return noteFailure(ctx, envoi, error, ports.is_last_attempt);
  }
  ctx.em.assign(envoi, { statut: 'envoye', envoye_at: ctx.now, derniere_erreur: null });
  ctx.log.info({ envoi_id, attempt: envoi.tentatives }, 'mail sent');
  return null;
}

function noteFailure(ctx: Ctx, envoi: Envoi, error: unknown, is_last_attempt: boolean): Error | null {
  const failure = error instanceof Error ? error : new Error(String(error));
  const is_refused = failure instanceof MailRefused;
  ctx.em.assign(envoi, {
    derniere_erreur: failure.message.slice(0, ERROR_LENGTH),
    ...(is_refused || is_last_attempt ? { statut: 'echoue' as const } : {}),
  });
  if (!is_refused) return failure;
  ctx.log.warn({ envoi_id: envoi.id, error: envoi.derniere_erreur }, 'mail refused for good');
  return null;
}

type Prepared = Omit<Mail, 'messageId'>;

/** To whom and what, as things are now, or why it is no longer to be sent. */
async function prepare(ctx: Ctx, envoi: Envoi, ports: SendEmailPorts): Promise<Prepared | string> {
  if (envoi.lien_id) return prepareLink(ctx, envoi.lien_id, ports);
  if (envoi.notification_id) return prepareNotification(ctx, envoi.notification_id, ports);
  return 'it is about nothing';
}

async function prepareLink(ctx: Ctx, lien_id: number, ports: SendEmailPorts): Promise<Prepared | string> {
  const row = await tables(ctx.em)
    .selectFrom('liens as l')
    .innerJoin('users as u', 'u.id', 'l.user_id')
    .select(['l.id', 'l.genre', 'l.alea', 'l.expires_at', 'l.used_at', 'l.revoked_at'])
    .select(['u.full_name', 'u.email', 'u.langue', 'u.is_active'])
    .where('l.id', '=', lien_id)
    .executeTakeFirst();
  if (!row) return 'the link was removed';
  if (!row.is_active) return 'the account is not active';
  if (row.used_at !== null || row.revoked_at !== null || new Date(row.expires_at) <= ctx.now) return 'the link opens nothing any more';
  const { langue, full_name: nom, genre } = row;
  return {
    to: row.email,
    ...ports.renderLink({ langue, nom, genre, jeton: linkToken(row, ports.secret), expires_at: toIso(row.expires_at) }),
  };
}

async function prepareNotification(ctx: Ctx, notification_id: number, ports: SendEmailPorts): Promise<Prepared | string> {
  const row = await tables(ctx.em)
    .selectFrom('notifications as n')
    .innerJoin('users as u', 'u.id', 'n.user_id')
    .leftJoin('techniciens as t', 't.user_id', 'u.id')
    .select(['n.evenement', 'n.params', 'n.intervention_id', 'n.objet', 'n.objet_id'])
    .select(['u.id', 'u.full_name', 'u.email', 'u.role', 'u.langue', 'u.client_id', 'u.is_active', 't.id as technicien_id'])
    .where('n.id', '=', notification_id)
    .executeTakeFirst();
  if (!row) return 'the notification was removed';
  if (!row.is_active) return 'the account is not active';
  const { evenement, role, langue } = row;
  const reader = createCtx({ ...ctx, actor: readerOf(row) });
  const intervention = row.intervention_id === null ? null : await findVisible(reader, row.intervention_id);
  const record = row.objet === null || row.objet_id === null ? null : { objet: row.objet, id: row.objet_id };
  const has_record = row.intervention_id !== null || record !== null;
  const is_visible = intervention !== null || (record !== null && (await canRead(reader, record)));
  if (!isStillTrue({ evenement, role, has_record, is_visible })) return 'it is no longer true';
  const modele = await heldTexts(ctx, { evenement, langue, canal: 'email' });
  const facts: NotificationFacts = { langue, nom: row.full_name, evenement, params: row.params, modele, intervention, record };
  return { to: row.email, ...ports.renderNotification(facts) };
}

type Actor = NonNullable<Ctx['actor']>;

function readerOf({ id, full_name, role, langue, client_id, technicien_id }: Omit<Actor, 'session_id'>): Actor {
  return { id, full_name, role, langue, client_id, technicien_id, session_id: null };
}

async function canRead(ctx: Ctx, { objet, id }: { objet: Objet; id: number }): Promise<boolean> {
  try {
    await requireRecord(ctx, objet, id, 'read');
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** The intervention as it is now, where its reader may see it. */
async function findVisible(ctx: Ctx, id: number): Promise<NotificationFacts['intervention']> {
  const row = await interventionsOf(ctx, 'intervention.read')
    .innerJoin('equipements as e', 'e.id', 'i.equipement_id')
    .select(['i.id', 'i.reference', 'i.titre', 'i.statut', 'i.priorite', 'i.date_limite', 'i.date_debut_prevue'])
    .select(['e.nom as equipement_nom', 'e.code as equipement_code', 'e.localisation'])
    .where('i.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return { ...row, date_limite: toIsoOrNull(row.date_limite), date_debut_prevue: toIsoOrNull(row.date_debut_prevue) };
}
