import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { parseSettings, SettingsError } from '@mif/contract/settings';
import { missingMigrations } from '@mif/db/migrate';
import { createOrm } from '@mif/db/orm';
import { openFileStore } from '@mif/domain/documents/open-store';
import { reportZone } from '@mif/domain/health/zone-report';
import { createClock } from '@mif/domain/kernel/clock';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import manifest from '../package.json' with { type: 'json' };
import { createApp } from './app.ts';
import { createTokenCookies } from './cookies.ts';
import { createHealth } from './health.ts';
import { createMetrics } from './metrics.ts';
import { createNotificationFeed } from './notification-feed.ts';
import { watchQueue } from './queue-watch.ts';

const STOP_TIMEOUT_MS = 15_000;
const DATABASE_LIMITS = { statementMs: 30_000, idleMs: 60_000, waitMs: 10_000 };

const settings = readSettings();
const log = pino({
  level: settings.LOG_LEVEL,
  base: null,
  redact: ['*.password', '*.mot_de_passe', '*.access_token', '*.refresh_token', 'headers.authorization', 'headers.cookie'],
});
const url = settings.DATABASE_URL;
// One that cannot be reached now may come back; one without our tables will not get them by waiting.
const missing = await missingMigrations(url).catch(() => []);
if (missing.length > 0) {
  log.fatal({ missing }, 'the database has not been migrated for this release');
  process.exit(1);
}
const orm = createOrm(url, { poolMax: settings.DATABASE_POOL_MAX, applicationName: 'mif-server', limits: DATABASE_LIMITS });
const feed = createNotificationFeed(url, log);
const store = await openFileStore(join(settings.DATA_DIR, 'files'), settings.FILES_URL).catch((error: unknown) => {
  log.fatal({ err: error }, 'the folder of documents cannot be used');
  process.exit(1);
});
const now = createClock(settings.CLOCK_FILE);
const app = createApp({
  orm,
  log,
  now,
  cookies: createTokenCookies(settings.PUBLIC_URL.startsWith('https:')),
  sessionKey: new TextEncoder().encode(settings.SESSION_SECRET),
  publicOrigin: new URL(settings.PUBLIC_URL).origin,
  notifications: feed,
  store,
  mailReturnsToken: settings.MAIL_RETURNS_TOKEN ?? null,
  documentLimits: { taille_max: settings.FILES_MAX_MB * 1024 * 1024, fichiers_max: settings.FILES_MAX_COUNT, types: settings.FILES_TYPES },
  metrics: createMetrics(orm),
  health: createHealth({ orm, log, dataDir: join(settings.DATA_DIR, 'files'), version: manifest.version, isDemo: settings.DEMO, now }),
  trustedProxies: settings.TRUSTED_PROXIES,
  webDirectory: resolve(import.meta.dirname, '../../web/dist'),
});

const watch = watchQueue({ orm, log, now });
const server = createServer(app);
// Longer than a proxy keeps its idle connections, so that none is closed under a request.
server.keepAliveTimeout = 75_000;
server.listen(settings.PORT, settings.HOST, () => log.info({ port: settings.PORT, host: settings.HOST }, 'listening'));
// Not waited for: a database that does not answer yet keeps nobody from being told so.
void reportZone(orm.em.fork(), log, now());
server.once('error', (error) => {
  log.fatal({ err: error }, 'cannot listen');
  process.exit(1);
});

closeWithGrace({ delay: STOP_TIMEOUT_MS, logger: false }, async ({ err }) => {
  if (err) log.fatal({ err }, 'stopping after an error');
  const closed = new Promise<void>((done) => {
    server.close(() => done());
  });
  server.closeIdleConnections();
  await watch.stop();
  await feed.close();
  // Streams have ended now: their connections are idle from here on.
  const sweeping = setInterval(() => server.closeIdleConnections(), 100);
  await closed;
  clearInterval(sweeping);
  await orm.close(true);
  log.info({}, 'stopped');
});

function readSettings() {
  try {
    const parsed = parseSettings(process.env);
    if (parsed.DATABASE_URL === undefined)
      throw new Error('DATABASE_URL is missing: the server is started by npm start, or with a database of yours.');
    return { ...parsed, DATABASE_URL: parsed.DATABASE_URL };
  } catch (error) {
    console.error(error instanceof SettingsError || error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
