import type { Readable } from 'node:stream';

/** A part of a file: its first and its last byte, both within. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Where files are kept: a folder, or an S3-compatible service. Keys are made by the product, never by people. */
export interface FileStore {
  /** A folder on this machine where files are received; on the same volume as the store where that is a folder. */
  readonly temporary: string;
  /**
   * Takes a received file in and away from where it was; on return it outlives a power cut.
   * @throws StorageFull, or what the storage said
   */
  take: (path: string, key: string) => Promise<void>;
  /** The bytes of a file, or of a part of it. @throws FileGone */
  read: (key: string, range?: ByteRange) => Promise<Readable>;
  /** Takes a file away; one that is not there is no error. */
  remove: (key: string) => Promise<void>;
  /** The keys under a folder with when each was written. */
  list: (folder: string) => AsyncIterable<{ key: string; written_at: Date }>;
}

/** The storage has no room left. */
export class StorageFull extends Error {}

/** A file that should be there is not. */
export class FileGone extends Error {}

const fullCodes = new Set(['ENOSPC', 'EDQUOT', 'QuotaExceeded', 'InsufficientStorage', 'XMinioStorageFull']);

/** Whether a storage, or the disk under it, says that it is full. */
export function isFull(error: unknown): boolean {
  for (let at: unknown = error; typeof at === 'object' && at !== null; at = 'cause' in at ? at.cause : null) {
    const { code, name } = at as { code?: unknown; name?: unknown };
    if (at instanceof StorageFull || fullCodes.has(String(code)) || fullCodes.has(String(name))) return true;
  }
  return false;
}
