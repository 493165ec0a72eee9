import type { z } from 'zod';

/**
 * A name or title as people may write it: one line, with something to see. What is stored already is not judged again.
 * @param schema its length
 */
export function nameOf(schema: z.ZodString): z.ZodString {
  // Control characters would break lines and mails; invisible ones alone would leave nothing to click on.
  return schema.regex(/^[^\p{Cc}\u2028\u2029]*$/u).regex(/[^\s\p{Cf}]/u);
}
