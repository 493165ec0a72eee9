import { z } from 'zod';
import { rowId } from './paging.ts';

/** What an intervention says of the occurrence of a preventive plan it was created for. */
export const EcheanceRef = z.object({
  plan_id: rowId,
  plan_titre: z.string(),
  /** Null beside the plan's series. */
  n: z.number().int().nullable(),
  date_due: z.iso.date(),
  fenetre_debut: z.iso.date(),
  fenetre_fin: z.iso.date(),
});
export type EcheanceRef = z.infer<typeof EcheanceRef>;
