import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { findZipEnd, readZipEntries, ZIP_TAIL_BYTES, type ZipEntry } from '../kernel/zip-directory.ts';

const MAX_ENTRIES = 10_000;
const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;
/** From this size on a file that shrinks this much is not writing of people. */
const SUSPECT_BYTES = 64 * 1024 * 1024;
const SUSPECT_RATIO = 150;
const NAMES_BYTES = 4 * 1024 * 1024;

const LOCAL_ENTRY = 0x04034b50;

/** Why an archive is refused. */
export type ArchiveFault = 'abime' | 'bombe' | 'chiffre';

/** An archive that is damaged, encrypted or unpacks to more than it may. */
export class ArchiveRefused extends Error {
  readonly fault: ArchiveFault;
  constructor(fault: ArchiveFault) {
    super(fault);
    this.fault = fault;
  }
}

/**
 * The names in a zip file, once it is known that everything in it unpacks, and to no more than it says and may.
 * @throws ArchiveRefused
 */
export async function checkArchive(path: string): Promise<string[]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const entries = await readDirectory(file, size);
    const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
    if (entries.length > MAX_ENTRIES || total > MAX_UNPACKED_BYTES) throw new ArchiveRefused('bombe');
    if (total > SUSPECT_BYTES && total > size * SUSPECT_RATIO) throw new ArchiveRefused('bombe');
    for (const entry of entries) await checkEntry(path, file, entry);
    return entries.map(({ name }) => name);
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new ArchiveRefused('abime');
  return buffer;
}

async function readDirectory(file: FileHandle, size: number): Promise<ZipEntry[]> {
  const tailLength = Math.min(size, ZIP_TAIL_BYTES);
  const end = findZipEnd(await readAt(file, size - tailLength, tailLength));
  if (!end) throw new ArchiveRefused('abime');
  // 0xffff… stands for an archive of over 4 GB or 65,535 files.
  if (end.count > MAX_ENTRIES || end.length > NAMES_BYTES) throw new ArchiveRefused('bombe');
  if (end.start + end.length > size) throw new ArchiveRefused('abime');
  const entries = readZipEntries(await readAt(file, end.start, end.length), end.count);
  if (!entries) throw new ArchiveRefused('abime');
  if (entries.some(({ is_encrypted }) => is_encrypted)) throw new ArchiveRefused('chiffre');
  return entries;
}

// An entry that unpacks to more than it says would pass for small.
async function checkEntry(path: string, file: FileHandle, entry: ZipEntry): Promise<void> {
  const header = await readAt(file, entry.offset, 30);
  if (header.readUInt32LE(0) !== LOCAL_ENTRY) throw new ArchiveRefused('abime');
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (entry.method === 0) {
    if (entry.packed !== entry.unpacked) throw new ArchiveRefused('abime');
    return;
  }
  if (entry.method !== 8) throw new ArchiveRefused('abime');
  if (entry.packed === 0) throw new ArchiveRefused('abime');
  const source = createReadStream(path, { start, end: start + entry.packed - 1 });
  const inflate = source.pipe(createInflateRaw());
  source.once('error', (error) => inflate.destroy(error));
  let unpacked = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      if (unpacked > entry.unpacked) throw new ArchiveRefused('bombe');
    }
  } catch (error) {
    throw error instanceof ArchiveRefused ? error : new ArchiveRefused('abime');
  } finally {
    source.destroy();
  }
  if (unpacked !== entry.unpacked) throw new ArchiveRefused('abime');
}
