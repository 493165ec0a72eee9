import type { ChargeInput, ChargeList } from '@mif/contract/techniciens';
import { addDays, civilDayBounds, toCivilDate } from '@mif/contract/time';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { statutsReserves } from './availability-facts.ts';
import { coveredMs, workingSpans, type Span } from './availability.ts';
import { readTechnicien } from './project.ts';
import { mondayOf } from './semaine.ts';

const MINUTE_MS = 60_000;
const SHOWN_WEEKS = 8;

/**
 * A technician's load by week, from the week of a day on: what is planned against his hours less his absences.
 * @throws TECHNICIEN_NOT_FOUND
 */
export async function chargeOf(ctx: Ctx, input: ChargeInput): Promise<ChargeList> {
  const { horaires } = await readTechnicien(ctx, input.id);
  const first = mondayOf(input.date ?? toCivilDate(ctx.now));
  const mondays = Array.from({ length: input.semaines ?? SHOWN_WEEKS }, (_, index) => addDays(first, index * 7));
  const weeks = mondays.map((lundi) => ({ lundi, debut: civilDayBounds(lundi).start, fin: civilDayBounds(addDays(lundi, 6)).end }));
  const debut = new Date(weeks[0]?.debut ?? 0);
  const fin = new Date(weeks.at(-1)?.fin ?? 0);
  const db = unscopedTables(ctx.em);
  const absences = await db
    .selectFrom('absences as a')
    .select(['a.debut', 'a.fin'])
    .where('a.technicien_id', '=', input.id)
    .where('a.statut', '=', 'approuvee')
    .where('a.debut', '<', fin)
    .where('a.fin', '>', debut)
    .execute();
  const booked = await db
    .selectFrom('interventions as i')
    .select(['i.date_debut_prevue as debut', 'i.date_fin_prevue as fin'])
    .where('i.technicien_id', '=', input.id)
    .where('i.statut', 'in', [...statutsReserves, 'terminee', 'cloturee', 'archivee'])
    .where('i.date_debut_prevue', '<', fin)
    .where('i.date_fin_prevue', '>', debut)
    .execute();
  const away = absences.map(toSpan);
  const items = weeks.map(({ lundi, ...week }) => {
    const shifts = workingSpans(horaires ?? [], week).map((shift) => clip(shift, week));
    const capacity = shifts.reduce((sum, shift) => sum + (shift.fin - shift.debut) - coveredMs(away, shift), 0);
    const reserved = booked.map(toSpan).reduce((sum, slot) => sum + Math.max(0, clip(slot, week).fin - clip(slot, week).debut), 0);
    return {
      lundi,
      capacite_minutes: horaires === null ? null : Math.round(capacity / MINUTE_MS),
      reservees_minutes: Math.round(reserved / MINUTE_MS),
    };
  });
  return { items, next_cursor: null };
}

function toSpan({ debut, fin }: { debut: Date | string | null; fin: Date | string | null }): Span {
  return { debut: new Date(debut ?? 0).getTime(), fin: new Date(fin ?? 0).getTime() };
}

function clip(span: Span, within: Span): Span {
  return { debut: Math.max(span.debut, within.debut), fin: Math.min(span.fin, within.fin) };
}
