import type { Intervention } from '@mif/db/entities/intervention';
import type { NotificationEvent, NotificationType } from '@mif/contract/notifications';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { tables } from '../kernel/scope.ts';
import { notify } from '../notifications/notify.ts';

const kinds: Partial<Record<NotificationEvent, { type: NotificationType; is_email: boolean }>> = {
  intervention_affectee: { type: 'affectation', is_email: true },
  intervention_retiree: { type: 'affectation', is_email: true },
  intervention_deplacee: { type: 'changement', is_email: true },
  intervention_liberee: { type: 'affectation', is_email: true },
  intervention_cloturee: { type: 'cloture', is_email: true },
  intervention_annulee: { type: 'changement', is_email: true },
  intervention_rouverte: { type: 'changement', is_email: true },
};

/** Tells users of a step of an intervention; the steps of the work itself make no e-mail. */
export async function announce(
  ctx: Ctx,
  intervention: Intervention,
  evenement: NotificationEvent,
  user_ids: readonly number[],
  facts: Record<string, string> = {},
): Promise<void> {
  const kind = kinds[evenement] ?? { type: 'changement' as const, is_email: false };
  await notify(ctx, {
    ...kind,
    user_ids,
    evenement,
    intervention_id: intervention.id,
    params: { reference: intervention.reference, titre: intervention.titre, acteur: actorOf(ctx).full_name, ...facts },
  });
}

/** Tells users that an intervention of theirs is to be done at another time, or at some time where it had none. */
export async function announceMove(
  ctx: Ctx,
  intervention: Intervention,
  { de, a }: { de: Date | null; a: Date },
  user_ids: readonly number[],
): Promise<void> {
  if (!de) return announce(ctx, intervention, 'intervention_affectee', user_ids);
  await announce(ctx, intervention, 'intervention_deplacee', user_ids, { de: toIso(de), a: toIso(a) });
}

/** The account of a technician, as a list of none or one. */
export async function userOfTechnicien(ctx: Ctx, technicien_id: number | null): Promise<number[]> {
  if (technicien_id === null) return [];
  const rows = await tables(ctx.em)
    .selectFrom('techniciens as t')
    .innerJoin('users as u', 'u.id', 't.user_id')
    .select('u.id')
    .where('t.id', '=', technicien_id)
    .where('u.is_active', '=', true)
    .execute();
  return rows.map(({ id }) => id);
}

/** The active accounts of a client company. */
export async function usersOfClient(ctx: Ctx, client_id: number): Promise<number[]> {
  const rows = await tables(ctx.em)
    .selectFrom('users')
    .select('id')
    .where('client_id', '=', client_id)
    .where('is_active', '=', true)
    .execute();
  return rows.map(({ id }) => id);
}

/** The manager who follows an intervention: whoever assigned it last. */
export async function followerOf(ctx: Ctx, intervention_id: number): Promise<number[]> {
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
  return row ? [row.id] : [];
}
