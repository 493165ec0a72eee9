import { z } from 'zod';

/** How the response clock stands: still to be kept, kept, or overrun. */
export const etatsPriseEnCharge = ['a_tenir', 'tenue', 'depassee'] as const;
export const EtatPriseEnCharge = z.enum(etatsPriseEnCharge);
export type EtatPriseEnCharge = z.infer<typeof EtatPriseEnCharge>;
