import type { z } from 'zod';
import type { ErrorCode, ErrorDetails } from './errors.ts';

/** A rule of the catalogue that a value does not keep, with the facts of its sentence. */
export interface Broken {
  code: ErrorCode;
  details?: ErrorDetails;
}

/**
 * A check for `.superRefine`: zod carries the code and the facts, and the edge (a form, an answer) makes the sentence.
 * @param judge what is wrong with a value, or null
 */
export function keeping<T>(judge: (value: T) => Broken | null): (value: T, ctx: z.core.$RefinementCtx<T>) => void {
  return (value, ctx) => {
    const broken = judge(value);
    if (broken) ctx.addIssue({ code: 'custom', params: { ...broken } });
  };
}

/** The rule of ours that an issue of zod is about, or null where it is about one of zod's. */
export function brokenRule(issue: { code?: string | undefined; params?: unknown }): Broken | null {
  if (issue.code !== 'custom' || typeof issue.params !== 'object' || issue.params === null || !('code' in issue.params)) return null;
  return issue.params as Broken;
}
