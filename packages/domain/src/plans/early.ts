import { toCivilDate } from '@mif/contract/time';
import type { Course, Occurrence, PlanFacts, PlanState } from './facts.ts';
import { occurrenceOn } from './place.ts';

/**
 * The occurrence that work done today, before anything is due, counts for. A fixed calendar gives up its next day where today
 * is in that one's window, else the work is extra and beside the series; whatever counts from the end of the work before
 * begins anew.
 * @param course of the same facts at the same instant, in which nothing is to be created
 */
export function earlyOf(facts: PlanFacts, course: Course, now: Date): { occurrence: Occurrence; state: PlanState } {
  const { rule } = facts;
  const { state } = course;
  const today = toCivilDate(now);
  const isFixed = rule.ancrage === 'fixe' && rule.combinaison !== 'tous';
  const [next] = course.occurrences.filter(({ decision, is_estimee }) => decision === 'prevoir' && !is_estimee);
  if (isFixed && next && today >= next.fenetre_debut) {
    // One that was moved by hand was counted when it was.
    const counted = next.echeance_id === null ? { dernier_n: next.n ?? state.dernier_n, derniere_theorique: next.date_theorique } : {};
    return { occurrence: { ...next, decision: 'generer' }, state: { ...state, ...counted } };
  }
  if (isFixed && (rule.declencheur !== 'compteur' || rule.regle_compteur?.genre === 'pas')) {
    return { occurrence: occurrenceOn(today, today, rule, { decision: 'generer' }), state };
  }
  const n = state.dernier_n + 1;
  const row = next?.echeance_id ?? null;
  return {
    occurrence: occurrenceOn(today, today, rule, { n, decision: 'generer', echeance_id: row }),
    state: { ...state, dernier_n: n, derniere_theorique: today, compteur_base: null, compteur_du: null },
  };
}
