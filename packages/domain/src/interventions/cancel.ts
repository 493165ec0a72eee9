import type { Intervention } from '@mif/contract/interventions';
import type { Ctx } from '../kernel/context.ts';
import { simpleStep, type StepCommand } from './step.ts';

/** Cancels, with the reason. */
export function cancelIntervention(ctx: Ctx, input: StepCommand): Promise<Intervention> {
  return simpleStep(ctx, 'cancel', input);
}
