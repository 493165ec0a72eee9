import { addDays, toCivilDate } from '@mif/contract/time';
import { calendarOf, fixedCourse, floatingCourse, nextFloating } from './by-date.ts';
import { baseOf, guessedSteps, keepingBase, stepsReached, thresholdReached } from './by-meter.ts';
import type { Course, Occurrence, PlanFacts, PlanState } from './facts.ts';
import { occurrenceOn } from './place.ts';
import { isBlocked } from './ripe.ts';

/** What the meter says of a plan that has a calendar too: it counts from the technical end of the one before. */
function askedByMeter(facts: PlanFacts, now: Date): { day: string | null; state: PlanState } {
  const rule = facts.rule.regle_compteur;
  if (!rule || !facts.meter) return { day: null, state: facts.state };
  if (rule.genre === 'seuil') return { day: thresholdReached(facts, rule)[0] ?? null, state: facts.state };
  return { day: facts.ouvertes.length > 0 ? null : (stepsReached(facts, rule, now)[0] ?? null), state: keepingBase(facts) };
}

/** A calendar or a meter, whichever comes first; either of them begins the next round of both. */
export function firstCourse(facts: PlanFacts, now: Date, until: string): Course {
  const isFloating = facts.rule.ancrage === 'flottant';
  const { day, state } = askedByMeter(facts, now);
  const byDate = (isFloating ? floatingCourse : fixedCourse)({ ...facts, state }, now, until);
  if (byDate.occurrences.some(({ decision }) => decision === 'generer')) {
    return { ...byDate, state: { ...byDate.state, compteur_base: null } };
  }
  const rule = facts.rule.regle_compteur;
  if (day === null || isBlocked(facts)) {
    const [guess] = rule?.genre === 'pas' ? guessedSteps(facts, rule, { base: baseOf(facts), n: byDate.state.dernier_n }, now, until) : [];
    const [next] = byDate.occurrences;
    return guess && (!next || guess.date_due < next.date_due) ? { ...byDate, occurrences: [guess, ...later(byDate.occurrences)] } : byDate;
  }
  const today = toCivilDate(now);
  const upcoming = byDate.occurrences.filter(({ decision }) => decision === 'prevoir');
  const [next] = upcoming;
  // In the window of the calendar's next day, it is that one, done early; else it is one more.
  const isThatOne = next !== undefined && !next.is_estimee && (isFloating || next.fenetre_debut <= today);
  // One that was moved by hand keeps its row, and was counted when it was moved.
  const n = (isThatOne ? next.n : null) ?? byDate.state.dernier_n + 1;
  const theorique = isThatOne ? next.date_theorique : day;
  const echeance_id = isThatOne ? next.echeance_id : null;
  const asked = occurrenceOn(theorique, day, facts.rule, { n, decision: 'generer', echeance_id, is_intercalee: !isThatOne });
  const reached = byDate.state.derniere_theorique;
  // A day that is put off is still to come, though its own date is over.
  const derniere_theorique = isThatOne && (reached === null || reached < theorique) ? theorique : reached;
  return {
    occurrences: [
      ...byDate.occurrences.filter(({ decision }) => decision !== 'prevoir'),
      asked,
      ...(isThatOne ? upcoming.slice(1) : later(upcoming)),
    ],
    state: {
      ...byDate.state,
      dernier_n: Math.max(n, byDate.state.dernier_n),
      derniere_theorique,
      compteur_base: null,
    },
    reveil: (isThatOne ? upcoming[1] : next)?.creation ?? null,
  };
}

const later = (occurrences: readonly Occurrence[]) => occurrences.map((each) => (each.n === null ? each : { ...each, n: each.n + 1 }));

/** A calendar and a meter, once both have come: the later of the two days is the due one. */
export function allCourse(facts: PlanFacts, now: Date, until: string): Course {
  const asked = askedByMeter(facts, now);
  const state = { ...asked.state, compteur_du: asked.day };
  const known = { ...facts, state };
  const day = facts.rule.ancrage === 'flottant' ? nextFloating(known) : latestRipe(known, now);
  if (!day || isBlocked(facts)) return { occurrences: [], state, reveil: null };
  if (state.compteur_du === null) {
    const rule = facts.rule.regle_compteur;
    const [guess] = rule?.genre === 'pas' ? guessedSteps(known, rule, { base: baseOf(known), n: state.dernier_n }, now, until) : [];
    if (!guess) return { occurrences: [], state, reveil: null };
    const due = guess.date_due > day.date_due ? guess.date_due : day.date_due;
    const occurrences = due > until ? [] : [occurrenceOn(day.date_theorique, due, facts.rule, { n: guess.n, is_estimee: true })];
    return { occurrences, state, reveil: null };
  }
  if (day.creation > now.getTime()) return { occurrences: [{ ...day, n: state.dernier_n + 1 }], state, reveil: day.creation };
  const due = state.compteur_du > day.date_due ? state.compteur_du : day.date_due;
  const n = state.dernier_n + 1;
  return {
    occurrences: [occurrenceOn(day.date_theorique, due, facts.rule, { n, decision: 'generer' })],
    state: { ...state, dernier_n: n, derniere_theorique: day.date_theorique, compteur_du: null, compteur_base: null },
    reveil: null,
  };
}

/** The last day of the calendar whose time has come, or the first to come where none has. */
function latestRipe(facts: PlanFacts, now: Date): Occurrence | null {
  let latest: Occurrence | null = null;
  const end = addDays(toCivilDate(now), facts.rule.avance_jours);
  for (const { isSkipped, ...day } of calendarOf(facts)) {
    if (day.creation > now.getTime() && (latest || day.date_theorique > end)) return latest ?? day;
    if (!isSkipped) latest = day;
  }
  return latest;
}
