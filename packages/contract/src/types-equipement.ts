import { z } from 'zod';
import { nameOf } from './names.ts';
import { rowId } from './paging.ts';

export const genresChamp = ['texte', 'nombre', 'date', 'choix'] as const;
export const GenreChamp = z.enum(genresChamp);
export type GenreChamp = z.infer<typeof GenreChamp>;

/** The name of a custom field in `valeurs`; it never changes, so what was stored under it stays readable. */
export const cleChamp = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** Names a field of a type, as people write it, on one line. */
const line = (max: number) => nameOf(z.string().trim().min(1).max(max));

/** The definition of a custom field. */
export const ChampType = z.object({
  cle: cleChamp,
  libelle: z.string(),
  genre: GenreChamp,
  /** Of a number: « kW », « bar ». */
  unite: z.string().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  choix: z.array(z.string()),
  is_requis: z.boolean(),
  /** No longer asked for; what was stored stays readable. */
  is_archive: z.boolean(),
});
export type ChampType = z.infer<typeof ChampType>;

/** What a custom field holds: text, a number, a civil date, one of its choices; null where nothing is said. */
export const ValeurChamp = z.union([z.string().max(500), z.number(), z.null()]);
export type ValeurChamp = z.infer<typeof ValeurChamp>;
export const Valeurs = z.record(cleChamp, ValeurChamp);
export type Valeurs = z.infer<typeof Valeurs>;

/** A custom field of an equipment with what it holds. */
export const ChampValeur = ChampType.extend({ valeur: ValeurChamp });
export type ChampValeur = z.infer<typeof ChampValeur>;

export const TypeEquipement = z.object({
  id: rowId,
  nom: z.string(),
  icone: z.string().nullable(),
  champs: z.array(ChampType),
  is_active: z.boolean(),
  version: z.number().int().positive(),
  /** How many equipments are of it, in service or not. */
  equipements: z.number().int(),
});
export type TypeEquipement = z.infer<typeof TypeEquipement>;
export const TypeEquipementList = z.object({ items: z.array(TypeEquipement) });
export type TypeEquipementList = z.infer<typeof TypeEquipementList>;

export const ChampTypeInput = z.object({
  /** Left out for a new field: one is made from its label. */
  cle: cleChamp.optional(),
  libelle: line(80),
  genre: GenreChamp,
  unite: line(20).nullish(),
  min: z.number().nullish(),
  max: z.number().nullish(),
  choix: z.array(line(80)).max(50).default([]),
  is_requis: z.boolean().default(false),
});
export type ChampTypeInput = z.infer<typeof ChampTypeInput>;

/** A drawing of the closed set the screens know. */
export const iconesType = [
  'machine',
  'pompe',
  'froid',
  'electrique',
  'convoyeur',
  'vehicule',
  'chaudiere',
  'batiment',
  'composant',
] as const;

export const CreateTypeEquipementInput = z.object({
  nom: line(80),
  icone: z.enum(iconesType).nullish(),
  champs: z.array(ChampTypeInput).max(40).default([]),
});
export type CreateTypeEquipementInput = z.infer<typeof CreateTypeEquipementInput>;

export const UpdateTypeEquipementInput = z.object({
  id: rowId,
  version: TypeEquipement.shape.version.optional(),
  nom: line(80).optional(),
  icone: z.enum(iconesType).nullish(),
  /** The fields asked for from now on, in their order; those left out are archived. */
  champs: z.array(ChampTypeInput).max(40).optional(),
  is_active: z.boolean().optional(),
});
export type UpdateTypeEquipementInput = z.infer<typeof UpdateTypeEquipementInput>;

/** `actifs=oui` leaves out the types that are no longer proposed. */
export const ListTypesEquipementInput = z.object({ actifs: z.enum(['oui', 'non']).optional() });
export type ListTypesEquipementInput = z.infer<typeof ListTypesEquipementInput>;
