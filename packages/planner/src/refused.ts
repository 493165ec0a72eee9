import { refusals } from './compile.ts';
import type { ShiftKey } from './compile.ts';
import type { Free } from './crew.ts';
import type { Interval, Intervention } from './model.ts';
import { beginnings } from './options.ts';
import type { Placing } from './placing.ts';
import { beginningsAfter, endsBefore } from './settle.ts';
import type { Service } from './settle.ts';

export interface Refusal {
  technician: string;
  /**
   * skill:NAME, certificate:NAME, not_allowed, forbidden, pinned (to others), absent (no shift in any window), full (no room between
   * the other visits).
   */
  reasons: string[];
}

/** Other interventions whose instants bar everyone from one. */
interface Barriers {
  waits_for: string[];
  ends_too_late: string[];
  begins_too_early: string[];
  any: boolean;
}

/** Rounding allowed between two instants, minutes. */
const TOLERANCE = 1e-6;

/**
 * Why technicians who are free in none of an intervention's options are not.
 * @param target the intervention, within the windows that count @param free who is free in each option
 */
export function refusedBy({ problem, compiled: { shifts } }: Placing, target: Intervention, free: readonly Free[][]): Refusal[] {
  const possible = new Set(free.flatMap((list) => list.map(({ technician }) => technician)));
  const others = problem.technicians.filter(({ id }) => !possible.has(id));
  return others.map(({ id }) => {
    const own = shifts.filter((key) => key.technician.id === id);
    return { technician: id, reasons: reasonsOf(target, id, own) };
  });
}

function reasonsOf(target: Intervention, technician: string, own: readonly ShiftKey[]): string[] {
  const { pinned } = target;
  if (pinned && !pinned.technicians.includes(technician)) return ['pinned'];
  const reasons = new Set(pinned ? [] : own.flatMap((key) => refusals(target, key)));
  const windows = pinned ? [[{ start: pinned.start, end: pinned.start + target.minutes }]] : target.windows;
  const present = own.some(({ open, close }) => beginnings({ ...target, windows }, { start: open, end: close }).length > 0);
  if (!present) reasons.add('absent');
  if (reasons.size === 0) reasons.add('full');
  return [...reasons];
}

/** Predecessors and successors that leave nobody able an instant for an intervention; none for a pinned one. */
export function barriersOf(placing: Placing, services: ReadonlyMap<string, Service>, intervention: Intervention): Barriers {
  if (intervention.pinned) return { waits_for: [], ends_too_late: [], begins_too_early: [], any: false };
  const spans = spansOfTheAble(placing, intervention);
  const before = endsBefore(placing.problem, services, intervention);
  const last = Math.max(-Infinity, ...spans.map(({ end }) => end));
  const waits_for = before.filter(({ minute }) => minute === Infinity);
  const ends_too_late = before.filter(({ minute }) => spans.length > 0 && minute < Infinity && minute > last + TOLERANCE);
  const from = Math.max(-Infinity, ...before.map(({ minute }) => minute).filter((minute) => minute <= last + TOLERANCE));
  const left = spans.filter(({ end }) => end >= from - TOLERANCE).map(({ start }) => Math.max(start, from) + intervention.minutes);
  const earliest = Math.min(Infinity, ...left);
  const begins_too_early = beginningsAfter(placing.problem, services, intervention).filter(
    ({ minute }) => left.length > 0 && minute < earliest - TOLERANCE,
  );
  const ids = (bounds: typeof before) => bounds.map((bound) => bound.intervention);
  return {
    waits_for: ids(waits_for),
    ends_too_late: ids(ends_too_late),
    begins_too_early: ids(begins_too_early),
    any: waits_for.length + ends_too_late.length + begins_too_early.length > 0,
  };
}

/** Spans in which those who may do an intervention could begin it, coming from home and going back. */
function spansOfTheAble({ compiled: { shifts, instance } }: Placing, intervention: Intervention): Interval[] {
  const { travel, places } = instance;
  return shifts
    .filter((key) => refusals(intervention, key).length === 0)
    .flatMap(({ technician: { home }, open, close }) =>
      beginnings(intervention, {
        start: open + travel[home * places + intervention.place],
        end: close - travel[intervention.place * places + home],
      }),
    );
}
