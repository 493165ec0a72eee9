import { toCivilDate } from '@mif/contract/time';
import type { Decision, Occurrence, PlanFacts } from './facts.ts';
import { dayAfter } from './place.ts';

const only = (decision: Decision) => ({ decision, avec_id: null });

/** So many interventions of one plan are created in one transaction. */
export const MAX_AT_ONCE = 50;

/** The same, of which no more are created than one transaction takes: what comes after them waits for the next one. */
export function cutToOnce(decided: readonly Occurrence[]): Occurrence[] {
  let count = 0;
  return decided.map((each) => {
    if (each.decision === 'generer') count += 1;
    return count > MAX_AT_ONCE ? { ...each, ...only('attendre') } : each;
  });
}

/** Whether some of what is due waits for nothing but the next transaction. */
export function isCut(decided: readonly Occurrence[]): boolean {
  return decided.filter(({ decision }) => decision === 'generer').length === MAX_AT_ONCE && decided.at(-1)?.decision === 'attendre';
}

/** Whether another one may not be created now: one is open, and the plan has one at a time. */
export function isBlocked(facts: Pick<PlanFacts, 'ouvertes' | 'rule'>): boolean {
  return !facts.rule.empiler && facts.ouvertes.length > 0;
}

/**
 * What is made of occurrences of a fixed calendar whose time to be created has come: late ones by the catch-up policy, one
 * at a time unless the plan stacks them. What became due while the one before was open is done with that one, unless the
 * policy wants each for itself.
 * @param ripe in the order of their due dates
 */
export function decideRipe(facts: PlanFacts, ripe: readonly Occurrence[], now: Date): Occurrence[] {
  const { rule, derniere, ouvertes } = facts;
  const today = toCivilDate(now);
  const isLate = (each: Occurrence) => each.date_due < today;
  const isEach = rule.rattrapage === 'toutes';
  const doneOver = derniere?.is_faite && !rule.empiler && !isEach ? toCivilDate(derniere.fin) : null;
  const free: Occurrence[] = [];
  const decided = new Map<Occurrence, Pick<Occurrence, 'decision' | 'avec_id'>>();
  const extras = [...facts.extras];
  for (const each of ripe) {
    const extra = extras.findIndex(({ fin }) => toCivilDate(fin) >= each.fenetre_debut && toCivilDate(fin) <= each.fenetre_fin);
    const [found] = extra === -1 ? [] : extras.splice(extra, 1);
    if (found) decided.set(each, { decision: 'adopter', avec_id: found.id });
    else if (isBlocked(facts)) {
      const [open] = ouvertes;
      decided.set(each, isLate(each) && !isEach && open ? { decision: 'regrouper', avec_id: open.id } : only('attendre'));
    } else if (isLate(each) && doneOver !== null && derniere && each.date_due < doneOver) {
      decided.set(each, { decision: 'regrouper', avec_id: derniere.id });
    } else free.push(each);
  }
  const kept = caughtUp(facts, free.filter(isLate), free.find((each) => !isLate(each) && each.fenetre_debut <= today) !== undefined);
  let isTaken = false;
  for (const each of free) {
    if (isLate(each) && !kept.has(each)) decided.set(each, only('sauter'));
    else decided.set(each, only(isTaken && !rule.empiler ? 'attendre' : 'generer'));
    isTaken ||= decided.get(each)?.decision === 'generer';
  }
  return cutToOnce(ripe.map((each) => ({ ...each, ...(decided.get(each) ?? only('attendre')) })));
}

/** Which of the missed ones are made up for; the last one is not where the next is in its own window already. */
function caughtUp({ rule }: PlanFacts, late: readonly Occurrence[], isNextDue: boolean): Set<Occurrence> {
  if (rule.rattrapage === 'toutes') return new Set(late);
  const last = late.at(-1);
  return new Set(rule.rattrapage === 'derniere' && last && !isNextDue ? [last] : []);
}

/**
 * When the clock alone changes something of what was decided or is still to come.
 * @param upcoming the next one whose time has not come
 */
export function nextByClock(facts: PlanFacts, decided: readonly Occurrence[], upcoming: Occurrence | undefined): number | null {
  const instants = upcoming ? [upcoming.creation] : [];
  // One that waits is done with the open one as soon as its day is over.
  if (facts.rule.rattrapage !== 'toutes') {
    instants.push(...decided.filter(({ decision }) => decision === 'attendre').map(({ date_due }) => dayAfter(date_due)));
  }
  return instants.length === 0 ? null : Math.min(...instants);
}
