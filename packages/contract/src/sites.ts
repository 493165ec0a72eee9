import { z } from 'zod';
import { Contact } from './contacts.ts';
import { nameOf } from './names.ts';
import { listInput, pageOf, rowId } from './paging.ts';
import { findPlageFault, Horaires } from './plages.ts';
import { keeping, type Broken } from './rules.ts';
import { Langue } from './users.ts';

/** Days as rules and texts name them: 1 = Monday … 7 = Sunday. */
const jours = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;

function brokenHoraires(horaires: Horaires): Broken | null {
  const fault = findPlageFault(horaires);
  if (!fault) return null;
  const raison = fault.kind === 'empty' ? 'vide' : 'chevauchement';
  return { code: 'SITE_HORAIRES_INVALID', details: { raison, jour: jours[fault.plage.jour - 1] ?? '' } };
}

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
  /** Opening hours of the week. Null where nobody has said: then it is taken to be open. */
  horaires: Horaires.nullable(),
  langue: Langue.nullable(),
  is_active: z.boolean(),
  version: z.number().int().positive(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});

export const Site = siteFields.extend({ client: z.object({ id: rowId, nom: z.string() }) });
export type Site = z.infer<typeof Site>;

const counts = {
  /** Equipment that is not retired. */
  equipements: z.number().int(),
  /** Interventions neither closed, archived nor cancelled. */
  interventions_ouvertes: z.number().int(),
};

export const SiteListItem = Site.omit({ created_at: true, updated_at: true }).extend(counts);
export type SiteListItem = z.infer<typeof SiteListItem>;

export const SiteDetail = Site.extend({
  ...counts,
  contacts: z.array(Contact),
  actions_permises: z.array(z.enum(['update', 'deactivate', 'activate', 'remove'])),
});
export type SiteDetail = z.infer<typeof SiteDetail>;

/** What somebody who goes there needs, also without a network: kept with each job of a technician's day. */
export const SiteSheet = siteFields
  .pick({
    id: true,
    nom: true,
    adresse: true,
    code_postal: true,
    ville: true,
    latitude: true,
    longitude: true,
    instructions_acces: true,
    horaires: true,
  })
  .extend({
    /** Whom to call: the site's first contact, else the company's. */
    contact: Contact.pick({ nom: true, fonction: true, telephone: true, mobile: true }).nullable(),
  });
export type SiteSheet = z.infer<typeof SiteSheet>;

const writable = {
  nom: siteFields.shape.nom,
  /** Left out, the next one of its client is attributed. */
  code: siteFields.shape.code.optional(),
  adresse: siteFields.shape.adresse.optional(),
  code_postal: siteFields.shape.code_postal.optional(),
  ville: siteFields.shape.ville.optional(),
  latitude: siteFields.shape.latitude.optional(),
  longitude: siteFields.shape.longitude.optional(),
  instructions_acces: siteFields.shape.instructions_acces.optional(),
  horaires: Horaires.superRefine(keeping(brokenHoraires)).nullish(),
  langue: siteFields.shape.langue.optional(),
};

export const CreateSiteInput = z.object({ client_id: rowId, ...writable });
export type CreateSiteInput = z.infer<typeof CreateSiteInput>;

export const UpdateSiteInput = z.object({
  id: rowId,
  /** The one the caller saw; on another one the change is refused. */
  version: siteFields.shape.version.optional(),
  ...writable,
  nom: writable.nom.optional(),
  is_active: z.boolean().optional(),
});
export type UpdateSiteInput = z.infer<typeof UpdateSiteInput>;

export const RemoveSiteInput = z.object({ id: rowId, version: siteFields.shape.version.optional() });
export type RemoveSiteInput = z.infer<typeof RemoveSiteInput>;

export const siteSorts = ['nom', '-nom', 'client', '-client', 'ville', '-ville'] as const;
export const ListSitesInput = listInput.extend({
  q: z.string().trim().max(100).optional(),
  client_id: rowId.optional(),
  ville: z.string().trim().max(120).optional(),
  actifs: z.enum(['oui', 'non']).optional(),
  sort: z.enum(siteSorts).optional(),
});
export type ListSitesInput = z.infer<typeof ListSitesInput>;
export const ListSitesOfClientInput = ListSitesInput.extend({ client_id: rowId });
export type ListSitesOfClientInput = z.infer<typeof ListSitesOfClientInput>;
export const SitePage = pageOf(SiteListItem);
export type SitePage = z.infer<typeof SitePage>;
