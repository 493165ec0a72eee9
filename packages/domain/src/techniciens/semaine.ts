import type { Semaine, SemaineInput } from '@mif/contract/techniciens';
import { addDays, civilDayBounds, toCivilDate, weekdayOf } from '@mif/contract/time';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { statutsReserves } from './availability-facts.ts';
import { doOverlap, workingSpans, type Span } from './availability.ts';
import { readTechnicien } from './project.ts';

/** The Monday of the week a civil date is in. */
export function mondayOf(date: string): string {
  return addDays(date, 1 - weekdayOf(date));
}

/**
 * A technician's week, day by day: hours, on-call, absences and planned work, each cut at midnight.
 * @throws TECHNICIEN_NOT_FOUND
 */
export async function semaineOf(ctx: Ctx, input: SemaineInput): Promise<Semaine> {
  const technicien = await readTechnicien(ctx, input.id);
  const lundi = mondayOf(input.date ?? toCivilDate(ctx.now));
  const debut = new Date(civilDayBounds(lundi).start);
  const fin = new Date(civilDayBounds(addDays(lundi, 6)).end);
  const db = unscopedTables(ctx.em);
  const absences = await db
    .selectFrom('absences as a')
    .select(['a.id', 'a.type', 'a.debut', 'a.fin'])
    .where('a.technicien_id', '=', input.id)
    .where('a.statut', '=', 'approuvee')
    .where('a.debut', '<', fin)
    .where('a.fin', '>', debut)
    .orderBy('a.debut')
    .execute();
  const astreintes = await db
    .selectFrom('astreintes as o')
    .select(['o.id', 'o.debut', 'o.fin'])
    .where('o.technicien_id', '=', input.id)
    .where('o.debut', '<', fin)
    .where('o.fin', '>', debut)
    .orderBy('o.debut')
    .execute();
  const interventions = await db
    .selectFrom('interventions as i')
    .select(['i.id', 'i.reference', 'i.titre', 'i.date_debut_prevue as debut', 'i.date_fin_prevue as fin'])
    .where('i.technicien_id', '=', input.id)
    .where('i.statut', 'in', [...statutsReserves, 'terminee', 'cloturee'])
    .where('i.date_debut_prevue', '<', fin)
    .where('i.date_fin_prevue', '>', debut)
    .orderBy('i.date_debut_prevue')
    .execute();
  const jours = Array.from({ length: 7 }, (_, index) => addDays(lundi, index)).map((date) => {
    const { start, end } = civilDayBounds(date);
    const day = { debut: start, fin: end };
    return {
      date,
      horaires: cut(workingSpans(technicien.horaires ?? [], day), day),
      astreintes: cut(astreintes, day),
      absences: cut(absences, day),
      interventions: cut(interventions, day),
    };
  });
  return { lundi, jours };
}

type Edges = { debut: Date | string | number | null; fin: Date | string | number | null };

/** The parts of some spans that fall into a day. */
function cut<T extends Edges>(spans: readonly T[], day: Span): (Omit<T, 'debut' | 'fin'> & { debut: string; fin: string })[] {
  return spans.flatMap((span) => {
    if (span.debut === null || span.fin === null) return [];
    const whole = { debut: new Date(span.debut).getTime(), fin: new Date(span.fin).getTime() };
    if (!doOverlap(whole, day)) return [];
    const part = { debut: Math.max(whole.debut, day.debut), fin: Math.min(whole.fin, day.fin) };
    return [{ ...span, debut: new Date(part.debut).toISOString(), fin: new Date(part.fin).toISOString() }];
  });
}
