import type { UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import type { PlanFields, PlanValues } from './form-values.ts';

/** The form of a plan, as its parts take it. */
export type PlanFormApi = UseFormReturn<PlanValues, unknown, z.output<typeof PlanFields>>;
