import type { Document, UpdateDocumentInput } from '@mif/contract/documents';
import { recordChange } from '../journal/record.ts';
import { changesBetween, given } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { loadForChange } from './load.ts';
import { readDocument } from './project.ts';
import { endingOf, safeFilename, typeOfMime } from './rules.ts';

/**
 * Renames a document or says what it is; the end of its name stays that of its real type.
 * @throws DOCUMENT_NOT_FOUND, PERMISSION_DENIED, RECORD_VERSION_CONFLICT
 */
export async function updateDocument(ctx: Ctx, input: UpdateDocumentInput): Promise<Document> {
  const { document, present } = await loadForChange(ctx, 'update', input.id, input.version);
  const before = { filename: present.filename, categorie: document.categorie };
  const type = typeOfMime(present.type_mime);
  const filename =
    input.filename === undefined
      ? undefined
      : type === null
        ? input.filename
        : safeFilename(withEnding(input.filename, present.filename), type);
  const changements = changesBetween(before, { ...before, ...given({ filename, categorie: input.categorie }) });
  if (Object.keys(changements).length > 0) {
    if (filename !== undefined) ctx.em.assign(present, { filename });
    ctx.em.assign(document, { categorie: input.categorie ?? document.categorie, updated_at: ctx.now });
    await ctx.em.flush();
    await recordChange(ctx, { objet: 'document', objet_id: document.id, action: 'update', changements });
  }
  return readDocument(ctx, document.id);
}

// « Plan v1.2 » has no end of a file: what follows its dot is part of the name.
const withEnding = (filename: string, present: string) =>
  endingOf(filename) === endingOf(present) ? filename : `${filename}.${endingOf(present) ?? ''}`;
