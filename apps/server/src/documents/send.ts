import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { ContentQuery, DocumentParams, MiniatureQuery } from '@mif/contract/documents';
import { DomainError } from '@mif/contract/errors';
import { findFile, noteDamage, type FileFacts } from '@mif/domain/documents/find-file';
import { dispositionOf, etagOf, miniatureKey, rangeOf } from '@mif/domain/documents/rules';
import { FileGone, type FileStore } from '@mif/domain/documents/store';
import { createCtx, type Ctx } from '@mif/domain/kernel/context';
import type { Request, RequestHandler, Response } from 'express';
import { inAddress } from './address.ts';
import type { DocumentParts } from './upload.ts';

/** Up to this size a file is checked before its first byte goes out; larger ones are checked while they do. */
const CHECKED_FIRST_BYTES = 8 * 1024 * 1024;
const CHECK_KEPT_MS = 10 * 60_000;

/** What a browser shows in place, without running anything of it. */
const shown = /^(image\/(jpeg|png|webp|gif)|application\/pdf)$/;

/** `/documents/{id}/contenu`: the file, whole or in parts. */
export function contentRoute(parts: DocumentParts): RequestHandler {
  const verified = new Map<string, number>();
  return async (req, res) => {
    const { id } = inAddress(DocumentParams, req.params);
    const { revision, inline } = inAddress(ContentQuery, req.query);
    const ctx = await signedIn(parts, req, res);
    const file = await findFile(ctx, id, revision);
    const is_shown = inline === '1' && shown.test(file.type_mime);
    setHeaders(res, file.type_mime);
    res.set('content-disposition', dispositionOf(is_shown ? 'inline' : 'attachment', file.filename));
    res.set('etag', etagOf(file.sha256)).set('accept-ranges', 'bytes');
    if (isKnown(req, etagOf(file.sha256))) return void res.status(304).end();
    const range = rangeOf(isFresh(req, etagOf(file.sha256)) ? req.get('range') : undefined, file.taille);
    if (range === 'unsatisfiable') return void res.status(416).set('content-range', `bytes */${file.taille}`).end();
    const length = range ? range.end - range.start + 1 : file.taille;
    if (range) res.status(206).set('content-range', `bytes ${range.start}-${range.end}/${file.taille}`);
    res.set('content-length', String(length));
    if (req.method === 'HEAD') return void res.end();
    await guarded(
      ctx,
      file,
      async () => {
        const is_checked_first = range !== null || file.taille <= CHECKED_FIRST_BYTES;
        if (is_checked_first && !isVerified(verified, file)) await verify(parts.store, file);
        if (is_checked_first) verified.set(file.cle, Date.now());
        await noteDamage(ctx, file, false);
        await send(await parts.store.read(file.cle, range ?? undefined), res, is_checked_first ? null : file.sha256, length);
      },
      res,
    );
  };
}

/** `/documents/{id}/miniature?taille=96|480`: the thumbnail of an image. */
export function miniatureRoute(parts: DocumentParts): RequestHandler {
  return async (req, res) => {
    const { id } = inAddress(DocumentParams, req.params);
    const { revision, taille = 96 } = inAddress(MiniatureQuery, req.query);
    const ctx = await signedIn(parts, req, res);
    const file = await findFile(ctx, id, revision);
    if (!file.has_miniature) throw new DomainError('DOCUMENT_NOT_FOUND', { field: 'id' });
    const etag = etagOf(`${file.sha256.slice(0, 26)}${taille}`);
    setHeaders(res, 'image/webp');
    res.set('etag', etag);
    if (isKnown(req, etag)) return void res.status(304).end();
    const source = await parts.store.read(miniatureKey(file.cle, taille)).catch((error: unknown) => {
      throw error instanceof FileGone ? new DomainError('DOCUMENT_NOT_FOUND', { field: 'id' }) : away(ctx, error);
    });
    await send(source, res, null, null);
  };
}

