import { createHash } from 'node:crypto';
import { DocumentParams, UploadQuery, type Document, type DocumentLimits } from '@mif/contract/documents';
import { DomainError } from '@mif/contract/errors';
import { commandId } from '@mif/contract/paging';
import type { RequestContext } from '@mif/api/context';
import { attachFile, reviseDocument, type Attached } from '@mif/domain/documents/attach';
import { keepFiles, type KeptFile } from '@mif/domain/documents/keep';
import { requireAttachable } from '@mif/domain/documents/policy';
import { requireDocument } from '@mif/domain/documents/project';
import type { FileStore } from '@mif/domain/documents/store';
import { requirePermission } from '@mif/domain/kernel/actor';
import { createCtx, inTransaction, type Ctx } from '@mif/domain/kernel/context';
import type { Request, RequestHandler, Response } from 'express';
import { inAddress } from './address.ts';
import { receiveFiles, refuseUnread, SenderGone, stopReading } from './receive.ts';

/** What the routes of documents are made of. */
export interface DocumentParts {
  makeContext: (req: Request, res: Response) => RequestContext;
  store: FileStore;
  limits: Omit<DocumentLimits, 'peut_ajouter'>;
}

/** What an upload is for: checked before its body is read, and again when it is written. */
interface Target {
  check: (ctx: Ctx) => Promise<unknown>;
  write: (ctx: Ctx, file: KeptFile, command_id: string | undefined) => Promise<Attached>;
}

/** Files for a record: `?objet=&objet_id=`, or `?intervention_id=` as the older clients have it. */
export function uploadRoute(parts: DocumentParts): RequestHandler {
  return route(parts, (req) => {
    const record = inAddress(UploadQuery, req.query);
    return {
      check: (ctx) => requireAttachable(ctx, record.objet, record.objet_id),
      write: (ctx, file, command_id) => attachFile(ctx, record, file, command_id),
    };
  });
}

/** A new file for a document: `/documents/{id}/revisions`. */
export function revisionRoute(parts: DocumentParts): RequestHandler {
  const one = { ...parts, limits: { ...parts.limits, fichiers_max: 1 } };
  return route(one, (req) => {
    const { id } = inAddress(DocumentParams, req.params);
    return {
      check: async (ctx) => {
        const { objet, objet_id } = await requireDocument(ctx, id, 'document.update');
        await requireAttachable(ctx, objet, objet_id);
      },
      write: (ctx, file, command_id) => reviseDocument(ctx, id, file, command_id),
    };
  });
}

function route(parts: DocumentParts, targetOf: (req: Request) => Target): RequestHandler {
  return async (req, res) => {
    const context = parts.makeContext(req, res);
    // All contexts of this request carry its one number.
    req.headers['x-request-id'] = context.requestId;
    try {
      const documents = await upload(parts, req, res, targetOf);
      res.status(201).set('cache-control', 'no-store');
      res.json(documents.length === 1 ? documents[0] : { items: documents, next_cursor: null });
    } catch (error) {
      if (error instanceof SenderGone) {
        context.log.info({ path: req.path }, 'the sender went away');
        return;
      }
      stopReading(req);
      throw error;
    }
  };
}

async function upload(parts: DocumentParts, req: Request, res: Response, targetOf: (req: Request) => Target): Promise<Document[]> {
  const { store, limits } = parts;
  const ctx = await signedIn(parts, req, res);
  requirePermission(ctx.actor, 'document.create');
  const target = targetOf(req);
  const command = commandOf(req);
  await target.check(ctx);
  refuseUnread(req, limits);
  const files = await receiveFiles(req, res, store.temporary, limits);
  return keepFiles({ store, log: ctx.log, now: ctx.now, types: limits.types }, files, async (kept) => {
    // A large file may have taken minutes: the account and its rights are read again.
    const fresh = await signedIn(parts, req, res);
    const attached = await inTransaction(fresh, async (inner) => {
      const all: Attached[] = [];
      for (const [place, file] of kept.entries()) all.push(await target.write(inner, file, command(place)));
      return all;
    });
    return { answer: attached.map(({ document }) => document), unused: kept.filter((_file, place) => !attached[place]?.is_new) };
  });
}

async function signedIn(parts: DocumentParts, req: Request, res: Response): Promise<Ctx> {
  const { em, log, now, requestId, langue, authenticate } = parts.makeContext(req, res);
  return createCtx({ em: em.fork(), actor: await authenticate('mutation'), log, now: now(), requestId, langue });
}

/** The command of each file: the first has the one of the request, the others one made of it and their place. */
function commandOf(req: Request): (place: number) => string | undefined {
  const given = req.get('idempotency-key');
  if (given === undefined || given === '') return () => undefined;
  const first = commandId.safeParse(given);
  if (!first.success) throw new DomainError('REQUEST_INVALID', { field: 'Idempotency-Key' });
  return (place) => (place === 0 ? first.data : uuidOf(`${first.data}/${place}`));
}

// RFC 9562, version 8: of our own making.
function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
