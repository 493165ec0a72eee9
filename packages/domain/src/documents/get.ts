import type { Document } from '@mif/contract/documents';
import type { IdInput } from '@mif/contract/paging';
import type { Ctx } from '../kernel/context.ts';
import { readDocument } from './project.ts';

/** One document with what the caller may do to it. @throws DOCUMENT_NOT_FOUND */
export function getDocument(ctx: Ctx, input: IdInput): Promise<Document> {
  return readDocument(ctx, input.id);
}
