import type { Intervention } from '@mif/contract/interventions';
import type { Ctx } from '../kernel/context.ts';
import { simpleStep, type StepCommand } from './step.ts';

/** Opens a cancelled intervention again, with the reason. */
export function restoreIntervention(ctx: Ctx, input: StepCommand): Promise<Intervention> {
  return simpleStep(ctx, 'restore', input);
}
