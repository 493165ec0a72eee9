import { fromLocal, addDays, toCivilDate } from '@mif/contract/time';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { findHolder, type SlotHolder } from '../interventions/slot-guard.ts';
import { coveredMs, workingSpans, type Span } from '../techniciens/availability.ts';
import { isHeldOn } from './certificates.ts';
import type { PlanRow } from './load-facts.ts';

/** Why nobody was given the work of a plan: a code that i18n turns into words with the facts beside it. */
export interface Obstacle {
  raison: 'aucun' | 'inactif' | 'absent' | 'habilitation';
  technicien?: string;
  habilitation?: string;
}

/**
 * The technician a plan gives its work to, or why he cannot have it on the day it is due: he is not active, absent in all his
 * hours of that day, or holds a certificate the plan requires no longer. Late work is judged on the day of today.
 * @param date_due civil date
 */
export async function usualOf(
  ctx: Ctx,
  plan: PlanRow,
  date_due: string,
): Promise<{ holder: SlotHolder; technicien_id: number } | Obstacle> {
  const { technicien_id } = plan;
  if (technicien_id === null) return { raison: 'aucun' };
  const holder = await findHolder(ctx, technicien_id, 'lock');
  const technicien = holder.full_name;
  if (!holder.is_active) return { raison: 'inactif', technicien };
  const today = toCivilDate(ctx.now);
  const day = date_due > today ? date_due : today;
  if (await isAway(ctx, technicien_id, day)) return { raison: 'absent', technicien };
  const habilitation = await unheldOn(ctx, technicien_id, plan.habilitations, day);
  return habilitation === null ? { holder, technicien_id } : { raison: 'habilitation', technicien, habilitation };
}

/** Whether approved absences leave somebody no working hour of a day; who has no hours is there from eight to eighteen. */
async function isAway(ctx: Ctx, technicien_id: number, day: string): Promise<boolean> {
  const span: Span = { debut: fromLocal(day), fin: fromLocal(addDays(day, 1)) };
  const db = unscopedTables(ctx.em);
  const absences = await db
    .selectFrom('absences')
    .select(['debut', 'fin'])
    .where('technicien_id', '=', technicien_id)
    .where('statut', '=', 'approuvee')
    .where('debut', '<', new Date(span.fin))
    .where('fin', '>', new Date(span.debut))
    .execute();
  if (absences.length === 0) return false;
  const { horaires } = await db.selectFrom('techniciens').select('horaires').where('id', '=', technicien_id).executeTakeFirstOrThrow();
  const usual = { debut: fromLocal(day, '08:00'), fin: fromLocal(day, '18:00') };
  const working = horaires === null ? [] : workingSpans(horaires, span);
  const away = absences.map(({ debut, fin }) => ({ debut: new Date(debut).getTime(), fin: new Date(fin).getTime() }));
  return (working.length > 0 ? working : [usual]).every((shift) => coveredMs(away, shift) >= shift.fin - shift.debut);
}

/** The name of the first kind of certificate that somebody does not hold on a day; null where he holds all. */
async function unheldOn(ctx: Ctx, technicien_id: number, kinds: readonly number[], day: string): Promise<string | null> {
  if (kinds.length === 0) return null;
  const db = unscopedTables(ctx.em);
  const held = await db
    .selectFrom('habilitations')
    .select(['type_id', 'date_obtention', 'date_expiration'])
    .where('technicien_id', '=', technicien_id)
    .where('is_active', '=', true)
    .execute();
  const isHeld = (type_id: number) =>
    isHeldOn(
      held.filter((each) => each.type_id === type_id),
      day,
    );
  const missing = kinds.find((type_id) => !isHeld(type_id));
  if (missing === undefined) return null;
  const kind = await db.selectFrom('types_habilitation').select('nom').where('id', '=', missing).executeTakeFirst();
  return kind?.nom ?? '';
}
