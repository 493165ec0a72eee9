/** Why a delivery did not leave, as one says it to a person. */
const reasons = [
  'address',
  'refused',
  'unreachable',
  'slow',
  'inactive',
  'outdated',
  'removed',
  'given_up',
  'interrupted',
  'other',
] as const;
export type Reason = (typeof reasons)[number];

const patterns: readonly (readonly [Reason, RegExp])[] = [
  ['given_up', /^given up by/],
  ['inactive', /account is not active/],
  ['address', /address (is )?refuse|refuses mails|\b5\.1\.[0-9]\b|no such (user|address|mailbox)|user unknown|mailbox unavailable/i],
  ['outdated', /no longer true|opens nothing any more|no longer wanted/],
  ['removed', /was removed|about nothing/],
  ['interrupted', /ended each time/],
  ['slow', /time(d)? ?out|ETIMEDOUT|aborted/i],
  ['unreachable', /ECONN|ENOTFOUND|EAI_AGAIN|EHOST|EPIPE|socket|connect|greeting/i],
  ['refused', /\b[45]\d\d\b/],
];

/** The kind of a reason out of what the mail server or the product said. */
export function reasonOf(error: string): Reason {
  return patterns.find(([, pattern]) => pattern.test(error))?.[0] ?? 'other';
}
