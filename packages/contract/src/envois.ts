import { z } from 'zod';
import { NotificationEvent } from './notifications.ts';
import { listInput, manyOf, pageOf, rowId } from './paging.ts';

/** Where a delivery stands: it waits for its time or for the mail of the day, left, lost its sense, or failed for good. */
export const envoiStatuts = ['a_envoyer', 'a_grouper', 'envoye', 'abandonne', 'echoue'] as const;
export const EnvoiStatut = z.enum(envoiStatuts);
export type EnvoiStatut = z.infer<typeof EnvoiStatut>;

export const envoiCanaux = ['email', 'push'] as const;
export const EnvoiCanal = z.enum(envoiCanaux);
export type EnvoiCanal = z.infer<typeof EnvoiCanal>;

/** What a delivery says: a notification, those of a day, or what a link is for. */
export const envoiModeles = ['notification', 'resume', 'invitation', 'mot_de_passe'] as const;

/** A mail or a push, as an administrator sees it: never its text. */
export const EnvoiItem = z.object({
  id: rowId,
  canal: EnvoiCanal,
  modele: z.enum(envoiModeles),
  statut: EnvoiStatut,
  destinataire: z.object({ id: rowId, full_name: z.string(), email: z.string(), email_rejete_at: z.iso.datetime().nullable() }),
  /** Of its notification, where it has one. */
  evenement: NotificationEvent.nullable(),
  /** Of what it is about. */
  reference: z.string().nullable(),
  tentatives: z.number().int(),
  /** Why the last try failed or it was given up, as the mail server or the product says it. */
  derniere_erreur: z.string().nullable(),
  created_at: z.iso.datetime(),
  /** Not before. */
  prevu_at: z.iso.datetime(),
  envoye_at: z.iso.datetime().nullable(),
  peut_relancer: z.boolean(),
  peut_abandonner: z.boolean(),
});
export type EnvoiItem = z.infer<typeof EnvoiItem>;

export const ListEnvoisInput = listInput.extend({
  statut: manyOf(envoiStatuts).optional(),
  canal: EnvoiCanal.optional(),
  user_id: rowId.optional(),
  /** First and last civil day in Morocco, both included. */
  du: z.iso.date().optional(),
  au: z.iso.date().optional(),
  /** Words of the reader's name or address, of its reference or of its error. */
  q: z.string().trim().max(100).optional(),
});
export type ListEnvoisInput = z.infer<typeof ListEnvoisInput>;
/** `echoues`: how many failed for good in all. */
export const EnvoiPage = pageOf(EnvoiItem).extend({ echoues: z.number().int() });
export type EnvoiPage = z.infer<typeof EnvoiPage>;

/** Those named, or, where none is, everything that failed: 500 at a time. */
export const RetryEnvoisInput = z.object({ ids: z.array(rowId).min(1).max(500).optional() });
export type RetryEnvoisInput = z.infer<typeof RetryEnvoisInput>;
export const CancelEnvoisInput = z.object({ ids: z.array(rowId).min(1).max(500) });
export type CancelEnvoisInput = z.infer<typeof CancelEnvoisInput>;
export const EnvoisChanged = z.object({ nombre: z.number().int() });
export type EnvoisChanged = z.infer<typeof EnvoisChanged>;

export const AcceptAddressInput = z.object({ user_id: rowId });
export type AcceptAddressInput = z.infer<typeof AcceptAddressInput>;
