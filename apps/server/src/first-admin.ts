import { randomUUID } from 'node:crypto';
import { DomainError } from '@mif/contract/errors';
import { createOrm } from '@mif/db/orm';
import { createCtx } from '@mif/domain/kernel/context';
import { createFirstAdmin } from '@mif/domain/users/create-first-admin';
import { translateError } from '@mif/i18n/errors';
import { pino } from 'pino';

// node apps/server/src/first-admin.ts EMAIL: run once, in the server's image, on a database that has been migrated.
const [email = ''] = process.argv.slice(2);
const url = process.env['DATABASE_URL'];
if (!url || email === '') {
  console.error('usage: DATABASE_URL=postgres://… node apps/server/src/first-admin.ts EMAIL');
  process.exit(2);
}
const orm = createOrm(url, { poolMax: 1, applicationName: 'mif-first-admin' });
const log = pino({ level: 'warn' });
try {
  const ctx = createCtx({ em: orm.em.fork(), actor: null, now: new Date(), requestId: randomUUID(), langue: 'fr', log });
  const password = await createFirstAdmin(ctx, email);
  if (password === null) {
    console.error('An administrator exists: he opens the other accounts.');
    process.exitCode = 1;
  } else console.log(`${email} / ${password}\nTo be changed at the first sign-in: it is shown this once.`);
} catch (error) {
  process.exitCode = 1;
  if (!(error instanceof DomainError)) throw error;
  console.error(translateError(error.code, 'fr', { ...error.details, field: error.field ?? null }));
} finally {
  await orm.close(true);
}
