import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFileStore } from '@mif/domain/documents/open-store';
import { pino } from 'pino';
import { createMailer } from './mailer.ts';
import { createPusher, type PusherOptions } from './pusher.ts';
import { startWorker, type RunningWorker } from './worker.ts';

/** Of the tests' product. */
const secret = new TextEncoder().encode('a key of the tests, long enough for HS256');

const store = await openFileStore(await mkdtemp(join(tmpdir(), 'mif-worker-')), undefined);
const scrub = (text: string) => text.replaceAll('hush', '***');

/** The product's own worker, with its own mailer and pusher, less patient than in life. */
export function startTestWorker({
  databaseUrl,
  smtpUrl,
  now,
  network,
}: {
  databaseUrl: string;
  smtpUrl: string;
  now: () => Date;
  network?: PusherOptions['network'];
}): Promise<RunningWorker> {
  return startWorker({
    databaseUrl,
    mailer: createMailer({
      url: smtpUrl,
      from: 'ERP MIF Maroc <ne-pas-repondre@mif.ma>',
      maxConnections: 2,
      scrub,
      timeouts: { connection: 1000, socket: 500, mail: 5000, pause: 0 },
    }),
    pusher: createPusher({ subject: 'mailto:tests@mif.ma', scrub, ...(network ? { network } : {}) }),
    store,
    log: pino({ level: 'silent' }),
    scrub,
    now,
    publicUrl: 'https://mif.test',
    secret,
    concurrency: 2,
  });
}
