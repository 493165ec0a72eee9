import { z } from 'zod';

/** Every job's name and payload: ids only, parsed again when the job begins. */
export const taskPayloads = {
  send_email: z.object({ envoi_id: z.number().int().positive() }),
  clean_sessions: z.object({}),
  send_reset_link: z.object({ oubli_id: z.number().int().positive() }),
  sweep_documents: z.object({}),
  alert_habilitations: z.object({}),
} as const;

export type TaskName = keyof typeof taskPayloads;
export type TaskPayloads = { [T in TaskName]: z.infer<(typeof taskPayloads)[T]> };
