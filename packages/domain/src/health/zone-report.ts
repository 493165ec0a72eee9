import { toCivilDate, toLocal, ZONE, ZONE_TABLE_REVIEW_DATE, ZONE_TABLE_VERSION, zoneChecks } from '@mif/contract/time';
import type { EntityManager } from '@mif/db/orm';
import type { Log } from '../kernel/context.ts';
import { zoneHours } from './measure.ts';

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', hourCycle: 'h23' });

/** The hour Node shows in Morocco at an instant. */
export function nodeHourAt(instant: string): number {
  return Number(clock.format(new Date(instant)));
}

/** Which of the known instants are shown at another hour than the right one, and at which. */
export function zoneFaults(hours: readonly number[]): { instant: string; expected_hour: number; hour: number | null }[] {
  return zoneChecks.flatMap(({ instant, hour: expected_hour }, index) =>
    hours[index] === expected_hour ? [] : [{ instant, expected_hour, hour: hours[index] ?? null }],
  );
}

/**
 * Says at start-up whether the zone table, Node and PostgreSQL tell the time in Morocco rightly. A platform that does not
 * keeps nothing from starting: local time comes from the table alone.
 * @param hourAt what Node says; the tests put another clock here
 */
export async function reportZone(em: EntityManager, log: Log, now: Date, hourAt: (instant: string) => number = nodeHourAt): Promise<void> {
  const table = zoneFaults(zoneChecks.map(({ instant }) => toLocal(instant).hour));
  if (table.length > 0) log.error({ faults: table, version: ZONE_TABLE_VERSION }, 'the zone table tells the time in Morocco wrongly');
  if (toCivilDate(now) > ZONE_TABLE_REVIEW_DATE) {
    log.warn({ version: ZONE_TABLE_VERSION, review_date: ZONE_TABLE_REVIEW_DATE }, 'the zone table is to be read again against IANA');
  }
  const node = zoneFaults(zoneChecks.map(({ instant }) => hourAt(instant)));
  if (node.length > 0) log.warn({ faults: node }, 'Node tells the time in Morocco wrongly: nothing here relies on it');
  const postgres = await zoneHours(em).then(zoneFaults, (error: unknown) => {
    log.warn({ err: error }, 'PostgreSQL could not be asked what time it is in Morocco');
    return null;
  });
  if (postgres && postgres.length > 0) {
    log.warn({ faults: postgres }, 'PostgreSQL tells the time in Morocco wrongly: nothing here relies on it');
  }
  if (postgres && [table, node, postgres].every(({ length }) => length === 0)) {
    log.info({ version: ZONE_TABLE_VERSION }, 'the zone table, Node and PostgreSQL agree on the time in Morocco');
  }
}
