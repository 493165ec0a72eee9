import type { Intervention } from '@mif/contract/interventions';
import type { Ctx } from '../kernel/context.ts';
import { simpleStep, type StepCommand } from './step.ts';

/** Frees the technician before the work has begun; a technician says why. */
export function unassignIntervention(ctx: Ctx, input: StepCommand): Promise<Intervention> {
  return simpleStep(ctx, 'unassign', input);
}
