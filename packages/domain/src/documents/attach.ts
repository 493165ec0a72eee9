import { Document, DocumentRevision } from '@mif/db/entities/document';
import type { Document as DocumentDto, UploadQuery } from '@mif/contract/documents';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import { applyOnce } from '../kernel/commands.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import type { KeptFile } from './keep.ts';
import { loadForChange } from './load.ts';
import { requireAttachable } from './policy.ts';
import { readDocument } from './project.ts';
import { usualCategorie } from './rules.ts';

/** A document as it now is, and whether this call made it so: a repeated command has brought its file for nothing. */
export interface Attached {
  document: DocumentDto;
  is_new: boolean;
}

/**
 * Attaches a kept file to a record.
 * @param command_id of this file: sent again with it, the file is attached once
 * @throws the register's NOT_FOUND outside the caller's scope, PERMISSION_DENIED, DOCUMENT_RECORD_CLOSED, COMMAND_REUSED
 */
export async function attachFile(ctx: Ctx, record: UploadQuery, file: KeptFile, command_id?: string): Promise<Attached> {
  await requireAttachable(ctx, record.objet, record.objet_id);
  const { objet, objet_id } = record;
  const categorie = record.categorie ?? usualCategorie(objet, file.type_mime);
  let is_new = false;
  const input = { objet, objet_id, categorie, filename: file.filename, sha256: file.sha256_recu };
  const id = await applyOnce(ctx, { command_id, nom: 'document.attach', input }, async () => {
    is_new = true;
    const auteur_id = actorOf(ctx).id;
    const document = ctx.em.create(Document, {
      objet,
      objet_id,
      categorie,
      auteur_id,
      date_upload: ctx.now,
      updated_at: ctx.now,
      revision: 1,
    });
    await ctx.em.flush();
    await addRevision(ctx, document.id, 1, file);
    const { filename, taille, type_mime } = file;
    const changements = changesOfCreation({ filename, categorie, objet, objet_id, taille, type_mime });
    await recordChange(ctx, { objet: 'document', objet_id: document.id, action: 'create', changements });
    return document.id;
  });
  return { document: await readDocument(ctx, id), is_new };
}

/**
 * Gives a document a new file; the older ones stay readable.
 * @throws DOCUMENT_NOT_FOUND outside the caller's scope, PERMISSION_DENIED, DOCUMENT_RECORD_CLOSED, COMMAND_REUSED
 */
export async function reviseDocument(ctx: Ctx, id: number, file: KeptFile, command_id?: string): Promise<Attached> {
  const { document, present } = await loadForChange(ctx, 'revise', id);
  await requireAttachable(ctx, document.objet, document.objet_id);
  let is_new = false;
  const input = { id, filename: file.filename, sha256: file.sha256_recu };
  await applyOnce(ctx, { command_id, nom: 'document.revise', input }, async () => {
    is_new = true;
    const revision = document.revision + 1;
    await addRevision(ctx, id, revision, file);
    ctx.em.assign(document, { revision, date_upload: ctx.now, updated_at: ctx.now });
    await ctx.em.flush();
    const changements = {
      revision: { avant: present.revision, apres: revision },
      filename: { avant: present.filename, apres: file.filename },
      taille: { avant: present.taille, apres: file.taille },
    };
    await recordChange(ctx, { objet: 'document', objet_id: id, action: 'revise', changements });
    return id;
  });
  return { document: await readDocument(ctx, id), is_new };
}

async function addRevision(ctx: Ctx, document_id: number, revision: number, file: KeptFile): Promise<void> {
  const { filename, cle, taille, type_mime, sha256, has_miniature } = file;
  const auteur_id = actorOf(ctx).id;
  ctx.em.create(DocumentRevision, {
    document_id,
    revision,
    filename,
    cle,
    taille,
    type_mime,
    sha256,
    has_miniature,
    auteur_id,
    date_upload: ctx.now,
  });
  await ctx.em.flush();
}
