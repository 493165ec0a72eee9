import { z } from 'zod';
import { Contact } from './contacts.ts';
import { identifierInputs } from './identifiers.ts';
import { nameOf } from './names.ts';
import { listInput, pageOf, rowId } from './paging.ts';
import { phone } from './phones.ts';
import { Langue } from './users.ts';

export const formesJuridiques = [
  'sarl',
  'sarl_au',
  'sa',
  'sas',
  'snc',
  'scs',
  'sca',
  'gie',
  'cooperative',
  'association',
  'etablissement_public',
  'entreprise_individuelle',
  'auto_entrepreneur',
  'succursale',
  'autre',
] as const;
export const FormeJuridique = z.enum(formesJuridiques);
export type FormeJuridique = z.infer<typeof FormeJuridique>;

/** The only shape of a client company; everything else is picked from it. */
export const Client = z.object({
  id: rowId,
  code: z.string().trim().min(1).max(40),
  /** What everybody calls it. */
  nom: z.string().trim().min(1).max(200),
  /** Its registered name, for documents; null where it is `nom`. */
  raison_sociale: z.string().trim().max(200).nullable(),
  forme_juridique: FormeJuridique.nullable(),
  ice: z.string().nullable(),
  identifiant_fiscal: z.string().nullable(),
  rc: z.string().nullable(),
  /** City of the court that keeps its register. */
  rc_tribunal: z.string().trim().max(120).nullable(),
  taxe_professionnelle: z.string().nullable(),
  cnss: z.string().nullable(),
  /** Where invoices go: street, postcode and city. */
  adresse: z.string().trim().max(400).nullable(),
  code_postal: z.string().trim().max(12).nullable(),
  ville: z.string().trim().max(120).nullable(),
  email: z.email().max(254).nullable(),
  /** In E.164; rows older than that rule may hold any text. */
  telephone: z.string().nullable(),
  /** The language of what is sent to it. */
  langue: Langue,
  /** For the house alone: an account of the client's reads null. */
  notes: z.string().trim().max(4000).nullable(),
  is_active: z.boolean(),
  version: z.number().int().positive(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
export type Client = z.infer<typeof Client>;

const counts = {
  /** Sites in use. */
  sites: z.number().int(),
  /** Equipment that is not retired. */
  equipements: z.number().int(),
  /** Interventions neither closed, archived nor cancelled. */
  interventions_ouvertes: z.number().int(),
};

export const ClientListItem = Client.omit({ notes: true }).extend(counts);
export type ClientListItem = z.infer<typeof ClientListItem>;

export const ClientDetail = Client.extend({
  ...counts,
  /** Those of the company itself; a site has its own. */
  contacts: z.array(Contact),
  actions_permises: z.array(z.enum(['update'])),
});
export type ClientDetail = z.infer<typeof ClientDetail>;

export const CreateClientInput = z.object({
  nom: nameOf(Client.shape.nom),
  code: Client.shape.code.optional(),
  raison_sociale: Client.shape.raison_sociale.optional(),
  forme_juridique: FormeJuridique.nullish(),
  ice: identifierInputs.ice.nullish(),
  identifiant_fiscal: identifierInputs.identifiant_fiscal.nullish(),
  rc: identifierInputs.rc.nullish(),
  rc_tribunal: Client.shape.rc_tribunal.optional(),
  taxe_professionnelle: identifierInputs.taxe_professionnelle.nullish(),
  cnss: identifierInputs.cnss.nullish(),
  adresse: Client.shape.adresse.optional(),
  code_postal: Client.shape.code_postal.optional(),
  ville: Client.shape.ville.optional(),
  email: Client.shape.email.optional(),
  telephone: phone.nullish(),
  langue: Langue.optional(),
  notes: Client.shape.notes.optional(),
});
export type CreateClientInput = z.infer<typeof CreateClientInput>;

export const UpdateClientInput = CreateClientInput.partial().extend({
  id: rowId,
  /** The one the caller saw; on another one the change is refused. */
  version: Client.shape.version.optional(),
  is_active: z.boolean().optional(),
});
export type UpdateClientInput = z.infer<typeof UpdateClientInput>;

export const clientSorts = ['nom', '-nom', 'code', '-code', 'ville', '-ville'] as const;
export const ListClientsInput = listInput.extend({
  /** Words of name, registered name, code, city; an ICE in full. */
  q: z.string().trim().max(100).optional(),
  ville: z.string().trim().max(120).optional(),
  actifs: z.enum(['oui', 'non']).optional(),
  sort: z.enum(clientSorts).optional(),
});
export type ListClientsInput = z.infer<typeof ListClientsInput>;
export const ClientPage = pageOf(ClientListItem);
export type ClientPage = z.infer<typeof ClientPage>;
