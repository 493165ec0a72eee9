import type { IdInput } from '@mif/contract/paging';
import type { Intervention } from '@mif/contract/interventions';
import type { Ctx } from '../kernel/context.ts';
import { readIntervention } from './project.ts';

/**
 * One intervention with its report, its times and what the caller may do to it.
 * @throws INTERVENTION_NOT_FOUND
 */
export function getIntervention(ctx: Ctx, input: IdInput): Promise<Intervention> {
  return readIntervention(ctx, input.id);
}
