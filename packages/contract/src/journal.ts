import { z } from 'zod';
import { listInput, pageOf, rowId } from './paging.ts';

/** What a line of the journal can be about. */
export const objets = [
  'user',
  'technicien',
  'competence',
  'absence',
  'habilitation',
  'type_habilitation',
  'client',
  'site',
  'contact',
  'equipement',
  'type_equipement',
  'compteur',
  'arret',
  'intervention',
  'demande',
  'document',
  'plan',
  'modele',
  'parametre',
  'calendrier',
  'jour_ferie',
  'travail',
] as const;
export const Objet = z.enum(objets);
export type Objet = z.infer<typeof Objet>;

/** What changed of a record, field by field. */
export const Changements = z.record(z.string(), z.object({ avant: z.unknown(), apres: z.unknown() }));
export type Changements = z.infer<typeof Changements>;

/** One change of one record: who, when, before and after. */
export const JournalItem = z.object({
  id: rowId,
  objet: Objet,
  objet_id: rowId,
  /** The verb: `create`, `update`, `retire` … */
  action: z.string(),
  date_serveur: z.iso.datetime(),
  acteur: z.object({ id: rowId, full_name: z.string() }),
  changements: Changements,
  /** A change of rights, of a way in, or an export of people. */
  is_sensible: z.boolean(),
});
export type JournalItem = z.infer<typeof JournalItem>;
export const JournalPage = pageOf(JournalItem);
export type JournalPage = z.infer<typeof JournalPage>;

/**
 * A line among those of every record: it says which record that is, in the words of today; null where it has none. What
 * the product itself names (a public holiday, a setting) has a code besides, for the name in the reader's language.
 */
export const JournalListItem = JournalItem.extend({ objet_nom: z.string().nullable(), objet_code: z.string().nullable() });
export type JournalListItem = z.infer<typeof JournalListItem>;
export const JournalListPage = pageOf(JournalListItem);
export type JournalListPage = z.infer<typeof JournalListPage>;

export const RecordHistoryInput = listInput.extend({ objet: Objet, objet_id: rowId });
export type RecordHistoryInput = z.infer<typeof RecordHistoryInput>;

export const ListJournalInput = listInput.extend({
  objet: Objet.optional(),
  objet_id: rowId.optional(),
  acteur_id: rowId.optional(),
  action: z.string().trim().max(40).optional(),
  /** Only the sensitive ones, or only the others. */
  sensibles: z.enum(['oui', 'non']).optional(),
  /** Words of a value, or of who acted. */
  q: z.string().trim().max(100).optional(),
  /** From this day in Morocco on. */
  du: z.iso.date().optional(),
  /** To the end of this day in Morocco. */
  au: z.iso.date().optional(),
});
export type ListJournalInput = z.infer<typeof ListJournalInput>;

/** A change somebody else made meanwhile, as a refusal tells it. */
export const ChangementTiers = z.object({
  action: z.string(),
  champs: z.array(z.string()),
  date_serveur: z.iso.datetime(),
  acteur: z.string(),
});
export type ChangementTiers = z.infer<typeof ChangementTiers>;
