import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFileStore } from '@mif/domain/documents/open-store';
import { pino } from 'pino';
import { createTasks } from './jobs.ts';
import { createMailer } from './mailer.ts';
import { createPusher } from './pusher.ts';
import { startWorker } from './worker.ts';

// The product's own worker, which also knows a job that is empty but for its mail: what `pnpm bench` measures mails against.
const { DATABASE_URL = '', SMTP_URL = '' } = process.env;
const CONCURRENCY = 4;
const mailer = createMailer({
  url: SMTP_URL,
  from: 'ERP MIF Maroc <ne-pas-repondre@mif.ma>',
  maxConnections: CONCURRENCY,
  scrub: (text) => text,
});
const worker = await startWorker(
  {
    databaseUrl: DATABASE_URL,
    mailer,
    pusher: createPusher({ subject: 'mailto:ne-pas-repondre@mif.ma', scrub: (text) => text }),
    store: await openFileStore(join(tmpdir(), 'mif-bench-files'), undefined),
    log: pino({ level: 'error', base: null }),
    scrub: (text) => text,
    now: () => new Date(),
    publicUrl: 'http://127.0.0.1:3000',
    secret: new TextEncoder().encode('a key of the bench, long enough for HS256'),
    concurrency: CONCURRENCY,
  },
  (ports) => ({
    ...createTasks(ports),
    send_empty: (_payload, { job, abortSignal }) =>
      mailer.send({ to: 'personne@exemple.ma', subject: '-', html: '', text: '-', messageId: `empty.${job.id}` }, abortSignal),
  }),
);
process.once('SIGTERM', () => void worker.stop());
process.send?.('started');
