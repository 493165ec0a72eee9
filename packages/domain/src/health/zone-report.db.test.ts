import { zoneChecks } from '@mif/contract/time';
import { createTestDatabase } from '@mif/testing/database';
import { expect, test } from 'vitest';
import type { Log } from '../kernel/context.ts';
import { nodeHourAt, reportZone, zoneFaults } from './zone-report.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');

async function linesOf(at: Date, hourAt?: (instant: string) => number) {
  const lines: [string, string, object][] = [];
  const write = (level: string) => (facts: object, message: string) => void lines.push([level, message, facts]);
  const log: Log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  await reportZone(db.fork(), log, at, hourAt);
  return lines;
}

test('Node and the PostgreSQL that is brought along are right, and one line says so', async () => {
  expect(zoneFaults(zoneChecks.map(({ instant }) => nodeHourAt(instant)))).toEqual([]);
  expect(await linesOf(now)).toMatchObject([['info', 'the zone table, Node and PostgreSQL agree on the time in Morocco', {}]]);
});

test('a platform of before the change of 2026 is named with what it says, and nothing is thrown', async () => {
  // Before 2026-09-20 everybody knew of UTC+1 outside Ramadan.
  const old = (instant: string) => (instant.startsWith('2026-03') ? 12 : 13);
  expect(await linesOf(now, old)).toEqual([
    [
      'warn',
      'Node tells the time in Morocco wrongly: nothing here relies on it',
      {
        faults: [
          { instant: '2026-10-01T12:00Z', expected_hour: 12, hour: 13 },
          { instant: '2027-04-15T12:00Z', expected_hour: 12, hour: 13 },
        ],
      },
    ],
  ]);
});

test('a table that is due for review says so', async () => {
  expect((await linesOf(new Date('2028-02-01T00:00Z'))).map(([level, message]) => [level, message])).toEqual([
    ['warn', 'the zone table is to be read again against IANA'],
    ['info', 'the zone table, Node and PostgreSQL agree on the time in Morocco'],
  ]);
});
