import { defineEntity, p } from '@mikro-orm/core';
import type { DocumentCategorie, DocumentObjet } from '@mif/contract/documents';
import { User } from './user.ts';

const DocumentSchema = defineEntity({
  name: 'Document',
  tableName: 'documents',
  properties: {
    id: p.integer().primary(),
    objet: p.string().length(20).$type<DocumentObjet>(),
    objet_id: p.integer(),
    categorie: p.string().length(20).$type<DocumentCategorie>(),
    revision: p.integer().default(1),
    auteur_id: () => p.manyToOne(User).mapToPk().fieldName('auteur_id'),
    /** Of the present revision. */
    date_upload: p.datetime(),
    updated_at: p.datetime(),
    supprime_at: p.datetime().nullable(),
    supprime_par_id: () => p.manyToOne(User).mapToPk().fieldName('supprime_par_id').nullable().deleteRule('no action'),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'documents_objet_idx', properties: ['objet', 'objet_id', 'id'] },
    { name: 'documents_date_upload_idx', properties: ['date_upload', 'id'] },
    {
      name: 'documents_supprime_idx',
      expression: 'create index documents_supprime_idx on documents (supprime_at) where supprime_at is not null',
    },
  ],
});

/** A document attached to a record; its files are its revisions. */
export class Document extends DocumentSchema.class {}
DocumentSchema.setClass(Document);
export { DocumentSchema };

const DocumentRevisionSchema = defineEntity({
  name: 'DocumentRevision',
  tableName: 'document_revisions',
  properties: {
    id: p.integer().primary(),
    document_id: () => p.manyToOne(Document).mapToPk().fieldName('document_id'),
    revision: p.integer(),
    filename: p.string().length(200),
    /** Where the file store has it. */
    cle: p.string().length(100),
    taille: p.integer(),
    type_mime: p.string().length(100),
    sha256: p.string().length(64),
    has_miniature: p.boolean().default(false),
    auteur_id: () => p.manyToOne(User).mapToPk().fieldName('auteur_id'),
    date_upload: p.datetime(),
    /** When its bytes were found to be gone or other than they were. */
    abime_at: p.datetime().nullable(),
  },
  uniques: [
    { name: 'document_revisions_numero_key', properties: ['document_id', 'revision'] },
    { name: 'document_revisions_cle_key', properties: ['cle'] },
  ],
  indexes: [
    {
      name: 'document_revisions_abime_idx',
      expression: 'create index document_revisions_abime_idx on document_revisions (abime_at) where abime_at is not null',
    },
  ],
});

/** One file of a document: never changed, only followed by another. */
export class DocumentRevision extends DocumentRevisionSchema.class {}
DocumentRevisionSchema.setClass(DocumentRevision);
export { DocumentRevisionSchema };
