import { z } from 'zod';
import { rowId } from './paging.ts';
import { jetonPublic } from './signalements.ts';
import { langues } from './users.ts';

/** Sheets of A4 labels sold everywhere, in millimetres. */
export const formatsEtiquette = {
  '38x21': { largeur: 38.1, hauteur: 21.2, colonnes: 5, rangees: 13, marge_gauche: 4.75, marge_haut: 10.7, pas_x: 40.6, pas_y: 21.2 },
  '70x37': { largeur: 70, hauteur: 37, colonnes: 3, rangees: 8, marge_gauche: 0, marge_haut: 0.5, pas_x: 70, pas_y: 37 },
  '63x38': { largeur: 63.5, hauteur: 38.1, colonnes: 3, rangees: 7, marge_gauche: 7.2, marge_haut: 15.15, pas_x: 66.05, pas_y: 38.1 },
  '99x67': { largeur: 99.1, hauteur: 67.7, colonnes: 2, rangees: 4, marge_gauche: 4.65, marge_haut: 13.1, pas_x: 101.6, pas_y: 67.7 },
  '105x148': { largeur: 105, hauteur: 148.5, colonnes: 2, rangees: 2, marge_gauche: 0, marge_haut: 0, pas_x: 105, pas_y: 148.5 },
} as const;
export type FormatEtiquette = keyof typeof formatsEtiquette;
export const FormatEtiquette = z.enum(Object.keys(formatsEtiquette) as [FormatEtiquette, ...FormatEtiquette[]]);

/** Labels of one call: more are printed in several. */
export const ETIQUETTES_MAX = 500;

export const EtiquettesInput = z.object({
  /** The equipment to print, in this order. */
  ids: z.array(rowId).min(1).max(ETIQUETTES_MAX),
  format: FormatEtiquette.default('70x37'),
  /** The first free label of a sheet begun before, counted from 1 along the rows. */
  position: z.number().int().min(1).max(65).default(1),
  langue: z.enum(langues).default('fr'),
  /** Whether the client's name is on it. */
  client: z.enum(['oui', 'non']).default('non'),
});
export type EtiquettesInput = z.infer<typeof EtiquettesInput>;

/** The same in an address: `ids=12,15&format=70x37&position=4`. */
export const EtiquettesQuery = z
  .object({
    ids: z
      .string()
      .max(11 * ETIQUETTES_MAX)
      .transform((text) => text.split(',').map(Number)),
    position: z.coerce.number().optional(),
    format: z.string().optional(),
    langue: z.string().optional(),
    client: z.string().optional(),
  })
  .pipe(EtiquettesInput);

/** What one label says. */
export const Etiquette = z.object({ code: z.string(), nom: z.string(), client: z.string().nullable(), jeton: jetonPublic });
export type Etiquette = z.infer<typeof Etiquette>;
export const Etiquettes = z.object({ items: z.array(Etiquette) });
export type Etiquettes = z.infer<typeof Etiquettes>;

/** The machine a label is stuck on, for those who may see it. */
export const EtiquetteResolue = z.object({ equipement_id: rowId });
export type EtiquetteResolue = z.infer<typeof EtiquetteResolue>;
