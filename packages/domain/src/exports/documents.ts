import type { Document, ListDocumentsInput } from '@mif/contract/documents';
import { listDocuments } from '../documents/list.ts';
import type { ExportSource } from './source.ts';

/** The register of documents: who attached what to which record, and when; not the files. */
export const documentsExport: ExportSource<'documents', ListDocumentsInput, Document> = {
  liste: 'documents',
  title: 'documents.title',
  list: listDocuments,
  columns: {
    filename: { label: 'documents.fields.filename', kind: 'text', value: (row) => row.filename, width: 40 },
    categorie: { label: 'documents.fields.categorie', kind: 'code', codes: 'documents.categories', value: (row) => row.categorie },
    objet: { label: 'journal.fields.objet', kind: 'code', codes: 'journal.objets', value: (row) => row.objet },
    objet_id: { label: 'journal.fields.objet_id', kind: 'number', value: (row) => row.objet_id },
    auteur: { label: 'exports.columns.auteur', kind: 'text', value: (row) => row.auteur.full_name, width: 28 },
    date_upload: { label: 'documents.fields.date_upload', kind: 'instant', value: (row) => row.date_upload },
    taille: { label: 'exports.columns.octets', kind: 'number', value: (row) => row.taille },
    type_mime: { label: 'exports.columns.type_mime', kind: 'text', value: (row) => row.type_mime },
    revision: { label: 'documents.fields.revision', kind: 'number', value: (row) => row.revision },
    sha256: { label: 'exports.columns.sha256', kind: 'text', value: (row) => row.sha256, width: 66 },
  },
};
