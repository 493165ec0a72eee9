import { z } from 'zod';
import { Statut } from './interventions.ts';

/** Counts of what is not closed yet by statut, and the two alarms, for the head of lists and of the portal. */
export const InterventionStats = z.object({
  par_statut: z.partialRecord(Statut, z.number().int()),
  en_retard: z.number().int(),
  critiques_ouvertes: z.number().int(),
});
export type InterventionStats = z.infer<typeof InterventionStats>;
