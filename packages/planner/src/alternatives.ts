import { choiceOf, choicesOf, placeOf } from './placing.ts';
import type { Place, Placing } from './placing.ts';
import { distinctChoices, oneEach, teamOf } from './crew.ts';
import type { Free } from './crew.ts';
import type { Interval, Intervention, Objective, Problem } from './model.ts';
import { within } from './settle.ts';
import type { Service } from './settle.ts';

/** A crew with one member exchanged against another technician, at the same instant. */
export interface Exchange extends Place {
  leaves: string;
  comes: string;
}

/** What alternatives are looked for with. */
export interface Present {
  placing: Placing;
  /** Who is free in each option. */
  free: Free[][];
  /** Where the intervention is. */
  service: Service;
  /** What the plan costs as it is. */
  cost: Objective;
  /** Told at most. */
  most: number;
}

/** Two beginnings at least this far apart are clearly different, minutes. */
const DIFFERENT_MINUTES = 30;
/** Length of the spans in each of which one other time is looked for, minutes. */
const SPAN_MINUTES = 60;
const TOLERANCE = 1e-6;

/** The intervention with its windows cut around its present beginning, so that each piece is an option of its own. */
export function cutAround(problem: Problem, intervention: Intervention, { start }: Service): Intervention {
  const shifts = problem.technicians.flatMap((t) => t.shifts);
  const first = shifts.reduce((least, shift) => Math.min(least, shift.start), start);
  const last = shifts.reduce((most, shift) => Math.max(most, shift.end + shift.overtime_minutes), start);
  const earlier: Interval[] = [{ start: start - DIFFERENT_MINUTES, end: start }];
  const later: Interval[] = [{ start, end: start + DIFFERENT_MINUTES }];
  for (let at = start - DIFFERENT_MINUTES; at >= first; at -= SPAN_MINUTES) earlier.unshift({ start: at - SPAN_MINUTES, end: at });
  for (let at = start + DIFFERENT_MINUTES; at <= last; at += SPAN_MINUTES) later.push({ start: at, end: at + SPAN_MINUTES });
  const spans = [...earlier, ...later].map((span) => ({ start: span.start, end: span.end + intervention.minutes }));
  return within(intervention, spans);
}

/** The cheapest places of other teams: other technicians for a single visit, at least one other for a crew. */
export function otherTeams({ placing, free, service, cost, most }: Present): Place[] {
  const { crew } = placing.target;
  const { shifts } = placing.compiled;
  const inTeam = (technician: string) => service.technicians.includes(technician);
  const others = crew > 1 ? free : free.map((list) => list.filter(({ technician }) => !inTeam(technician)));
  const choices = choicesOf(placing, others, most).filter((choice) => !choice.shifts.every((s) => inTeam(shifts[s].technician.id)));
  return distinctChoices(choices, crew, most).map((choice) => placeOf(placing, choice, cost));
}

/** The cheapest places of the same team at other times, its other shifts too, clearly apart from the present one and one another. */
export function otherTimes({ placing, free, service, cost, most }: Present): Place[] {
  const { instance } = placing.compiled;
  const choices = free.flatMap((list, option) => {
    const at = instance.option_first[placing.first] + option;
    const far =
      instance.option_close[at] <= service.start - DIFFERENT_MINUTES + TOLERANCE ||
      instance.option_open[at] >= service.start + DIFFERENT_MINUTES - TOLERANCE;
    const team = far ? teamOf(list, service.technicians) : null;
    return team ? [choiceOf(placing, option, team)] : [];
  });
  const kept: Place[] = [];
  for (const choice of choices.sort((a, b) => a.cost - b.cost)) {
    if (kept.length >= most) break;
    const place = placeOf(placing, choice, cost);
    if (kept.every(({ start }) => Math.abs(start - place.start) >= DIFFERENT_MINUTES - TOLERANCE)) kept.push(place);
  }
  return kept;
}

/** The cheapest exchanges of one member of a crew, the others and the instant staying; none for a single technician. */
export function exchangesOf({ placing, free, service, cost, most }: Present): Exchange[] {
  if (placing.target.crew === 1) return [];
  const { instance } = placing.compiled;
  const begins = (option: number) => instance.option_open[instance.option_first[placing.first] + option];
  const option = free.findIndex((_, k) => Math.abs(begins(k) - service.start) <= TOLERANCE);
  const list = oneEach(free[option] ?? []);
  const team = teamOf(list, service.technicians) ?? [];
  const others = list.filter(({ technician }) => !service.technicians.includes(technician));
  const exchanges = team.flatMap(({ technician: leaves }, member) =>
    others.map((other) => ({ leaves, comes: other.technician, choice: choiceOf(placing, option, team.with(member, other)) })),
  );
  const cheapest = exchanges.sort((a, b) => a.choice.cost - b.choice.cost).slice(0, most);
  return cheapest
    .map(({ leaves, comes, choice }) => ({ leaves, comes, ...placeOf(placing, choice, cost) }))
    .sort((a, b) => a.more - b.more);
}
