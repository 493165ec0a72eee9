import { createTestDatabase } from '@mif/testing/database';
import { expect, test } from 'vitest';
import { partDiff } from './migration-text.ts';

const db = await createTestDatabase();

test('the migrations make every table and column the entities say', async () => {
  const { up } = await db.orm.schema.getUpdateSchemaMigrationSQL({ wrap: false, safe: false });
  expect(partDiff(up).additions).toBe('');
  await db.fork().execute('alter table battements drop column vu_at');
  const { up: missing } = await db.orm.schema.getUpdateSchemaMigrationSQL({ wrap: false, safe: false });
  expect(partDiff(missing).additions).toContain('vu_at');
});
