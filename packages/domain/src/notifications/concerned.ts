import { eventRules, type Relation } from '@mif/contract/notification-rules';
import type { NotificationEvent } from '@mif/contract/notifications';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';

/** What an event is about, as far as it says who is concerned. */
export interface Subject {
  intervention_id?: number;
  technicien_id?: number | null;
  ancien_technicien_id?: number | null;
  client_id?: number;
  auteur_id?: number | null;
  user_id?: number;
}

/**
 * The active accounts an event concerns, each once.
 * @param concerne how they are concerned: by the table of events where nothing narrower is said
 */
export async function concernedBy(
  ctx: Ctx,
  evenement: NotificationEvent,
  subject: Subject,
  concerne: readonly Relation[] = eventRules[evenement].concerne,
): Promise<number[]> {
  const found: number[] = [];
  for (const relation of concerne) found.push(...(await accountsOf(ctx, relation, subject)));
  return [...new Set(found)];
}

async function accountsOf(ctx: Ctx, relation: Relation, subject: Subject): Promise<number[]> {
  switch (relation) {
    case 'technicien':
      return ofTechnicien(ctx, subject.technicien_id);
    case 'ancien_technicien':
      return ofTechnicien(ctx, subject.ancien_technicien_id);
    case 'technicien_ou_suiveur':
      return accountsOf(ctx, subject.technicien_id ? 'technicien' : 'suiveur', subject);
    case 'suiveur':
      return followers(ctx, subject.intervention_id);
    case 'gestionnaires':
      return active(ctx, { role: ['admin', 'responsable'] });
    case 'admins':
      return active(ctx, { role: ['admin'] });
    case 'client':
      return subject.client_id === undefined ? [] : active(ctx, { client_id: subject.client_id });
    case 'auteur':
      return active(ctx, { id: subject.auteur_id ?? null });
    case 'nomme':
      return active(ctx, { id: subject.user_id ?? null });
  }
}

async function active(ctx: Ctx, where: { role?: ('admin' | 'responsable')[]; client_id?: number; id?: number | null }): Promise<number[]> {
  if (where.id === null) return [];
  let query = tables(ctx.em).selectFrom('users').select('id').where('is_active', '=', true).where('role', '!=', 'systeme');
  if (where.role) query = query.where('role', 'in', where.role);
  if (where.client_id !== undefined) query = query.where('client_id', '=', where.client_id);
  if (where.id !== undefined) query = query.where('id', '=', where.id);
  return (await query.orderBy('id').execute()).map(({ id }) => id);
}

async function ofTechnicien(ctx: Ctx, technicien_id: number | null | undefined): Promise<number[]> {
  if (technicien_id === null || technicien_id === undefined) return [];
  const rows = await tables(ctx.em)
    .selectFrom('techniciens as t')
    .innerJoin('users as u', 'u.id', 't.user_id')
    .select('u.id')
    .where('t.id', '=', technicien_id)
    .where('u.is_active', '=', true)
    .execute();
  return rows.map(({ id }) => id);
}

/** Whoever assigned the work last, or opened it; where that was no manager who is still there, all of them. */
async function followers(ctx: Ctx, intervention_id: number | undefined): Promise<number[]> {
  if (intervention_id === undefined) return [];
  const row = await tables(ctx.em)
    .selectFrom('intervention_historique as h')
    .innerJoin('users as u', 'u.id', 'h.acteur_id')
    .select('u.id')
    .where('h.intervention_id', '=', intervention_id)
    .where('h.action', 'in', ['assign', 'create'])
    .where('u.is_active', '=', true)
    .where('u.role', 'in', ['admin', 'responsable'])
    .orderBy('h.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? [row.id] : active(ctx, { role: ['admin', 'responsable'] });
}
