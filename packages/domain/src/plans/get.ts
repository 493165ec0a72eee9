import type { IdInput } from '@mif/contract/paging';
import type { Plan } from '@mif/contract/plans';
import type { Ctx } from '../kernel/context.ts';
import { readPlan } from './project.ts';

/**
 * One plan with what is open of it and what the caller may do to it.
 * @throws PLAN_NOT_FOUND
 */
export function getPlan(ctx: Ctx, input: IdInput): Promise<Plan> {
  return readPlan(ctx, input.id);
}
