import { z } from 'zod';
import { nameOf } from './names.ts';
import { listInput, pageOf, rowId } from './paging.ts';
import { Langue } from './users.ts';

const heure = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** A range of a day in the site's local time, `08:00` to `18:00`. */
const PlageHoraire = z.object({ debut: heure, fin: heure });

const plages = z.array(PlageHoraire).max(6).optional();

/** Opening hours by weekday; a day without a range is closed. */
export const HorairesSemaine = z.object({
  lundi: plages,
  mardi: plages,
  mercredi: plages,
  jeudi: plages,
  vendredi: plages,
  samedi: plages,
  dimanche: plages,
});
export type HorairesSemaine = z.infer<typeof HorairesSemaine>;

/** The only shape of a client's site; everything else is picked from it. */
const siteFields = z.object({
  id: rowId,
  client_id: rowId,
  code: z.string().trim().min(1).max(40),
  nom: nameOf(z.string().trim().min(1).max(200)),
  adresse: z.string().trim().max(400).nullable(),
  code_postal: z.string().trim().max(12).nullable(),
  ville: z.string().trim().max(120).nullable(),
  /** Degrees north. */
  latitude: z.number().min(-90).max(90).nullable(),
  /** Degrees east. */
  longitude: z.number().min(-180).max(180).nullable(),
  instructions_acces: z.string().trim().max(4000).nullable(),
  /** Null where nobody has said: then it is taken to be open. */
  horaires: HorairesSemaine.nullable(),
  langue: Langue.nullable(),
  is_active: z.boolean(),
  version: z.number().int().positive(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});

export const Site = siteFields.extend({ client: z.object({ id: rowId, nom: z.string() }) });
export type Site = z.infer<typeof Site>;

export const SiteListItem = Site.omit({ created_at: true, updated_at: true }).extend({
  /** Equipment that is not retired. */
  equipements: z.number().int(),
});
export type SiteListItem = z.infer<typeof SiteListItem>;

export const ListSitesInput = listInput.extend({ q: z.string().trim().max(100).optional(), client_id: rowId.optional() });
export type ListSitesInput = z.infer<typeof ListSitesInput>;
export const SitePage = pageOf(SiteListItem);
export type SitePage = z.infer<typeof SitePage>;
