import type { HistoriqueItem } from '@mif/contract/interventions';

/** A step of the life that starts or stops work. */
export interface WorkStep {
  action: HistoriqueItem['action'];
  /** Milliseconds since the epoch. */
  at: number;
}

export interface WorkedTime {
  /** Milliseconds since the epoch. */
  start: number;
  minutes: number;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
/** A time line is proposed in steps of this many minutes, upwards. */
const ROUNDING_MINUTES = 5;

const starts = new Set<WorkStep['action']>(['start', 'resume', 'reopen']);
const stops = new Set<WorkStep['action']>(['hold', 'finish', 'close', 'cancel']);

/**
 * The periods of work since the last report: each from its start to its hold, the last one to now.
 * @param steps in any order
 * @param now milliseconds since the epoch
 */
export function workedTimes(steps: readonly WorkStep[], now: number): WorkedTime[] {
  const times: WorkedTime[] = [];
  let open: number | null = null;
  for (const { action, at } of steps.toSorted((a, b) => a.at - b.at)) {
    if (starts.has(action)) open ??= at;
    if (!stops.has(action)) continue;
    if (open !== null) times.push({ start: open, minutes: minutesOf(at - open) });
    open = null;
    // What a report had counted is not proposed again.
    if (action === 'finish') times.length = 0;
  }
  if (open !== null) times.push({ start: open, minutes: minutesOf(now - open) });
  return times;
}

function minutesOf(length: number): number {
  const rounded = Math.ceil(length / MINUTE_MS / ROUNDING_MINUTES) * ROUNDING_MINUTES;
  return Math.min(DAY_MINUTES, Math.max(ROUNDING_MINUTES, rounded));
}
