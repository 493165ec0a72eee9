import { fromLocal, toLocalDate } from '@mif/contract/time';

/**
 * An instant as a `datetime-local` field holds it: the wall clock in Morocco, `YYYY-MM-DDTHH:MM`.
 * @param instant ISO string or milliseconds since the epoch
 */
export function toWallClock(instant: number | string): string {
  return toLocalDate(instant).toISOString().slice(0, 16);
}

/** The instant (ISO) of a wall clock in Morocco as such a field holds it, or null where it holds none. */
export function fromWallClock(text: string): string | null {
  const [date, time] = text.split('T');
  if (!date || !time) return null;
  try {
    return new Date(fromLocal(date, time.slice(0, 5))).toISOString();
  } catch {
    // A browser without such a field lets anything be typed.
    return null;
  }
}
