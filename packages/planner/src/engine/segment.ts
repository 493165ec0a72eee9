import type { State } from './state.ts';

/** A part of a route under construction: its duration, and the earliest and latest start that have it. */
export interface Segment {
  duration: number;
  early: number;
  late: number;
}

/** Adds a node to a segment; false where it would come too late. */
export function append(state: State, segment: Segment, node: number, leg: number): boolean {
  const gap = segment.duration + leg;
  if (segment.early + gap > state.close[node]) return false;
  const wait = Math.max(state.open[node] - gap - segment.late, 0);
  segment.early = Math.max(state.open[node] - gap, segment.early) - wait;
  segment.late = Math.max(segment.early, Math.min(state.close[node] - gap, segment.late));
  segment.duration = gap + state.service[node] + wait;
  return true;
}
