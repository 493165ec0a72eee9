import { Logger, type LogLevel } from 'graphile-worker';
import type { Logger as Pino } from 'pino';

const methods = { error: 'error', warning: 'warn', info: 'info', debug: 'debug' } as const satisfies Record<LogLevel, keyof Pino>;

/** What the queue says of itself, in our log; jobs are logged where they run. */
export function createQueueLog(log: Pino): Logger {
  return new Logger(() => (level, message, meta) => {
    if (meta && ('job' in meta || 'jobs' in meta) && ('failure' in meta || 'success' in meta)) return;
    log[methods[level]]({ from: 'queue' }, message);
  });
}
