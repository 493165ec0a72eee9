import { checkZone } from '@mif/contract/time';
import { useSyncExternalStore } from 'react';

let skewMinutes = 0;
const listeners = new Set<() => void>();

/**
 * Compares the device's clock with the server's at an answer.
 * @param dateHeader the answer's Date header
 * @param sentAt device time when the request left, in milliseconds
 */
export function noteServerTime(dateHeader: string | null, sentAt: number): void {
  const server = dateHeader ? Date.parse(dateHeader) : Number.NaN;
  const now = Date.now();
  // A slow answer says nothing about the clock.
  if (Number.isNaN(server) || now - sentAt > 10_000) return;
  const next = Math.round((now - server) / 60_000);
  if (next === skewMinutes) return;
  skewMinutes = next;
  for (const listener of listeners) listener();
}

/** Minutes by which the device's clock is ahead of the server's. */
export function useClockSkew(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => skewMinutes,
  );
}

/** What this browser believes about Moroccan time, against the known answers. */
export function probeDeviceZone() {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'Africa/Casablanca', hour: '2-digit', hourCycle: 'h23' });
  return checkZone((instant) => Number(format.format(new Date(instant))));
}
