import type { ChangeAffectationInput } from '@mif/contract/intervention-older-inputs';
import type { Intervention } from '@mif/contract/interventions';
import type { Ctx } from '../kernel/context.ts';
import { assignIntervention } from './assign.ts';
import { simpleStep } from './step.ts';

/** Gives an intervention to a technician, or frees it where none is named: how the older REST clients say it. */
export function changeAffectation(ctx: Ctx, input: ChangeAffectationInput): Promise<Intervention> {
  const { technicien_id, ...rest } = input;
  return technicien_id === null ? simpleStep(ctx, 'unassign', rest) : assignIntervention(ctx, { ...rest, technicien_id });
}
