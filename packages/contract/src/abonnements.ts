import { z } from 'zod';
import { interventionFields } from './interventions.ts';
import { rowId } from './paging.ts';
import { Occurrence } from './plans.ts';
import { SiteSheet } from './sites.ts';
import { Langue } from './users.ts';

/** Whose calendar an address gives: a technician's, or a client company's. */
const subject = { technicien_id: rowId.nullable(), client_id: rowId.nullable() };

/** An address other calendars read one of ours by; the address itself is shown once and kept nowhere. */
export const Abonnement = z.object({
  id: rowId,
  ...subject,
  created_at: z.iso.datetime(),
  cree_par: z.object({ id: rowId, full_name: z.string() }),
  /** When a calendar last fetched it; null: never. */
  last_read_at: z.iso.datetime().nullable(),
});
export type Abonnement = z.infer<typeof Abonnement>;
export const AbonnementList = z.object({ items: z.array(Abonnement), next_cursor: z.null() });
export type AbonnementList = z.infer<typeof AbonnementList>;

/** One of the two; left out both: the caller's own. */
export const AbonnementSubject = z.object({ technicien_id: rowId.optional(), client_id: rowId.optional() });
export type AbonnementSubject = z.infer<typeof AbonnementSubject>;

export const NouvelAbonnement = Abonnement.extend({
  /** Its path on this server, with its secret: said once. */
  chemin: z.string(),
});
export type NouvelAbonnement = z.infer<typeof NouvelAbonnement>;

/** The secret of an address: 32 random bytes. */
export const JetonFlux = z.string().regex(/^[\w-]{43}$/);
export const FluxInput = z.object({ jeton: JetonFlux });
export type FluxInput = z.infer<typeof FluxInput>;

/** How far a feed reaches, in days before and after today. */
export const fluxJours = { avant: 30, apres: 180 } as const;
/** How often it is given, an hour: to one address of the network, and one feed to everybody. */
export const fluxLimits = { par_adresse: 600, par_flux: 240 } as const;

export const FluxIntervention = interventionFields
  .pick({ id: true, reference: true, titre: true, statut: true, priorite: true, type: true, version: true, date_fin_prevue: true })
  .extend({
    date_debut_prevue: z.iso.datetime(),
    /** When its last step was. */
    date_modification: z.iso.datetime(),
    equipement: z.string(),
    client: z.string(),
    technicien: z.string().nullable(),
    site: SiteSheet.pick({ nom: true, adresse: true, ville: true, latitude: true, longitude: true }),
  });
export type FluxIntervention = z.infer<typeof FluxIntervention>;

/** An occurrence of a plan that is still to come: a whole day. */
export const FluxEcheance = Occurrence.pick({
  plan_id: true,
  n: true,
  date_theorique: true,
  date_due: true,
  titre: true,
  is_estimee: true,
}).extend({
  equipement: z.string(),
  site: z.string(),
});
export type FluxEcheance = z.infer<typeof FluxEcheance>;

/** What a feed says, before it is written as iCalendar. */
export const Flux = z.object({
  genre: z.enum(['technicien', 'client']),
  nom: z.string(),
  langue: Langue,
  interventions: z.array(FluxIntervention),
  /** The local day the feed is of. */
  jour: z.iso.date(),
  echeances: z.array(FluxEcheance),
});
export type Flux = z.infer<typeof Flux>;
