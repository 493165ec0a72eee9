import { mkdtemp, readdir, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document } from '@mif/db/entities/document';
import { makeActor } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeDocument, makeIntervention } from '@mif/testing/factories';
import { expect, test } from 'vitest';
import { systemActor } from '../auth/system-actor.ts';
import { makeCtx } from '../kernel/test-context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { miniatureKey } from './rules.ts';
import { openFileStore } from './open-store.ts';
import { sweepDocuments } from './tasks.ts';

const db = await createTestDatabase();
const store = await openFileStore(await mkdtemp(join(tmpdir(), 'mif-sweep-')), undefined);
const now = new Date();
const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
const dayOf = (date: Date) => date.toISOString().slice(0, 10).replaceAll('-', '/');

/** Puts a file into the store, as old as is said. */
async function put(key: string, days: number) {
  const path = join(store.temporary, 'x');
  await writeFile(path, key);
  await utimes(path, ago(days), ago(days));
  await store.take(path, key);
}

async function keys() {
  const all: string[] = [];
  for (let days = 0; days < 60; days += 1) for await (const { key } of store.list(dayOf(ago(days)))) all.push(key);
  return all.toSorted();
}

test('what nobody refers to is taken away after its time, and nothing else', async () => {
  const { id: auteur_id } = await makeActor(db.fork(), 'admin');
  const { id: objet_id } = await makeIntervention(db.fork(), now);
  const record = { objet: 'intervention', objet_id, auteur_id } as const;
  const [kept, removed, expired] = [`${dayOf(ago(2))}/kept`, `${dayOf(ago(2))}/removed`, `${dayOf(ago(40))}/expired`];
  await makeDocument(db.fork(), ago(2), record, { cle: kept, has_miniature: true });
  const { id: removedId } = await makeDocument(db.fork(), ago(2), { ...record, supprime_at: ago(29) }, { cle: removed });
  const { id: expiredId } = await makeDocument(
    db.fork(),
    ago(40),
    { ...record, supprime_at: ago(31) },
    { cle: expired, has_miniature: true },
  );
  const stay = [kept, miniatureKey(kept, 96), miniatureKey(kept, 480), removed, `${dayOf(now)}/young-orphan`];
  const go = [
    expired,
    miniatureKey(expired, 96),
    miniatureKey(expired, 480),
    `${dayOf(ago(2))}/orphan`,
    miniatureKey(`${dayOf(ago(2))}/orphan`, 96),
  ];
  for (const key of stay) await put(key, key.includes('young') ? 0 : 2);
  for (const key of go) await put(key, 2);
  await writeFile(join(store.temporary, 'half'), 'x');
  await utimes(join(store.temporary, 'half'), ago(2), ago(2));
  await writeFile(join(store.temporary, 'arriving'), 'x');

  const em = db.fork();
  const sweep = async () => sweepDocuments(makeCtx(db.fork(), await systemActor(em), now), {}, store);
  await sweep();
  await sweep();

  expect(await keys()).toEqual(stay.toSorted());
  expect(await readdir(store.temporary)).toEqual(['arriving']);
  expect(await db.fork().findOne(Document, { id: removedId })).not.toBeNull();
  expect(await db.fork().findOne(Document, { id: expiredId })).toBeNull();
  const lines = await unscopedTables(db.fork())
    .selectFrom('journal')
    .select('action')
    .where('objet_id', '=', expiredId)
    .where('objet', '=', 'document')
    .execute();
  expect(lines).toEqual([{ action: 'purge' }]);
});
