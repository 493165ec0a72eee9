import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { fileTypes, miniatureSizes, type FileType } from '@mif/contract/documents';
import { DomainError } from '@mif/contract/errors';
import type { Log } from '../kernel/context.ts';
import { ImageRefused, prepareImage, type ImageType, type PreparedImage } from './images.ts';
import { inspectFile, unreadable } from './inspect.ts';
import { miniatureKey, newKey, safeFilename } from './rules.ts';
import { isFull, type FileStore } from './store.ts';

/** A file as it was received: in the temporary folder of the store, named as its sender named it. */
export interface ReceivedFile {
  path: string;
  filename: string;
}

/** A file in the store, not yet attached to anything. */
export interface KeptFile {
  cle: string;
  filename: string;
  taille: number;
  type_mime: string;
  /** Of the file as it is kept. */
  sha256: string;
  /** Of the file as it was sent: an image is written again before it is kept. */
  sha256_recu: string;
  has_miniature: boolean;
}

/** What keeping files needs. */
export interface Keeping {
  store: FileStore;
  log: Log;
  now: Date;
  /** The types that are taken. */
  types: readonly FileType[];
}

interface Prepared extends Omit<KeptFile, 'cle'> {
  path: string;
  image: PreparedImage | null;
}

/**
 * Checks received files, keeps them and has them attached. Where any of this fails nothing of them is left, and their
 * place in the temporary folder is empty in any case.
 * @param attach writes their rows in one transaction; the files it does not use are taken away again
 * @throws DOCUMENT_TYPE_REFUSED, DOCUMENT_UNREADABLE, DOCUMENT_STORAGE_FULL, DOCUMENT_STORAGE_AWAY, and what `attach` throws
 */
export async function keepFiles<T>(
  keeping: Keeping,
  files: readonly ReceivedFile[],
  attach: (kept: readonly KeptFile[]) => Promise<{ answer: T; unused: readonly KeptFile[] }>,
): Promise<T> {
  const prepared: Prepared[] = [];
  const kept: KeptFile[] = [];
  try {
    for (const file of files) prepared.push(await prepare(file, keeping.types));
    for (const file of prepared) kept.push(await keep(keeping, file));
    const { answer, unused } = await attach(kept);
    await discard(keeping, unused);
    return answer;
  } catch (error) {
    await discard(keeping, kept);
    throw isFull(error) ? new DomainError('DOCUMENT_STORAGE_FULL') : error;
  } finally {
    const left = [...files.map(({ path }) => path), ...prepared.flatMap(pathsOf)];
    await Promise.all(left.map((path) => rm(path, { force: true })));
  }
}

const pathsOf = ({ path, image }: Prepared) => [path, ...(image ? image.miniatures.values() : [])];
const images = new Set<FileType>(['jpg', 'png', 'webp', 'gif']);
const isImage = (type: FileType): type is ImageType => images.has(type);

async function prepare({ path, filename }: ReceivedFile, types: readonly FileType[]): Promise<Prepared> {
  const type = await inspectFile(path, filename, types);
  const sha256_recu = await hashOf(path);
  const image = isImage(type) ? await prepareOrRefuse(path, type, filename) : null;
  const final = image?.path ?? path;
  return {
    path: final,
    image,
    filename: safeFilename(filename, type),
    taille: (await stat(final)).size,
    type_mime: fileTypes[type],
    sha256: image ? await hashOf(final) : sha256_recu,
    sha256_recu,
    has_miniature: image !== null,
  };
}

async function prepareOrRefuse(path: string, type: ImageType, filename: string): Promise<PreparedImage> {
  try {
    return await prepareImage(path, type);
  } catch (error) {
    throw error instanceof ImageRefused ? unreadable(filename, error.fault) : error;
  }
}

async function keep({ store, log, now }: Keeping, { path, image, ...facts }: Prepared): Promise<KeptFile> {
  const cle = newKey(now, randomUUID());
  try {
    for (const [width, small] of image?.miniatures ?? []) await store.take(small, miniatureKey(cle, width));
    await store.take(path, cle);
  } catch (error) {
    await discardKeys({ store, log }, keysOf(cle, image !== null));
    if (isFull(error)) throw error;
    log.error({ err: error }, 'a file could not be kept');
    throw new DomainError('DOCUMENT_STORAGE_AWAY');
  }
  return { ...facts, cle };
}

/** Every key a file has in the store. */
export function keysOf(cle: string, has_miniature: boolean): string[] {
  return has_miniature ? [cle, ...miniatureSizes.map((width) => miniatureKey(cle, width))] : [cle];
}

async function discard(keeping: Keeping, files: readonly KeptFile[]): Promise<void> {
  await discardKeys(
    keeping,
    files.flatMap(({ cle, has_miniature }) => keysOf(cle, has_miniature)),
  );
}

// What cannot be taken away now is an orphan, and swept later.
async function discardKeys({ store, log }: Pick<Keeping, 'store' | 'log'>, keys: readonly string[]): Promise<void> {
  const outcomes = await Promise.allSettled(keys.map((key) => store.remove(key)));
  for (const outcome of outcomes) if (outcome.status === 'rejected') log.warn({ err: outcome.reason as unknown }, 'a file was left behind');
}

/** SHA-256 of a file of this machine, in hexadecimal. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
