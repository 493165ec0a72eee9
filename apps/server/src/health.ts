import { statfs } from 'node:fs/promises';
import type { Health, HealthDetailed } from '@mif/contract/health';
import type { Orm } from '@mif/db/orm';
import { judge } from '@mif/domain/health/judge';
import { measureDatabase } from '@mif/domain/health/measure';
import { nodeHourAt } from '@mif/domain/health/zone-report';
import type { Logger } from 'pino';

const DATABASE_TIMEOUT_MS = 3000;

/** What health is asked of. */
export interface HealthParts {
  orm: Orm;
  log: Logger;
  dataDir: string;
  version: string;
  isDemo: boolean;
  now: () => Date;
}

const started = performance.now();

/** The two answers about health: alive or not, for balancers; everything, for people. */
export function createHealth(parts: HealthParts): { brief: () => Promise<Health>; detailed: () => Promise<HealthDetailed> } {
  const head = () => ({ timestamp: parts.now().toISOString(), service: 'ERP MIF Maroc', demo: parts.isDemo }) as const;
  return {
    brief: async () => {
      const isUp = await inTime(parts.orm.em.fork().execute('select 1')).then(
        () => true,
        () => false,
      );
      return { ...head(), status: isUp ? 'ok' : 'error' };
    },
    detailed: async () => {
      const [database, disk_free_bytes] = await Promise.all([
        inTime(measureDatabase(parts.orm.em.fork())).catch((error: unknown) => {
          parts.log.warn({ err: error }, 'the database could not be measured');
          return null;
        }),
        freeBytes(parts.dataDir),
      ]);
      const platform = { disk_free_bytes, hourAt: nodeHourAt };
      return {
        ...head(),
        ...judge(database, platform, parts.now()),
        version: parts.version,
        uptime_s: Math.round((performance.now() - started) / 1000),
      };
    },
  };
}

async function freeBytes(directory: string): Promise<number | null> {
  const stats = await statfs(directory).catch(() => statfs('.').catch(() => null));
  return stats ? stats.bavail * stats.bsize : null;
}

/** What the database gives, or a rejection after 3 s: one that hangs must not hang who asks about it. */
export function inTime<T>(work: Promise<T>): Promise<T> {
  const timeout = AbortSignal.timeout(DATABASE_TIMEOUT_MS);
  return Promise.race([
    work,
    new Promise<never>((_resolve, reject) => {
      timeout.addEventListener('abort', () => reject(new Error('the database does not answer in time')));
    }),
  ]);
}
