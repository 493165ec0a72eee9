import type { AgendaIntervention } from '@mif/contract/agenda';
import { addDays, addMonths, civilDayBounds, daysBetween, fromLocal, toCivilDate, toLocal, weekdayOf } from '@mif/contract/time';

export const views = ['mois', 'semaine', 'liste'] as const;
export type View = (typeof views)[number];

/** Days a list shows at a time. */
const LIST_DAYS = 14;
const MINUTE_MS = 60_000;
/** How long a slot lasts whose end nobody said. */
const USUAL_MS = 60 * MINUTE_MS;

const mondayOf = (date: string) => addDays(date, 1 - weekdayOf(date));

const spanOf = (du: string, days: number) => Array.from({ length: days }, (_, index) => addDays(du, index));

/** The days a view shows round a date: whole weeks of a month, a week, or a fortnight. */
export function daysOf(view: View, date: string): string[] {
  if (view === 'semaine') return spanOf(mondayOf(date), 7);
  if (view === 'liste') return spanOf(date, LIST_DAYS);
  const first = `${date.slice(0, 8)}01`;
  const from = mondayOf(first);
  const last = addDays(addMonths(first, 1), -1);
  const days = daysBetween(from, last) + 1;
  return spanOf(from, Math.ceil(days / 7) * 7);
}

/** Days of a list, one by one, and those that follow one another without anything as one. */
export function daysAndGaps(days: readonly string[], isEmpty: (day: string) => boolean): { du: string; au: string; isEmpty: boolean }[] {
  const parts: { du: string; au: string; isEmpty: boolean }[] = [];
  for (const day of days) {
    const last = parts.at(-1);
    if (isEmpty(day) && last?.isEmpty) last.au = day;
    else parts.push({ du: day, au: day, isEmpty: isEmpty(day) });
  }
  return parts;
}

/** The date that leads one period on, or back. */
export function stepFrom(view: View, date: string, by: 1 | -1): string {
  if (view === 'mois') return addMonths(`${date.slice(0, 8)}01`, by);
  return addDays(date, by * (view === 'semaine' ? 7 : LIST_DAYS));
}

/** A slot in milliseconds; one whose end nobody said is an hour long. */
function slotOf(row: Pick<AgendaIntervention, 'date_debut_prevue' | 'date_fin_prevue'>): { debut: number; fin: number } | null {
  if (!row.date_debut_prevue) return null;
  const debut = Date.parse(row.date_debut_prevue);
  return { debut, fin: row.date_fin_prevue ? Date.parse(row.date_fin_prevue) : debut + USUAL_MS };
}

/** The rows that stand on a day, those of one day first by their hour: deadlines on theirs, slots on every day they touch. */
export function rowsOn(day: string, rows: readonly AgendaIntervention[]): AgendaIntervention[] {
  const { start, end } = civilDayBounds(day);
  return rows
    .filter((row) => {
      if (row.is_limite) return row.jour === day;
      const slot = slotOf(row);
      return slot !== null && slot.debut < end && slot.fin > start;
    })
    .toSorted((a, b) => Number(a.is_limite) - Number(b.is_limite) || (slotOf(a)?.debut ?? 0) - (slotOf(b)?.debut ?? 0) || a.id - b.id);
}

/** A slot on one day of a grid of hours: from which minute of the local day to which, in which of how many lanes side by side. */
export interface Block {
  row: AgendaIntervention;
  from: number;
  to: number;
  lane: number;
  lanes: number;
}

const DAY_MINUTES = 1440;
/** A block is at least this high, so that it can be read. */
const LEAST_MINUTES = 25;

/** Minutes since local midnight of a day, within it. */
function minuteOn(day: string, instant: number): number {
  const date = toCivilDate(instant);
  if (date !== day) return date < day ? 0 : DAY_MINUTES;
  const { hour, minute } = toLocal(instant);
  return hour * 60 + minute;
}

/** The slots of a day side by side: those that overlap share its width. */
export function blocksOn(day: string, rows: readonly AgendaIntervention[]): Block[] {
  const blocks: Block[] = [];
  let group: Block[] = [];
  let reached = -1;
  const close = () => {
    const lanes = Math.max(0, ...group.map(({ lane }) => lane)) + 1;
    blocks.push(...group.map((block) => ({ ...block, lanes })));
    group = [];
  };
  for (const row of rowsOn(day, rows)) {
    const slot = slotOf(row);
    if (row.is_limite || !slot) continue;
    const from = Math.min(minuteOn(day, slot.debut), DAY_MINUTES - LEAST_MINUTES);
    const to = Math.max(minuteOn(day, slot.fin), from + LEAST_MINUTES);
    if (from >= reached) close();
    const taken = new Set(group.filter((each) => each.to > from).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    group.push({ row, from, to, lane, lanes: 1 });
    reached = Math.max(reached, to);
  }
  close();
  return blocks;
}

/**
 * Where a slot lands on another day, and at another minute of it where one is said; it keeps its length.
 * @param minutes since local midnight; left out, its own hour
 */
export function landingOf(
  row: Pick<AgendaIntervention, 'date_debut_prevue' | 'date_fin_prevue'>,
  day: string,
  minutes?: number,
): { debut: string; fin: string } | null {
  const slot = slotOf(row);
  if (!slot) return null;
  const local = toLocal(slot.debut);
  const at = minutes ?? local.hour * 60 + local.minute;
  const debut = fromLocal(day, `${pad(Math.floor(at / 60))}:${pad(at % 60)}`);
  return { debut: new Date(debut).toISOString(), fin: new Date(debut + slot.fin - slot.debut).toISOString() };
}

const pad = (value: number) => String(value).padStart(2, '0');
