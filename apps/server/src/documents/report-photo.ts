import { JetonInput } from '@mif/contract/signalements';
import { DomainError } from '@mif/contract/errors';
import { commandId } from '@mif/contract/paging';
import { keepFiles } from '@mif/domain/documents/keep';
import { createCtx, inTransaction, type Ctx } from '@mif/domain/kernel/context';
import { attachPhoto, PHOTO_MAX_BYTES, photoTypes, requirePhotoPlace } from '@mif/domain/signalements/photos';
import type { Request, RequestHandler, Response } from 'express';
import { inAddress } from './address.ts';
import { receiveFiles, refuseUnread, SenderGone, stopReading } from './receive.ts';
import type { DocumentParts } from './upload.ts';

/** `POST /signalements/{jeton}/photos`: one photo of a report that was just made, without an account. */
export function reportPhotoRoute(parts: DocumentParts): RequestHandler {
  return async (req, res) => {
    const { requestId, log } = parts.makeContext(req, res);
    // All contexts of this request carry its one number.
    req.headers['x-request-id'] = requestId;
    try {
      await receivePhoto(parts, req, res);
      // No word of where it is kept: whoever sent it reads nothing here.
      res.status(201).set('cache-control', 'no-store').json({ ok: true });
    } catch (error) {
      if (error instanceof SenderGone) return log.info({}, 'the sender went away');
      stopReading(req);
      throw error;
    }
  };
}

async function receivePhoto(parts: DocumentParts, req: Request, res: Response): Promise<void> {
  const { jeton } = inAddress(JetonInput, req.params);
  const given = commandId.safeParse(req.get('idempotency-key'));
  const ctx = anonymous(parts, req, res);
  await requirePhotoPlace(ctx, jeton, req.ip ?? null);
  const limits = { taille_max: Math.min(PHOTO_MAX_BYTES, parts.limits.taille_max), fichiers_max: 1 };
  refuseUnread(req, limits);
  const types = photoTypes.filter((type) => parts.limits.types.includes(type));
  const files = await receiveFiles(req, res, parts.store.temporary, limits);
  await keepFiles({ store: parts.store, log: ctx.log, now: ctx.now, types }, files, ([file]) => {
    if (!file) throw new DomainError('DOCUMENT_FILE_REQUIRED', { field: 'file' });
    return inTransaction(anonymous(parts, req, res), async (inner) => {
      const { is_new } = await attachPhoto(inner, jeton, file, given.data);
      return { answer: null, unused: is_new ? [] : [file] };
    });
  });
}

function anonymous(parts: DocumentParts, req: Request, res: Response): Ctx {
  const { em, log, now, requestId, langue } = parts.makeContext(req, res);
  return createCtx({ em: em.fork(), actor: null, log, now: now(), requestId, langue });
}
