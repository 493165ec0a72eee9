import {
  Document,
  DocumentLimits,
  DocumentPage,
  DocumentRecordInput,
  DocumentRevisionList,
  InterventionDocumentsInput,
  ListDocumentsInput,
  RemoveDocumentInput,
  UpdateDocumentInput,
} from '@mif/contract/documents';
import { IdInput } from '@mif/contract/paging';
import { getDocument } from '@mif/domain/documents/get';
import { documentLimits } from '@mif/domain/documents/limits';
import { listDocuments, listOfIntervention } from '@mif/domain/documents/list';
import { removeDocument, restoreDocument } from '@mif/domain/documents/remove';
import { listRevisions } from '@mif/domain/documents/revisions';
import { updateDocument } from '@mif/domain/documents/update';
import { checked, command, query, rest, router } from '../procedures.ts';

// Files themselves come and go by routes of their own.
export const documentsRouter = router({
  list: query('document.read')
    .meta(rest('GET', '/documents', 'Lister les documents'))
    .input(checked(ListDocumentsInput))
    .output(checked(DocumentPage))
    .query(({ ctx, input }) => listDocuments(ctx.domain, input)),
  listOfIntervention: query('document.read')
    .meta(rest('GET', '/documents/{id}', 'Lister les documents d’une intervention, dont {id} est ici l’id (anciens clients)'))
    .input(checked(InterventionDocumentsInput))
    .output(checked(DocumentPage))
    .query(({ ctx, input }) => listOfIntervention(ctx.domain, input)),
  get: query('document.read')
    .input(checked(IdInput))
    .output(checked(Document))
    .query(({ ctx, input }) => getDocument(ctx.domain, input)),
  limits: query('document.create')
    .input(checked(DocumentRecordInput))
    .output(checked(DocumentLimits))
    .query(({ ctx, input }) => documentLimits(ctx.domain, input, ctx.documentLimits)),
  revisions: query('document.read')
    .meta(rest('GET', '/documents/{id}/revisions', 'Lister les fichiers successifs d’un document'))
    .input(checked(IdInput))
    .output(checked(DocumentRevisionList))
    .query(({ ctx, input }) => listRevisions(ctx.domain, input)),
  update: command('document.update')
    .meta(rest('PUT', '/documents/{id}', 'Renommer ou classer un document'))
    .input(checked(UpdateDocumentInput))
    .output(checked(Document))
    .mutation(({ ctx, input }) => updateDocument(ctx.domain, input)),
  remove: command('document.remove')
    .meta(rest('DELETE', '/documents/{id}', 'Supprimer un document, récupérable pendant 30 jours'))
    .input(checked(RemoveDocumentInput))
    .output(checked(Document))
    .mutation(({ ctx, input }) => removeDocument(ctx.domain, input)),
  restore: command('document.restore')
    .meta(rest('POST', '/documents/{id}/restauration', 'Récupérer un document supprimé'))
    .input(checked(RemoveDocumentInput))
    .output(checked(Document))
    .mutation(({ ctx, input }) => restoreDocument(ctx.domain, input)),
});
