import { z } from 'zod';
import { nameOf } from './names.ts';
import { listInput, manyOf, pageOf, rowId } from './paging.ts';

/** What a document can be attached to. */
export const documentObjets = ['intervention', 'equipement', 'client', 'site', 'technicien', 'habilitation', 'demande', 'user'] as const;
export const DocumentObjet = z.enum(documentObjets);
export type DocumentObjet = z.infer<typeof DocumentObjet>;

export const documentCategories = ['photo', 'manuel', 'preuve', 'rapport', 'contrat', 'autre'] as const;
export const DocumentCategorie = z.enum(documentCategories);
export type DocumentCategorie = z.infer<typeof DocumentCategorie>;

/** Every type of file the product knows how to check, by the end of its name; which of them are taken is a setting. */
export const fileTypes = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv',
  txt: 'text/plain',
} as const;
export type FileType = keyof typeof fileTypes;
export const fileTypeNames = Object.keys(fileTypes) as FileType[];

export const miniatureSizes = [96, 480] as const;
/** Widths a thumbnail comes in, in pixels. */
export type MiniatureSize = (typeof miniatureSizes)[number];

/** Days a removed document can be brought back. */
export const DOCUMENT_KEPT_DAYS = 30;

/** The only shape of a document; everything else is picked from it. */
export const documentFields = z.object({
  id: rowId,
  filename: z.string().trim().min(1).max(200),
  /** Of the present revision. */
  date_upload: z.iso.datetime(),
  objet: DocumentObjet,
  objet_id: rowId,
  categorie: DocumentCategorie,
  /** In bytes. */
  taille: z.number().int().nonnegative(),
  type_mime: z.string(),
  /** Of the file as it is kept, in hexadecimal. */
  sha256: z.string(),
  /** Number of the file: a new one is the next revision, and the older ones stay readable. */
  revision: z.number().int().positive(),
  version: z.number().int().positive(),
});

export const documentActions = ['update', 'revise', 'remove', 'restore'] as const;

/** A document as lists and pages have it. */
export const Document = documentFields.extend({
  /** The intervention it is attached to, for the older clients. */
  intervention_id: rowId.nullable(),
  has_miniature: z.boolean(),
  auteur: z.object({ id: rowId, full_name: z.string() }),
  /** When it was removed; gone for good 30 days later. */
  supprime_at: z.iso.datetime().nullable(),
  actions_permises: z.array(z.enum(documentActions)),
});
export type Document = z.infer<typeof Document>;

/** One file of a document's past or present. */
export const DocumentRevision = documentFields
  .pick({ revision: true, filename: true, date_upload: true, taille: true, type_mime: true, sha256: true })
  .extend({ id: rowId, has_miniature: z.boolean(), auteur: z.object({ id: rowId, full_name: z.string() }) });
export type DocumentRevision = z.infer<typeof DocumentRevision>;
export const DocumentRevisionList = z.object({ items: z.array(DocumentRevision) });
export type DocumentRevisionList = z.infer<typeof DocumentRevisionList>;

export const ListDocumentsInput = listInput.extend({
  objet: DocumentObjet.optional(),
  objet_id: rowId.optional(),
  intervention_id: rowId.optional(),
  categorie: manyOf(documentCategories).optional(),
  /** Removed ones that can be brought back, and no others. */
  supprimes: z.enum(['oui', 'non']).optional(),
});
export type ListDocumentsInput = z.infer<typeof ListDocumentsInput>;
/** The documents of one intervention, as the older clients ask for them. */
export const InterventionDocumentsInput = listInput.extend({ id: rowId.describe('L’id de l’intervention.') });
export type InterventionDocumentsInput = z.infer<typeof InterventionDocumentsInput>;
export const DocumentPage = pageOf(Document);
export type DocumentPage = z.infer<typeof DocumentPage>;

export const DocumentRecordInput = documentFields.pick({ objet: true, objet_id: true });
export type DocumentRecordInput = z.infer<typeof DocumentRecordInput>;

/** What may be attached to a record, said before anything is sent. */
export const DocumentLimits = z.object({
  peut_ajouter: z.boolean(),
  /** Bytes of one file. */
  taille_max: z.number().int(),
  /** Files of one sending. */
  fichiers_max: z.number().int(),
  /** Ends of names, without the dot. */
  types: z.array(z.enum(fileTypeNames)),
});
export type DocumentLimits = z.infer<typeof DocumentLimits>;

export const UpdateDocumentInput = z.object({
  id: rowId,
  version: documentFields.shape.version.optional(),
  filename: nameOf(documentFields.shape.filename).optional(),
  categorie: DocumentCategorie.optional(),
});
export type UpdateDocumentInput = z.infer<typeof UpdateDocumentInput>;

export const RemoveDocumentInput = z.object({ id: rowId, version: documentFields.shape.version.optional() });
export type RemoveDocumentInput = z.infer<typeof RemoveDocumentInput>;

const idInAddress = z.coerce.number().pipe(rowId);

/** The document an address is about. */
export const DocumentParams = z.object({ id: idInAddress });

/** Which file of a document, and whether to show it in place where that can be done. */
export const ContentQuery = z.object({ revision: idInAddress.optional(), inline: z.enum(['0', '1']).optional() });

/** Which thumbnail: its width in pixels, 96 where nothing is said. */
export const MiniatureQuery = z.object({
  revision: idInAddress.optional(),
  taille: z.coerce
    .number()
    .pipe(z.literal([...miniatureSizes]))
    .optional(),
});

/** Where an upload goes, in its address: a record, or the intervention alone as the older clients say it. */
export const UploadQuery = z
  .object({
    objet: DocumentObjet.optional(),
    objet_id: idInAddress.optional(),
    intervention_id: idInAddress.optional(),
    categorie: DocumentCategorie.optional(),
  })
  .transform(
    ({ objet, objet_id, intervention_id, categorie }, context): DocumentRecordInput & { categorie: DocumentCategorie | undefined } => {
      if (objet !== undefined && objet_id !== undefined) return { objet, objet_id, categorie };
      if (objet === undefined && intervention_id !== undefined) return { objet: 'intervention', objet_id: intervention_id, categorie };
      const path = objet === undefined ? 'intervention_id' : 'objet_id';
      context.addIssue({ code: 'invalid_type', expected: 'number', path: [path], input: undefined });
      return z.NEVER;
    },
  );
export type UploadQuery = z.output<typeof UploadQuery>;
