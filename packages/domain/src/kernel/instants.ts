/**
 * An instant as projections give it (a Date, or PostgreSQL's text in UTC) as an ISO string in UTC with milliseconds.
 */
export function toIso(value: Date | string): string {
  if (typeof value !== 'string') return value.toISOString();
  // `2026-11-24 05:01:03.801621+00`: the usual text of PostgreSQL, cut without the price of a Date.
  if (value.charCodeAt(10) === 32 && value.endsWith('+00')) {
    const fraction = value.charCodeAt(19) === 46 ? value.slice(20, -3) : '';
    return `${value.slice(0, 10)}T${value.slice(11, 19)}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
  }
  return new Date(value).toISOString();
}

/** The same for a column that may be empty. */
export function toIsoOrNull(value: Date | string | null): string | null {
  return value === null ? null : toIso(value);
}

/** A Date of an ISO string, or null. */
export function toDateOrNull(value: string | null | undefined): Date | null {
  return value ? new Date(value) : null;
}
