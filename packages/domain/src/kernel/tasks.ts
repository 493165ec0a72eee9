import type { Tache } from '@mif/contract/travaux';
import { ModeleCle } from '@mif/contract/modeles';
import { rowId } from '@mif/contract/paging';
import { z } from 'zod';

/** Every job's payload: ids only, parsed again when the job begins. */
export const taskPayloads = {
  send_email: z.object({ envoi_id: z.number().int().positive() }),
  send_trial_mail: ModeleCle.omit({ canal: true }).extend({
    user_id: z.number().int().positive(),
    command_id: z.uuid(),
    sujet: z.string(),
    corps: z.string(),
  }),
  send_push: z.object({ envoi_id: z.number().int().positive() }),
  sweep_envois: z.object({}),
  clean_sessions: z.object({}),
  send_reset_link: z.object({ oubli_id: z.number().int().positive() }),
  sweep_documents: z.object({}),
  remind_deadlines: z.object({}),
  alert_habilitations: z.object({}),
  follow_moon: z.object({}),
  /** One plan, those on a meter (`releve_id`: one of its readings that was taken back), or all whose time has come. */
  generate_plans: z.object({ plan_id: rowId.optional(), compteur_id: rowId.optional(), releve_id: rowId.optional() }),
} as const satisfies Record<Tache, z.ZodType>;

export type TaskName = keyof typeof taskPayloads;
export type TaskPayloads = { [T in TaskName]: z.infer<(typeof taskPayloads)[T]> };

/** When a task runs by itself, in UTC: every so many minutes (a divisor of 60), or once a day at an hour. */
export type Schedule = { every_minutes: number } | { daily_at: `${number}:${number}` };

/** The tasks that run by themselves; each of them makes up for what it missed, and may run at any time. */
export const taskSchedules: Partial<Record<TaskName, Schedule>> = {
  sweep_envois: { every_minutes: 5 },
  remind_deadlines: { every_minutes: 1 },
  clean_sessions: { daily_at: '03:17' },
  sweep_documents: { daily_at: '03:41' },
  alert_habilitations: { daily_at: '05:10' },
  follow_moon: { daily_at: '05:20' },
  generate_plans: { every_minutes: 10 },
};
