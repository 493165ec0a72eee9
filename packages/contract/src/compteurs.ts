import { z } from 'zod';
import { nameOf } from './names.ts';
import { commandId, listInput, pageOf, rowId } from './paging.ts';

/** `cumulatif`: hours, cycles, it only rises; `jauge`: pressure, temperature, it goes up and down. */
export const genresCompteur = ['cumulatif', 'jauge'] as const;
export const GenreCompteur = z.enum(genresCompteur);
export type GenreCompteur = z.infer<typeof GenreCompteur>;

/** `changement`: the meter was replaced; the total goes on from the old one's last value. */
export const genresReleve = ['releve', 'changement'] as const;
export const GenreReleve = z.enum(genresReleve);
export type GenreReleve = z.infer<typeof GenreReleve>;

const MAX_VALUE = 999_999_999_999;
const hasThreeDecimals = (value: number) => Math.abs(value * 1000 - Math.round(value * 1000)) < 1e-3;
/** What a meter shows: at most three decimals. */
export const valeurReleve = z.number().min(-MAX_VALUE).max(MAX_VALUE).refine(hasThreeDecimals);

export const Releve = z.object({
  id: rowId,
  compteur_id: rowId,
  genre: GenreReleve,
  valeur: z.number(),
  /** At a change of meter: what the old one showed last. */
  ancienne_valeur: z.number().nullable(),
  /** Of a cumulative meter: the value with what its replaced meters had counted. */
  total: z.number(),
  date_releve: z.iso.datetime(),
  commentaire: z.string().nullable(),
  acteur: z.object({ id: rowId, full_name: z.string() }),
  intervention: z.object({ id: rowId, reference: z.string() }).nullable(),
  /** Taken back: it counts no more and stays readable. */
  annulation: z.object({ date: z.iso.datetime(), acteur: z.string(), motif: z.string() }).nullable(),
});
export type Releve = z.infer<typeof Releve>;
export const RelevePage = pageOf(Releve);
export type RelevePage = z.infer<typeof RelevePage>;

export const Compteur = z.object({
  id: rowId,
  equipement_id: rowId,
  nom: z.string(),
  unite: z.string(),
  genre: GenreCompteur,
  is_active: z.boolean(),
  version: z.number().int().positive(),
  dernier: Releve.pick({ valeur: true, total: true, date_releve: true }).nullable(),
  actions_permises: z.array(z.enum(['update', 'releve', 'annuler_releve'])),
});
export type Compteur = z.infer<typeof Compteur>;
export const CompteurList = z.object({ items: z.array(Compteur) });
export type CompteurList = z.infer<typeof CompteurList>;

export const ListCompteursInput = z.object({ equipement_id: rowId });
export type ListCompteursInput = z.infer<typeof ListCompteursInput>;

const nom = nameOf(z.string().trim().min(1).max(80));
const unite = nameOf(z.string().trim().min(1).max(20));

export const CreateCompteurInput = z.object({ equipement_id: rowId, nom, unite, genre: GenreCompteur.default('cumulatif') });
export type CreateCompteurInput = z.infer<typeof CreateCompteurInput>;

export const UpdateCompteurInput = z.object({
  id: rowId,
  version: Compteur.shape.version.optional(),
  nom: nom.optional(),
  unite: unite.optional(),
  is_active: z.boolean().optional(),
});
export type UpdateCompteurInput = z.infer<typeof UpdateCompteurInput>;

export const CreateReleveInput = z.object({
  compteur_id: rowId,
  /** Made once by the caller: the same reading sent twice is one. */
  command_id: commandId.optional(),
  valeur: valeurReleve,
  /** Now, where it is left out. */
  date_releve: z.iso.datetime().optional(),
  genre: GenreReleve.default('releve'),
  ancienne_valeur: valeurReleve.optional(),
  intervention_id: rowId.optional(),
  commentaire: z.string().trim().max(500).nullish(),
});
export type CreateReleveInput = z.infer<typeof CreateReleveInput>;

export const CancelReleveInput = z.object({ id: rowId, motif: z.string().trim().min(1).max(500) });
export type CancelReleveInput = z.infer<typeof CancelReleveInput>;

export const ListRelevesInput = listInput.extend({ compteur_id: rowId, annules: z.enum(['oui', 'non']).optional() });
export type ListRelevesInput = z.infer<typeof ListRelevesInput>;
