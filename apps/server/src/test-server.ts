import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Orm } from '@mif/db/orm';
import { fileTypeNames } from '@mif/contract/documents';
import { openFileStore } from '@mif/domain/documents/open-store';
import type { FileStore } from '@mif/domain/documents/store';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { createTokenCookies } from './cookies.ts';
import { createHealth } from './health.ts';
import { createMetrics } from './metrics.ts';
import { createNotificationFeed } from './notification-feed.ts';

/** Of the tests' product. */
export const secret = new TextEncoder().encode('a key of the tests, long enough for HS256');

/** Of the tests' mail server. */
export const MAIL_RETURNS_TOKEN = 'a-token-of-the-mail-server-of-the-tests';

/** A server of one test file, on a port of its own. */
export interface TestServer {
  url: string;
  /** Lines it has logged so far, parsed. */
  logged: Record<string, unknown>[];
  /** Where its documents are. */
  files: string;
  store: FileStore;
  close: () => Promise<void>;
}

/**
 * Starts the server's HTTP interface on a test database.
 * @param around stands between the server and its files
 */
export async function startTestServer(
  db: { url: string; orm: Orm },
  around: (store: FileStore) => FileStore = (store) => store,
): Promise<TestServer> {
  const logged: Record<string, unknown>[] = [];
  const log = pino(
    { level: 'debug', base: null },
    { write: (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const files = await mkdtemp(join(tmpdir(), 'mif-files-'));
  const store = around(await openFileStore(files, undefined));
  const feed = createNotificationFeed(db.url, log);
  const now = () => new Date();
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const app = createApp({
    orm: db.orm,
    log,
    now,
    cookies: createTokenCookies(false),
    sessionKey: secret,
    publicOrigin: url,
    notifications: feed,
    store,
    mailReturnsToken: MAIL_RETURNS_TOKEN,
    documentLimits: { taille_max: 2_000_000, fichiers_max: 3, types: fileTypeNames },
    metrics: createMetrics(db.orm),
    health: createHealth({ orm: db.orm, log, dataDir: '/', version: 'test', isDemo: false, now }),
    trustedProxies: 0,
    webDirectory: resolve(import.meta.dirname, '../../web/dist'),
  });
  server.on('request', app);
  return {
    url,
    logged,
    files,
    store,
    close: async () => {
      await feed.close();
      server.close();
      server.closeAllConnections();
      await rm(files, { recursive: true, force: true });
    },
  };
}
