import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { migrate } from '@mif/db/migrate';
import { createOrm } from '@mif/db/orm';
import { seedDemo } from '@mif/db/seed';
import { openDatabase } from './database.ts';
import { childEnvironment, readSettings, root } from './environment.ts';
import { supervise, type Supervised } from './supervise.ts';

// Server and worker start again at each change of a source file; the web application comes from Vite, which asks the
// server for everything else.
const settings = readSettings();
const stopping = Promise.withResolvers<void>();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.resolve());

const database = await openDatabase(settings);
const processes: Supervised[] = [];
try {
  await migrate(database.url);
  if (settings.DEMO) {
    const orm = createOrm(database.url, { poolMax: 2, applicationName: 'mif-seed' });
    try {
      await seedDemo(orm, new Date());
    } finally {
      await orm.close(true);
    }
  }
  const hasMailbox = settings.SMTP_URL === undefined;
  const mailboxUrl = `http://127.0.0.1:${settings.MAILBOX_PORT}`;
  const env = childEnvironment(settings, {
    DATABASE_URL: database.url,
    ...(hasMailbox ? { SMTP_URL: `smtp://127.0.0.1:${settings.MAILBOX_SMTP_PORT}`, MAILBOX_URL: mailboxUrl } : {}),
  });
  const common = { env, dataDir: settings.DATA_DIR, echo: true };
  if (hasMailbox) processes.push(supervise({ ...common, name: 'mailbox', entry: 'tooling/scripts/mailbox.ts' }));
  processes.push(supervise({ ...common, name: 'worker', entry: 'apps/worker/src/main.ts', nodeArgs: ['--watch'] }));
  processes.push(supervise({ ...common, name: 'server', entry: 'apps/server/src/main.ts', nodeArgs: ['--watch'] }));
  for (const { confirm } of processes) confirm();
  const web = join(root, 'apps/web');
  const vite = spawn(join(web, 'node_modules/.bin/vite'), ['--host', '127.0.0.1'], { cwd: web, env, stdio: 'inherit' });
  vite.once('exit', () => stopping.resolve());
  await stopping.promise;
  vite.kill('SIGTERM');
} finally {
  for (const running of processes.toReversed()) await running.stop();
  await database.close();
}
