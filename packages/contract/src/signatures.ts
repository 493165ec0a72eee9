import { z } from 'zod';

/** What somebody signed with on a screen. */
export const Signature = z.object({
  nom: z.string().trim().min(1).max(120),
  /** The strokes as the `d` of one SVG path, drawn in a box 600 wide and 200 high. */
  trace: z
    .string()
    .regex(/^[MLCQ0-9 .,-]+$/)
    .max(60_000),
});
export type Signature = z.infer<typeof Signature>;
