import type { Intervention } from '@mif/contract/interventions';
import type { Ctx } from '../kernel/context.ts';
import { simpleStep, type StepCommand } from './step.ts';

/** Sends finished work back, with the reason. */
export function reopenIntervention(ctx: Ctx, input: StepCommand): Promise<Intervention> {
  return simpleStep(ctx, 'reopen', input);
}
