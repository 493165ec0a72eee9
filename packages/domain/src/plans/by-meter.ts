import { addDays, daysBetween, toCivilDate } from '@mif/contract/time';
import type { RegleCompteur } from '@mif/contract/plan-rules';
import type { Course, Decision, MeterFacts, Occurrence, PlanFacts, PlanState, Reading } from './facts.ts';
import { occurrenceOn } from './place.ts';
import { cutToOnce, isBlocked, isCut, MAX_AT_ONCE } from './ripe.ts';

type Step = Extract<RegleCompteur, { genre: 'pas' }>;
type Threshold = Extract<RegleCompteur, { genre: 'seuil' }>;

/** More than so many steps at once are no rise of a meter. */
const MAX_STEPS = 1000;

/** The base the next step is counted from: what is known, or what the meter showed at the technical end, or first of all. */
export function baseOf({ state, meter, ouvertes }: PlanFacts): number | null {
  if (state.compteur_base !== null) return state.compteur_base;
  if (!meter || ouvertes.length > 0) return null;
  return meter.a_la_fin ?? meter.derniere?.valeur ?? null;
}

/** The first base of all is kept; one of a technical end is read again, for readings of that day may still come. */
export function keepingBase(facts: PlanFacts): PlanState {
  return (facts.meter?.a_la_fin ?? null) === null ? { ...facts.state, compteur_base: baseOf(facts) } : facts.state;
}

/** The day of the first reading that shows at least this; the present one where none is known. */
function dayReached({ lectures }: MeterFacts, at_least: number, now: Date): string {
  return toCivilDate(lectures.find(({ valeur }) => valeur >= at_least)?.at ?? now);
}

/** Days on which a counting meter reached steps that were not dealt with, the earliest first. */
export function stepsReached(facts: PlanFacts, rule: Step, now: Date): string[] {
  const base = baseOf(facts);
  const shown = facts.meter?.derniere?.valeur;
  if (base === null || shown === undefined || !facts.meter) return [];
  const count = Math.min(MAX_STEPS, Math.floor((shown - base) / rule.pas + 1e-9));
  const { meter } = facts;
  return Array.from({ length: Math.max(0, count) }, (_, index) => dayReached(meter, base + (index + 1) * rule.pas, now));
}

/** A time in which a value was over its threshold, from the reading that passed it to the one that came back. */
interface Passing {
  at: Date;
  until: Date | null;
}

/** Runs readings over a threshold: it is passed once, and again only after the value came back over the hysteresis. */
function passThreshold(rule: Threshold, lectures: readonly Reading[]): Passing[] {
  const sign = rule.sens === 'au_dessus' ? 1 : -1;
  const passings: Passing[] = [];
  for (const { at, valeur } of lectures) {
    const over = sign * (valeur - rule.seuil);
    const last = passings.at(-1);
    const isOver = last?.until === null;
    if (!isOver && over >= 0) passings.push({ at, until: null });
    else if (isOver && over < 0 && over <= -rule.hysteresis) last.until = at;
  }
  return passings;
}

/**
 * Days on which a threshold was passed that no work was for yet, the earliest first. Told anew from the readings each time:
 * in whatever order they come in, or are taken back, a passing asks for its work once.
 */
export function thresholdReached(facts: PlanFacts, rule: Threshold): string[] {
  if (!facts.meter || isBlocked(facts)) return [];
  const { lectures, regle_at, jours_traites } = facts.meter;
  const passings = passThreshold(rule, lectures);
  if (facts.rule.empiler && facts.rule.declencheur === 'compteur')
    return withoutWork(passings, jours_traites).map(({ at }) => toCivilDate(at));
  // Passed before work was created or while it was open: that work was for it.
  const next = passings.find(({ at }) => regle_at === null || at > regle_at);
  return next ? [toCivilDate(next.at)] : [];
}

