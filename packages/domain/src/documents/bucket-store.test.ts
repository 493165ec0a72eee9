import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFileStore } from './open-store.ts';
import { FileGone, StorageFull, type FileStore } from './store.ts';
import { startBucket, type TestBucket } from './test-bucket.ts';

const directory = mkdtempSync(join(tmpdir(), 'mif-bucket-'));
let bucket: TestBucket;
let store: FileStore;

beforeAll(async () => {
  bucket = await startBucket();
  store = await openFileStore(directory, bucket.url);
});

afterAll(async () => {
  await bucket.close();
  rmSync(directory, { recursive: true, force: true });
});

function receive(content: string): string {
  const path = join(store.temporary, 'received');
  writeFileSync(path, content);
  return path;
}

test('a file goes into the bucket as it is and away from here; it is read whole and in part', async () => {
  const path = receive('une pompe de relevage');
  await store.take(path, 'documents/2026/pompe');
  expect(existsSync(path)).toBe(false);
  expect(bucket.objects.get('documents/2026/pompe')?.toString()).toBe('une pompe de relevage');
  expect(await text(await store.read('documents/2026/pompe'))).toBe('une pompe de relevage');
  expect(await text(await store.read('documents/2026/pompe', { start: 4, end: 8 }))).toBe('pompe');
});

test('what is in a folder is listed over several pages, and nothing of another one', async () => {
  for (const name of ['a', 'b', 'c', 'd', 'e']) await store.take(receive(name), `liste/${name}`);
  await store.take(receive('x'), 'liste-autre/x');
  const listed = await Array.fromAsync(store.list('liste'));
  expect(listed.map(({ key }) => key)).toEqual(['liste/a', 'liste/b', 'liste/c', 'liste/d', 'liste/e']);
  expect(listed[0]?.written_at).toEqual(new Date('2026-11-24T10:00:00Z'));
});

test('a full bucket says so and leaves the received file', async () => {
  bucket.isFull = true;
  const path = receive('trop');
  await expect(store.take(path, 'documents/trop')).rejects.toThrow(StorageFull);
  expect(existsSync(path)).toBe(true);
  bucket.isFull = false;
});

test('a file that is gone is gone, also when it is removed twice', async () => {
  await store.take(receive('x'), 'documents/parti');
  await store.remove('documents/parti');
  await store.remove('documents/parti');
  await expect(store.read('documents/parti')).rejects.toThrow(FileGone);
});
