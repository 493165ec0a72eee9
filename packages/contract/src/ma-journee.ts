import { z } from 'zod';
import { InterventionAction, InterventionListItem } from './interventions.ts';
import { SiteSheet } from './sites.ts';

/** A technician's day. */
export const MaJourneeInput = z.object({ date: z.iso.date().optional() }).optional();
export type MaJourneeInput = z.infer<typeof MaJourneeInput>;
export const MaJournee = z.object({
  date: z.iso.date(),
  /** His open interventions, the running one first, then by planned time, lateness and priority. */
  a_faire: z.array(
    InterventionListItem.extend({
      description: z.string().nullable(),
      actions_permises: z.array(InterventionAction),
      site: SiteSheet,
    }),
  ),
  /** Those he finished that day. */
  terminees: z.array(InterventionListItem),
});
export type MaJournee = z.infer<typeof MaJournee>;
