import type { Interval } from './model.ts';

/** What two unions of spans have in common, in order. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const both = a.flatMap((x) => b.map((y) => ({ start: Math.max(x.start, y.start), end: Math.min(x.end, y.end) })));
  return both.filter(({ start, end }) => start <= end).sort((x, y) => x.start - y.start);
}

/** The longest part of a span outside the others; null where none is left. */
export function longestOutside(span: Interval, others: readonly Interval[]): Interval | null {
  let pieces = [span];
  for (const other of others)
    pieces = pieces.flatMap((piece) => {
      if (other.end <= piece.start || other.start >= piece.end) return [piece];
      return [
        { start: piece.start, end: other.start },
        { start: other.end, end: piece.end },
      ].filter(({ start, end }) => start < end);
    });
  return pieces.sort((x, y) => y.end - y.start - (x.end - x.start) || x.start - y.start)[0] ?? null;
}
