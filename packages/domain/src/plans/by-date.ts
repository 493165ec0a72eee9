import { addDays, toCivilDate } from '@mif/contract/time';
import { dueDate, firstFrom, intervalAfter } from './due-dates.ts';
import type { Course, Occurrence, PlanFacts, PlanState } from './facts.ts';
import { moveOffHoliday, occurrenceOn } from './place.ts';
import { decideRipe, isCut, nextByClock } from './ripe.ts';

/** Days of a plan's fixed calendar that were not dealt with, from the earliest on, each due where holidays and hands moved it. */
export function* calendarOf(facts: PlanFacts): Generator<Occurrence & { isSkipped: boolean }> {
  const { rule, state, calendar } = facts;
  const { regle_date, premiere_date } = rule;
  if (!regle_date || !premiere_date) return;
  const from = state.derniere_theorique ? addDays(state.derniere_theorique, 1) : rule.depuis;
  const first = from > rule.depuis ? from : rule.depuis;
  const ahead = new Map(facts.exceptions.map((each) => [each.date_theorique, each]));
  for (let k = firstFrom(regle_date, premiere_date, first), n = state.dernier_n + 1; ; k += 1, n += 1) {
    const day = dueDate(regle_date, premiere_date, k);
    const row = ahead.get(day);
    const due = row?.date_due ?? moveOffHoliday(day, rule, calendar);
    yield { ...occurrenceOn(day, due, rule, { n, echeance_id: row?.id ?? null }), isSkipped: row !== undefined && row.statut !== 'prevue' };
  }
}

/**
 * Occurrences of a fixed calendar: those whose time has come with what is made of each, and those to come.
 * @param until civil date up to which days to come are wanted
 */
export function fixedCourse(facts: PlanFacts, now: Date, until: string): Course {
  const behind = facts.state.derniere_theorique ?? '';
  // Moved by hand, and passed by the calendar since: they stay due where they were put.
  const moved = facts.exceptions
    .filter(({ statut, date_theorique }) => statut === 'prevue' && date_theorique <= behind)
    .map((row) => occurrenceOn(row.date_theorique, row.date_due, facts.rule, { n: row.n, echeance_id: row.id }));
  const days: (Occurrence & { isSkipped: boolean })[] = [];
  let hasNext = false;
  for (const each of calendarOf(facts)) {
    const isLater = each.creation > now.getTime();
    if (isLater && hasNext && each.date_theorique > until) break;
    days.push(each);
    hasNext ||= isLater && !each.isSkipped;
  }
  const all = [...moved, ...days.filter(({ isSkipped }) => !isSkipped)].toSorted(inOrder);
  const ripe = all.filter(({ creation }) => creation <= now.getTime());
  const upcoming = all.filter(({ creation }) => creation > now.getTime());
  const decided = decideRipe(facts, ripe, now);
  return {
    occurrences: [...decided, ...upcoming].map(withoutMark),
    state: advanced(facts.state, days, decided),
    reveil: nextByClock(facts, decided, upcoming[0]),
    is_more: isCut(decided),
  };
}

const inOrder = (a: Occurrence, b: Occurrence) => (a.date_due < b.date_due ? -1 : a.date_due > b.date_due ? 1 : (a.n ?? 0) - (b.n ?? 0));

function withoutMark(each: Occurrence & { isSkipped?: boolean }): Occurrence {
  const { isSkipped: _mark, ...occurrence } = each;
  return occurrence;
}

/** The calendar goes on behind the days that were decided or have a row of their own. */
function advanced(state: PlanState, days: readonly (Occurrence & { isSkipped: boolean })[], decided: readonly Occurrence[]): PlanState {
  const done = new Set(decided.filter(({ decision }) => decision !== 'attendre').map(({ n }) => n));
  const next = { ...state };
  for (const day of days) {
    const hasRow = day.isSkipped || day.echeance_id !== null;
    if (!hasRow && !done.has(day.n)) break;
    next.dernier_n = day.n ?? next.dernier_n;
    next.derniere_theorique = day.date_theorique;
  }
  return next;
}

/** The next day of a floating plan, or null while the one before is not ended. */
export function nextFloating(facts: PlanFacts): Occurrence | null {
  const { rule, state, derniere, calendar } = facts;
  if (!rule.regle_date || !rule.premiere_date) return null;
  if (facts.ouvertes.length > 0) return null;
  const day = derniere
    ? intervalAfter(rule.regle_date, toCivilDate(derniere.fin))
    : dueDate(rule.regle_date, rule.premiere_date, firstFrom(rule.regle_date, rule.premiere_date, rule.premiere_date));
  const row = facts.exceptions.find(({ n, statut }) => statut === 'prevue' && n === state.dernier_n + 1);
  const due = row?.date_due ?? moveOffHoliday(day, rule, calendar);
  return occurrenceOn(day, due, rule, { n: state.dernier_n + 1, echeance_id: row?.id ?? null });
}

/** Occurrences of a plan that counts from the technical end of the one before: one at most is created, however late. */
export function floatingCourse(facts: PlanFacts, now: Date, until: string): Course {
  const next = nextFloating(facts);
  const today = toCivilDate(now);
  if (!next) {
    const [open] = facts.ouvertes;
    const end = open && open.date_due > today ? open.date_due : today;
    return { occurrences: guessedAfter(facts, end, facts.state.dernier_n, until), state: facts.state, reveil: null };
  }
  const isRipe = next.creation <= now.getTime();
  const after = guessedAfter(facts, next.date_due > today ? next.date_due : today, facts.state.dernier_n + 1, until);
  if (!isRipe) return { occurrences: [next, ...after], state: facts.state, reveil: next.creation };
  return {
    occurrences: [{ ...next, decision: 'generer' }, ...after],
    state: { ...facts.state, dernier_n: next.n ?? facts.state.dernier_n, derniere_theorique: next.date_theorique },
    reveil: null,
  };
}

/** What would follow, if each were done on the day it is due. */
function guessedAfter(facts: PlanFacts, end: string, n: number, until: string): Occurrence[] {
  const { rule, calendar } = facts;
  const guessed: Occurrence[] = [];
  if (!rule.regle_date) return guessed;
  for (let day = intervalAfter(rule.regle_date, end), next = n + 1; day <= until; next += 1) {
    const due = moveOffHoliday(day, rule, calendar);
    guessed.push(occurrenceOn(day, due, rule, { n: next, is_estimee: true }));
    day = intervalAfter(rule.regle_date, due > day ? due : day);
  }
  return guessed;
}
