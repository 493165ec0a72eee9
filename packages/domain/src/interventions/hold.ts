import type { HoldInterventionInput, Intervention } from '@mif/contract/interventions';
import type { Ctx } from '../kernel/context.ts';
import { holdChange } from './rules.ts';
import { announceStep, applyStep, beginStep, command, type StepCommand } from './step.ts';

/** Puts work on hold for a typed reason, which another sentence may explain. */
export function holdIntervention(ctx: Ctx, input: StepCommand & Pick<HoldInterventionInput, 'motif_attente'>): Promise<Intervention> {
  return command(ctx, 'hold', input, async () => {
    const intervention = await beginStep(ctx, 'hold', input);
    const details = { motif_attente: input.motif_attente };
    await applyStep(ctx, intervention, { action: 'hold', change: holdChange(input), details }, input);
    await announceStep(ctx, intervention, 'hold', intervention.technicien_id ?? null);
    return intervention;
  });
}
