import type { ShiftKey, VisitKey } from './compile.ts';
import type { Interval, Intervention, Problem, Visit } from './model.ts';
import { isLinked } from './linked.ts';
import { intersect } from './spans.ts';

/** Minutes between the beginnings tried for interventions whose time others depend on: crews and precedences. */
const GRID_MINUTES = 15;

/** A pinned instant may come this much later, minutes: sums of travel are rounded. */
const ROUNDING = 5e-7;

export interface Options {
  first: Int32Array;
  open: Float64Array;
  close: Float64Array;
  cost: Float64Array;
}

/** Spans in which the service may begin: all windows at once, the whole work inside, within the planned days. */
export function beginnings(intervention: Intervention, horizon: Interval): Interval[] {
  let spans = [horizon];
  for (const union of intervention.windows) spans = intersect(spans, union);
  return spans.map(({ start, end }) => ({ start, end: end - intervention.minutes })).filter(({ start, end }) => start <= end);
}

/** From the first shift's start to the last one's end. */
export function horizonOf(shifts: readonly Pick<ShiftKey, 'open' | 'close'>[]): Interval {
  let start = Infinity;
  let end = -Infinity;
  for (const { open, close } of shifts) {
    start = Math.min(start, open);
    end = Math.max(end, close);
  }
  return { start, end };
}

/**
 * The options of every visit: each window cut at the deadline's steps; for linked interventions a grid of instants, and those of the visits
 * `known`. Only the first member of a crew pays for being late.
 */
export function visitOptions(problem: Problem, visits: readonly VisitKey[], shifts: readonly ShiftKey[], known: readonly Visit[]): Options {
  const first = [0];
  const open: number[] = [];
  const close: number[] = [];
  const cost: number[] = [];
  const linked = isLinked(problem);
  const instants = new Map<string, number[]>();
  for (const { intervention, start } of known) instants.set(intervention, [...(instants.get(intervention) ?? []), start]);
  const horizon = horizonOf(shifts);
  for (const { intervention, member } of visits) {
    for (const span of spansOf(intervention, horizon, linked(intervention) ? (instants.get(intervention.id) ?? []) : null))
      for (const piece of cutAtSteps(span, intervention, problem)) {
        open.push(piece.start);
        close.push(piece.end);
        cost.push(member === 0 ? piece.cost : 0);
      }
    first.push(open.length);
  }
  return {
    first: Int32Array.from(first),
    open: Float64Array.from(open),
    close: Float64Array.from(close),
    cost: Float64Array.from(cost),
  };
}

/** @param instants further ones for a linked intervention; null where it is not linked */
function spansOf(intervention: Intervention, horizon: Interval, instants: readonly number[] | null): Interval[] {
  const { pinned } = intervention;
  if (pinned) return [{ start: pinned.start, end: pinned.start + ROUNDING }];
  const spans = beginnings(intervention, horizon);
  if (!instants) return spans;
  const all = spans.flatMap(({ start, end }) => {
    const list = [start, ...instants.filter((t) => t > start && t <= end)];
    for (let t = Math.ceil((start + 1) / GRID_MINUTES) * GRID_MINUTES; t <= end; t += GRID_MINUTES) list.push(t);
    return list;
  });
  return [...new Set(all)].sort((a, b) => a - b).map((start) => ({ start, end: start }));
}

function cutAtSteps(span: Interval, intervention: Intervention, { weights }: Problem): (Interval & { cost: number })[] {
  const { due, priority } = intervention;
  const step = weights.lateness_step_minutes;
  if (due === null || span.end <= due) return [{ ...span, cost: 0 }];
  const pieces: (Interval & { cost: number })[] = [];
  if (span.start <= due) pieces.push({ start: span.start, end: due, cost: 0 });
  for (let k = Math.max(1, Math.ceil((span.start - due) / step)); due + (k - 1) * step < span.end; k++)
    pieces.push({
      start: Math.max(span.start, due + (k - 1) * step),
      end: Math.min(span.end, due + k * step),
      cost: k * weights.lateness[priority - 1],
    });
  return pieces;
}
