import { allCourse, firstCourse } from './by-both.ts';
import { fixedCourse, floatingCourse } from './by-date.ts';
import { meterCourse } from './by-meter.ts';
import type { Course, PlanFacts } from './facts.ts';

/**
 * The occurrences of a plan as seen at an instant: what is made of those whose time has come, and those to come, as far as
 * they follow from the rule. The preview shows them and the generator carries them out: there is no second way to tell.
 * Pure: the same facts give the same occurrences.
 * @param from the instant it is told at
 * @param until civil date up to which those to come are wanted; the very next one is there in any case, where it is known
 */
export function occurrencesOf(facts: PlanFacts, from: Date, until: string): Course {
  const { rule, state } = facts;
  if (rule.statut !== 'actif' || !facts.is_equipement_en_service) return { occurrences: [], state, reveil: null };
  switch (rule.declencheur) {
    case 'date':
      return (rule.ancrage === 'flottant' ? floatingCourse : fixedCourse)(facts, from, until);
    case 'compteur':
      return meterCourse(facts, from, until);
    case 'les_deux':
      return (rule.combinaison === 'tous' ? allCourse : firstCourse)(facts, from, until);
  }
}

/** When a plan's next occurrence is due that is not created yet; null where something has to happen first. */
export function nextDueOf({ occurrences }: Course): string | null {
  const next = occurrences.find(({ decision, is_estimee }) => !is_estimee && (decision === 'attendre' || decision === 'prevoir'));
  return next?.date_due ?? null;
}
