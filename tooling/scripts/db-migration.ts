import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toCivilDate } from '@mif/contract/time';
import { migrate } from '@mif/db/migrate';
import { createOrm } from '@mif/db/orm';
import { openDatabase } from './database.ts';
import { readSettings, root } from './environment.ts';
import { migrationSource, nextMigrationName, partDiff, registerMigration } from './migration-text.ts';

// pnpm db:migration NAME: writes the migration that brings the present database to what the entities say, as far as
// MikroORM can tell, and registers it. Read it before it is committed; one that was released is never changed.
const [name = ''] = process.argv.slice(2);
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
  console.error('usage: pnpm db:migration name-in-kebab-case');
  process.exit(2);
}

const listFile = join(root, 'packages/db/src/migrations/list.ts');
const list = readFileSync(listFile, 'utf8');
const fileName = nextMigrationName(list, name, toCivilDate(new Date()));
const database = await openDatabase(readSettings());
try {
  await migrate(database.url);
  const orm = createOrm(database.url, { poolMax: 1, applicationName: 'mif-migration' });
  try {
    const { up } = await orm.schema.getUpdateSchemaMigrationSQL({ wrap: false, safe: false });
    const { additions, drops } = partDiff(up);
    writeFileSync(join(root, `packages/db/src/migrations/${fileName}.ts`), migrationSource(name, additions), { flag: 'wx' });
    writeFileSync(listFile, registerMigration(list, name, fileName));
    if (drops.length > 0) {
      console.log(
        `left out, for the entities do not say them (checks, triggers, generated columns); copy what is meant:\n  ${drops.join('\n  ')}`,
      );
    }
  } finally {
    await orm.close(true);
  }
} finally {
  await database.close();
}
console.log(`packages/db/src/migrations/${fileName}.ts`);
