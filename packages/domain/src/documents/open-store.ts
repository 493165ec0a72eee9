import { createReadStream } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { FileGone, isFull, StorageFull, type FileStore } from './store.ts';

/** Where files are received, below the folder of the store. */
const TEMPORARY = 'reception';
const KEPT = 'documents';

/**
 * Opens where files are kept, and makes its folders.
 * @param directory of this machine: for what is received, and for everything where no URL is given
 * @param url `s3://key:secret@host/bucket?region=…`
 */
export async function openFileStore(directory: string, url: string | undefined): Promise<FileStore> {
  const root = resolve(directory);
  const temporary = join(root, TEMPORARY);
  await mkdir(temporary, { recursive: true, mode: 0o700 });
  if (url === undefined) return folderStore(join(root, KEPT), temporary);
  const { bucketStore } = await import('./bucket-store.ts');
  return bucketStore(url, temporary);
}

async function folderStore(location: string, temporary: string): Promise<FileStore> {
  await mkdir(location, { recursive: true, mode: 0o700 });
  const disk = new Disk(new FSDriver({ location, visibility: 'private' }));
  return {
    temporary,
    async take(path, key) {
      try {
        await syncPath(path);
        const target = join(location, key);
        await mkdir(dirname(target), { recursive: true, mode: 0o700 });
        // One step: whoever is killed here leaves a whole file or none.
        await rename(path, target);
        // The name is on the disk once its folder is, and the folder once its own is.
        for (let folder = dirname(target); folder.length >= location.length; folder = dirname(folder)) await syncPath(folder);
      } catch (error) {
        throw isFull(error) ? new StorageFull('the disk is full', { cause: error }) : error;
      }
    },
    read: (key, range) => openStream(join(location, key), range),
    remove: (key) => disk.delete(key),
    async *list(folder) {
      const { objects } = await disk.listAll(folder, { recursive: true });
      for (const entry of objects) if (entry.isFile) yield { key: entry.key, written_at: (await disk.getMetaData(entry.key)).lastModified };
    },
  };
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openStream(path: string, range?: { start: number; end: number }): Promise<Readable> {
  const stream = createReadStream(path, range);
  await new Promise<void>((done, fail) => {
    stream.once('open', () => done());
    stream.once('error', (error) => fail('code' in error && error.code === 'ENOENT' ? new FileGone(path, { cause: error }) : error));
  });
  return stream;
}
