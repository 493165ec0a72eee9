import type { Intervention } from '@mif/contract/interventions';
import type { Ctx } from '../kernel/context.ts';
import { simpleStep, type StepCommand } from './step.ts';

/** Starts the work: the first time, its beginning is noted. */
export function startIntervention(ctx: Ctx, input: StepCommand): Promise<Intervention> {
  return simpleStep(ctx, 'start', input);
}