async function signedIn({ makeContext }: DocumentParts, req: Request, res: Response): Promise<Ctx> {
  const { em, log, now, requestId, langue, authenticate } = makeContext(req, res);
  req.headers['x-request-id'] = requestId;
  return createCtx({ em: em.fork(), actor: await authenticate('query'), log, now: now(), requestId, langue });
}

function setHeaders(res: Response, type_mime: string): void {
  // Express would say of a text that it is UTF-8, which nobody has looked at.
  res.setHeader('content-type', type_mime);
  res.set({
    'x-content-type-options': 'nosniff',
    // What was sent by people runs nothing here and reaches nothing, and pages of others cannot show it.
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'${type_mime === 'application/pdf' ? '' : '; sandbox'}`,
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    // Asked again each time, so that whoever lost the right to it is refused; the bytes are not sent again.
    'cache-control': 'private, no-cache',
  });
}

const isKnown = (req: Request, etag: string) =>
  (req.get('if-none-match') ?? '').split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);

/** Whether a part is wanted of the file as it now is: `If-Range`. */
const isFresh = (req: Request, etag: string) => {
  const wanted = req.get('if-range');
  return wanted === undefined || wanted.trim() === etag;
};

function isVerified(verified: Map<string, number>, file: FileFacts): boolean {
  const at = verified.get(file.cle) ?? 0;
  if (verified.size > 10_000) verified.clear();
  return !file.is_damaged && Date.now() - at < CHECK_KEPT_MS;
}

class Damaged extends Error {}

/** @throws Damaged, FileGone */
async function verify(store: FileStore, file: FileFacts): Promise<void> {
  const hash = createHash('sha256');
  for await (const chunk of (await store.read(file.cle)) as AsyncIterable<Buffer>) hash.update(chunk);
  if (hash.digest('hex') !== file.sha256) throw new Damaged(file.cle);
}

async function guarded(ctx: Ctx, file: FileFacts, work: () => Promise<void>, res: Response): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Damaged) && !(error instanceof FileGone)) throw res.headersSent ? error : away(ctx, error);
    ctx.log.error({ revision: file.id, cle: file.cle, is_gone: error instanceof FileGone }, 'a file is not what was kept');
    await noteDamage(ctx, file, true);
    if (res.headersSent) return void res.destroy();
    for (const name of ['content-length', 'content-range', 'etag', 'content-disposition', 'accept-ranges', 'content-security-policy'])
      res.removeHeader(name);
    throw new DomainError('DOCUMENT_DAMAGED');
  }
}

function away(ctx: Ctx, error: unknown): unknown {
  if (error instanceof DomainError) return error;
  ctx.log.error({ err: error }, 'a file could not be read');
  return new DomainError('DOCUMENT_STORAGE_AWAY');
}

/**
 * Sends bytes as they come, as fast as they are taken.
 * @param sha256 what all of them together must be: the last part is kept back until that is known
 * @throws Damaged before the end has gone out
 */
async function send(source: Readable, res: Response, sha256: string | null, length: number | null): Promise<void> {
  const hash = sha256 === null ? null : createHash('sha256');
  let held: Buffer | null = null;
  let sent = 0;
  const gone = () => source.destroy();
  res.once('close', gone);
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      hash?.update(chunk);
      if (held) await write(res, held);
      sent += chunk.length;
      held = chunk;
    }
    if (res.destroyed) return;
    if (length !== null && sent !== length) throw new Damaged();
    if (hash && hash.digest('hex') !== sha256) throw new Damaged();
    res.end(held ?? undefined);
  } catch (error) {
    if (res.destroyed && !(error instanceof Damaged)) return;
    throw error;
  } finally {
    res.off('close', gone);
    source.destroy();
  }
}

function write(res: Response, chunk: Buffer): Promise<void> {
  if (res.destroyed || res.write(chunk)) return Promise.resolve();
  return new Promise((done) => {
    const next = () => {
      res.off('drain', next).off('close', next);
      done();
    };
    res.on('drain', next).on('close', next);
  });
}
