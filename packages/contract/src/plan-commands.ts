import { z } from 'zod';
import { commandId, rowId } from './paging.ts';
import { Rattrapage } from './plan-rules.ts';
import { planFields, UpdatePlanInput } from './plans.ts';

const motif = z.string().trim().min(1).max(2000);

/** What every command on a plan carries. */
const onPlan = z.object({
  id: rowId,
  /** The version the caller saw; refused where it has moved. */
  version: planFields.shape.version.optional(),
  command_id: commandId.optional(),
});

export const SuspendPlanInput = onPlan.extend({ motif });
export type SuspendPlanInput = z.infer<typeof SuspendPlanInput>;

/** What was missed meanwhile is made up for as the plan says, or as is said here for this once. */
export const ResumePlanInput = onPlan.extend({ rattrapage: Rattrapage.optional() });
export type ResumePlanInput = z.infer<typeof ResumePlanInput>;

export const RetirePlanInput = onPlan.extend({ motif: motif.optional() });
export type RetirePlanInput = z.infer<typeof RetirePlanInput>;

/** Creates the intervention of the next occurrence now, however far it is. */
export const GeneratePlanInput = onPlan;
export type GeneratePlanInput = z.infer<typeof GeneratePlanInput>;

const onEcheance = onPlan.extend({ n: z.number().int().positive() });

export const SkipEcheanceInput = onEcheance.extend({ motif });
export type SkipEcheanceInput = z.infer<typeof SkipEcheanceInput>;

export const RestoreEcheanceInput = onEcheance;
export type RestoreEcheanceInput = z.infer<typeof RestoreEcheanceInput>;

/** Moves one occurrence; those after it stay where they are. */
export const MoveEcheanceInput = onEcheance.extend({ date_due: z.iso.date() });
export type MoveEcheanceInput = z.infer<typeof MoveEcheanceInput>;

export const PreviewUpdatePlanInput = UpdatePlanInput.omit({ command_id: true });
export type PreviewUpdatePlanInput = z.infer<typeof PreviewUpdatePlanInput>;

/** What a change of a plan does to one of its occurrences to come. */
export const ChangementEcheance = z.object({
  genre: z.enum(['ajoutee', 'supprimee', 'deplacee', 'gardee']),
  avant: z.iso.date().nullable(),
  apres: z.iso.date().nullable(),
  /** It depends on what is done or read meanwhile. */
  is_estimee: z.boolean(),
});
export type ChangementEcheance = z.infer<typeof ChangementEcheance>;

/** The occurrences of the next twelve months before and after a change, in order. */
export const DifferencePlan = z.object({
  /** Of the plan as it was compared: the write carries it. */
  version: planFields.shape.version,
  /** First and last day that were compared. */
  du: z.iso.date(),
  au: z.iso.date(),
  items: z.array(ChangementEcheance),
  /** Those there are already, which stay as they are. */
  generees: z.number().int(),
});
export type DifferencePlan = z.infer<typeof DifferencePlan>;