/** Of a plan that stacks, each passing has an occurrence of its own: one on a day of it. */
function withoutWork(passings: readonly Passing[], days: readonly string[]): Passing[] {
  const left = [...days];
  return passings.filter(({ at, until }) => {
    const index = left.findIndex((day) => day >= toCivilDate(at) && (until === null || day <= toCivilDate(until)));
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
}

/** Occurrences of a plan that a meter alone makes due. */
export function meterCourse(facts: PlanFacts, now: Date, until: string): Course {
  const rule = facts.rule.regle_compteur;
  if (!rule || !facts.meter) return { occurrences: [], state: facts.state, reveil: null };
  if (rule.genre === 'seuil') {
    const days = thresholdReached(facts, rule);
    const occurrences = days.slice(0, MAX_AT_ONCE).map((day, index) => created(facts, day, facts.state.dernier_n + index + 1));
    const state = { ...facts.state, ...counted(facts.state, occurrences) };
    return { occurrences, state, reveil: null, is_more: days.length > MAX_AT_ONCE };
  }
  return facts.rule.ancrage === 'fixe' ? fixedSteps(facts, rule, now, until) : floatingSteps(facts, rule, now, until);
}

function created(facts: PlanFacts, day: string, n: number): Occurrence {
  return occurrenceOn(day, day, facts.rule, { n, decision: 'generer' });
}

function counted(state: PlanState, decided: readonly Occurrence[]): Pick<PlanState, 'dernier_n' | 'derniere_theorique'> {
  const last = decided.at(-1);
  return {
    dernier_n: last?.n ?? state.dernier_n,
    derniere_theorique: last?.date_theorique ?? state.derniere_theorique,
  };
}

/** Every step from the first base on, whatever was done when. */
function fixedSteps(facts: PlanFacts, rule: Step, now: Date, until: string): Course {
  const base = baseOf(facts);
  const reached = stepsReached(facts, rule, now).map((day, index) =>
    occurrenceOn(day, day, facts.rule, { n: facts.state.dernier_n + index + 1 }),
  );
  const decided = cutToOnce(decideSteps(facts, reached));
  const done = decided.filter(({ decision }) => decision !== 'attendre');
  const state = { ...facts.state, ...counted(facts.state, done), compteur_base: base === null ? null : base + done.length * rule.pas };
  const from = { base: base === null ? null : base + decided.length * rule.pas, n: facts.state.dernier_n + decided.length };
  return { occurrences: [...decided, ...guessedSteps(facts, rule, from, now, until)], state, reveil: null, is_more: isCut(decided) };
}

/** A step reached while another was open is done with that one; of several at once the catch-up policy takes all or the last. */
function decideSteps(facts: PlanFacts, reached: readonly Occurrence[]): Occurrence[] {
  const { rule, derniere, ouvertes } = facts;
  const isEach = rule.rattrapage === 'toutes';
  const [open] = isBlocked(facts) ? ouvertes : [];
  if (open) return reached.map((each) => (isEach ? decide(each, 'attendre') : decide(each, 'regrouper', open.id)));
  const over = derniere?.is_faite && !rule.empiler && !isEach ? { id: derniere.id, day: toCivilDate(derniere.fin) } : null;
  const isCovered = (each: Occurrence) => over !== null && each.date_due <= over.day;
  const free = reached.filter((each) => !isCovered(each));
  const chosen = isEach ? free[0] : free.at(-1);
  return reached.map((each) => {
    if (over && isCovered(each)) return decide(each, 'regrouper', over.id);
    if (each === chosen || (isEach && rule.empiler)) return decide(each, 'generer');
    return decide(each, isEach ? 'attendre' : 'sauter');
  });
}

const decide = (each: Occurrence, decision: Decision, avec_id: number | null = null): Occurrence => ({ ...each, decision, avec_id });

/** One step after what the meter showed at the technical end of the one before. */
function floatingSteps(facts: PlanFacts, rule: Step, now: Date, until: string): Course {
  const base = baseOf(facts);
  const [day] = facts.ouvertes.length > 0 ? [] : stepsReached(facts, rule, now);
  const n = facts.state.dernier_n;
  if (day === undefined) {
    const shown = facts.meter?.derniere?.valeur ?? null;
    const from = { base: facts.ouvertes.length > 0 ? shown : base, n };
    return { occurrences: guessedSteps(facts, rule, from, now, until), state: keepingBase(facts), reveil: null };
  }
  const next = created(facts, day, n + 1);
  const from = { base: facts.meter?.derniere?.valeur ?? null, n: n + 1 };
  return {
    occurrences: [next, ...guessedSteps(facts, rule, from, now, until)],
    state: { ...facts.state, ...counted(facts.state, [next]), compteur_base: null },
    reveil: null,
  };
}

/** Steps to come, as the meter has been rising; none where that is not known. */
export function guessedSteps(
  facts: PlanFacts,
  rule: Step,
  from: { base: number | null; n: number },
  now: Date,
  until: string,
): Occurrence[] {
  const { meter } = facts;
  if (from.base === null || !meter?.derniere || !meter.par_jour || meter.par_jour <= 0) return [];
  const today = toCivilDate(now);
  const last = toCivilDate(meter.derniere.at);
  const guessed: Occurrence[] = [];
  for (let step = 1; step <= MAX_STEPS; step += 1) {
    const days = Math.ceil((from.base + step * rule.pas - meter.derniere.valeur) / meter.par_jour);
    if (days > daysBetween(last, until)) break;
    const day = addDays(last, Math.max(0, days));
    const due = day > today ? day : today;
    guessed.push(occurrenceOn(due, due, facts.rule, { n: from.n + step, is_estimee: true }));
  }
  return guessed;
}
