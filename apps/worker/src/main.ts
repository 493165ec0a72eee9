import { join } from 'node:path';
import { parseSettings, SettingsError } from '@mif/contract/settings';
import { missingMigrations } from '@mif/db/migrate';
import { openFileStore } from '@mif/domain/documents/open-store';
import { createClock } from '@mif/domain/kernel/clock';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { createMailer } from './mailer.ts';
import { createPusher } from './pusher.ts';
import { createScrubber } from './secrets.ts';
import { startWorker } from './worker.ts';

// Under the 5 s that are promised, with time to close what jobs used.
const STOP_TIMEOUT_MS = 4500;

const settings = readSettings();
const scrub = createScrubber(settings);
const log = pino({ level: settings.LOG_LEVEL, base: null, hooks: { streamWrite: scrub } });
// One that cannot be reached now may come back; one without our tables will not get them by waiting.
const missing = await missingMigrations(settings.DATABASE_URL).catch(() => []);
if (missing.length > 0) {
  log.fatal({ missing }, 'the database has not been migrated for this release');
  process.exit(1);
}
const store = await openFileStore(join(settings.DATA_DIR, 'files'), settings.FILES_URL).catch((error: unknown) => {
  log.fatal({ err: error }, 'the folder of documents cannot be used');
  process.exit(1);
});
const worker = await startWorker({
  databaseUrl: settings.DATABASE_URL,
  store,
  mailer: createMailer({ url: settings.SMTP_URL, from: settings.MAIL_FROM, maxConnections: settings.WORKER_CONCURRENCY, scrub }),
  pusher: createPusher({ subject: `mailto:${/([^\s<>]+@[^\s<>]+)/.exec(settings.MAIL_FROM)?.[1]}`, scrub }),
  log,
  scrub,
  now: createClock(settings.CLOCK_FILE),
  publicUrl: settings.PUBLIC_URL,
  secret: new TextEncoder().encode(settings.SESSION_SECRET),
  concurrency: settings.WORKER_CONCURRENCY,
}).catch((error: unknown) => {
  log.fatal({ err: error }, 'the worker cannot start');
  process.exit(1);
});

const onTimeout = () => log.error({}, 'stopped without waiting longer: jobs still held are given to others soon');
const ending = closeWithGrace({ delay: STOP_TIMEOUT_MS, logger: false, onTimeout }, async ({ err, manual }) => {
  if (err) log.fatal({ err }, 'stopping after an error');
  await worker.stop();
  // What throws here ends with 1, so that whoever watches starts it again.
  if (manual) await worker.ended;
});
worker.ended.catch((error: unknown) => {
  log.fatal({ err: error }, 'stopping: the queue ended');
  ending.close();
});

function readSettings() {
  try {
    const parsed = parseSettings(process.env);
    const { DATABASE_URL, SMTP_URL } = parsed;
    if (DATABASE_URL === undefined || SMTP_URL === undefined)
      throw new Error(
        'DATABASE_URL or SMTP_URL is missing: the worker is started by npm start, or with a database and a mail server of yours.',
      );
    return { ...parsed, DATABASE_URL, SMTP_URL };
  } catch (error) {
    console.error(error instanceof SettingsError || error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
