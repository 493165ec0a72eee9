import { z } from 'zod';
import { CommandInput, type Statut } from './interventions.ts';
import { rowId } from './paging.ts';
import { Verdict } from './techniciens.ts';

/** Statuts in which a slot can be given again: work that runs or is over stays where it is. */
export const statutsDeplacables = ['affectee', 'en_attente'] as const satisfies readonly Statut[];

/** The longest slot, in days. */
export const SLOT_MAX_DAYS = 31;

const slot = { date_debut_prevue: z.iso.datetime(), date_fin_prevue: z.iso.datetime() };

export const MoveInterventionInput = CommandInput.extend({
  ...slot,
  /** Left out, its technician keeps it. */
  technicien_id: rowId.optional(),
  /** Moves it in spite of a clash or an absence, and says why. */
  motif_derogation: z.string().trim().min(1).max(2000).optional(),
});
export type MoveInterventionInput = z.infer<typeof MoveInterventionInput>;

export const CheckSlotInput = z.object({ id: rowId, ...slot, technicien_id: rowId.optional() });
export type CheckSlotInput = z.infer<typeof CheckSlotInput>;

/** What the guard says of an intervention in a slot; nothing is changed by asking. */
export const SlotVerdict = Verdict.extend({
  /** Whose slot it would be. */
  technicien: z.string(),
  /** A written reason would get it through. */
  can_override: z.boolean(),
});
export type SlotVerdict = z.infer<typeof SlotVerdict>;
