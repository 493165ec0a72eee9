import { rm } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import type { DocumentLimits } from '@mif/contract/documents';
import { DomainError } from '@mif/contract/errors';
import type { ReceivedFile } from '@mif/domain/documents/keep';
import { isFull } from '@mif/domain/documents/store';
import type { Request, Response } from 'express';
import multer, { MulterError, type StorageEngine } from 'multer';

/** Of a form around its files. */
const FORM_BYTES = 64 * 1024;
const GRACE_BYTES = 4 * 1024 * 1024;
const GRACE_MS = 3000;
const MEGABYTE = 1024 * 1024;

/** The sender went away in the middle: nobody is there to be answered. */
export class SenderGone extends Error {}

type Limits = Pick<DocumentLimits, 'taille_max' | 'fichiers_max'>;

/**
 * Refuses what says of itself that it is too much, before a byte of it is read.
 * @throws REQUEST_UNSUPPORTED_TYPE, DOCUMENT_TOO_LARGE
 */
export function refuseUnread(req: Request, { taille_max, fichiers_max }: Limits): void {
  if (!/^multipart\/form-data\b/i.test(req.get('content-type') ?? '')) throw new DomainError('REQUEST_UNSUPPORTED_TYPE');
  if (Number(req.get('content-length') ?? 0) > taille_max * fichiers_max + FORM_BYTES) throw tooLarge(taille_max, fichiers_max);
}

const tooLarge = (taille_max: number, fichiers_max: number, filename?: string) =>
  new DomainError('DOCUMENT_TOO_LARGE', {
    field: 'file',
    details: { max: Math.floor(taille_max / MEGABYTE), fichiers: fichiers_max, ...(filename ? { filename: filename.slice(0, 80) } : {}) },
  });

/**
 * Reads the files of a form (`file`, once or several times) into a folder, and no further than they are wanted.
 * @returns where they are; the caller takes or removes them
 * @throws DOCUMENT_FILE_REQUIRED, DOCUMENT_TOO_LARGE, DOCUMENT_TOO_MANY, DOCUMENT_STORAGE_FULL, REQUEST_MALFORMED, SenderGone;
 * nothing is left in the folder then
 */
export async function receiveFiles(req: Request, res: Response, folder: string, limits: Limits): Promise<ReceivedFile[]> {
  // multer reads a refused request to its end: it gets one that can be ended, and the rest stays unread.
  const body = Object.assign(new PassThrough(), { headers: req.headers, files: undefined as Express.Multer.File[] | undefined });
  const onGone = () => void body.destroy(new SenderGone());
  req.once('aborted', onGone);
  const receive = multer({
    storage: watched(multer.diskStorage({ destination: folder }), () => body.destroy()),
    limits: {
      fileSize: limits.taille_max,
      files: limits.fichiers_max,
      parts: limits.fichiers_max + 10,
      fields: 10,
      fieldSize: 1000,
      fieldNameSize: 100,
    },
    defParamCharset: 'utf8',
  }).array('file', limits.fichiers_max);
  try {
    await new Promise<void>((done, fail) => {
      // Only what multer reads of a request is there.
      receive(body as never, res, (error: unknown) => (error === undefined || error === null ? done() : fail(error)));
      req.pipe(body);
    });
  } catch (error) {
    throw refusalOf(error, req, limits);
  } finally {
    req.off('aborted', onGone);
    req.unpipe(body);
  }
  const files = (body.files ?? []).map(({ path, originalname }) => ({ path, filename: originalname }));
  if (files.length === 0) throw new DomainError('DOCUMENT_FILE_REQUIRED', { field: 'file' });
  return files;
}

/** Says at once that a file has passed its limit, and takes away what was written of it. */
function watched(disk: StorageEngine, onLimit: () => void): StorageEngine {
  return {
    _handleFile(req, file, callback) {
      let is_over = false;
      file.stream.once('limit', () => {
        is_over = true;
        setImmediate(onLimit);
      });
      // oxlint-disable-next-line no-underscore-dangle -- multer's own name
      disk._handleFile(req, file, (error, info) => {
        if (is_over && info?.path) void rm(info.path, { force: true }).then(() => callback(error, info));
        else callback(error, info);
      });
    },
    // oxlint-disable-next-line no-underscore-dangle -- multer's own name
    _removeFile: (_req, file, callback) => void rm(file.path, { force: true }).then(() => callback(null), callback),
  };
}

function refusalOf(error: unknown, req: Request, { taille_max, fichiers_max }: Limits): unknown {
  if (error instanceof SenderGone || req.socket.destroyed) return new SenderGone();
  if (isFull(error)) return new DomainError('DOCUMENT_STORAGE_FULL');
  if (!(error instanceof MulterError)) return error instanceof Error && !('code' in error) ? new DomainError('REQUEST_MALFORMED') : error;
  const filename = 'filename' in error && typeof error.filename === 'string' ? error.filename : undefined;
  if (error.code === 'LIMIT_FILE_SIZE') return tooLarge(taille_max, 1, filename);
  if (error.code === 'LIMIT_FILE_COUNT') return new DomainError('DOCUMENT_TOO_MANY', { field: 'file', details: { max: fichiers_max } });
  if (error.code !== 'LIMIT_UNEXPECTED_FILE') return new DomainError('REQUEST_MALFORMED');
  if (error.field === 'file') return new DomainError('DOCUMENT_TOO_MANY', { field: 'file', details: { max: fichiers_max } });
  return new DomainError('DOCUMENT_FILE_REQUIRED', { field: 'file' });
}

/** Lets a refused sender read his answer, and then ends a connection on which he goes on. */
export function stopReading(req: Request): void {
  if (req.readableEnded || req.destroyed) return;
  let read = 0;
  const end = () => req.socket.destroy();
  const timer = setTimeout(end, GRACE_MS);
  req.on('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read > GRACE_BYTES) end();
  });
  req.once('close', () => clearTimeout(timer));
  req.once('end', () => clearTimeout(timer));
  req.resume();
}
