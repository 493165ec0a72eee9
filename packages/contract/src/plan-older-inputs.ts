import { z } from 'zod';
import { Frequence } from './equipements.ts';
import { rowId } from './paging.ts';
import { CreatePlanInput, planFields, UpdatePlanInput } from './plans.ts';

// What the older REST clients know of a plan: a usual rhythm and its next date.
const older = {
  /** One of the six usual rhythms, in the place of `regle_date`. */
  frequence: Frequence.optional(),
  /** The day its calendar goes on from, in the place of `premiere_date`. */
  prochaine_date: z.iso.date().nullish(),
  /** When it was done last: where no next date is said, it follows from this one. */
  derniere_date: z.iso.date().nullish(),
};

export const CreatePlanningInput = CreatePlanInput.extend({
  /** Left out, it is named after its rhythm and its equipment. */
  titre: CreatePlanInput.shape.titre.optional(),
  ...older,
});
export type CreatePlanningInput = z.infer<typeof CreatePlanningInput>;

export const UpdatePlanningInput = UpdatePlanInput.extend(older);
export type UpdatePlanningInput = z.infer<typeof UpdatePlanningInput>;

/** Puts the calendar of a plan on another day. */
export const ChangePlanningDatesInput = z.object({
  id: rowId,
  version: planFields.shape.version.optional(),
  prochaine_date: older.prochaine_date,
  derniere_date: older.derniere_date,
});
export type ChangePlanningDatesInput = z.infer<typeof ChangePlanningDatesInput>;
