import { addDays } from '@mif/contract/time';

/** A certificate somebody holds; both dates are days it is valid on. */
export interface Certificate {
  technicien_id: number;
  type_id: number;
  date_obtention: string;
  date_expiration: string | null;
}

/** A kind of certificate that work asks for, and the civil dates of that work, in order. */
export interface Requirement {
  type_id: number;
  dates: readonly string[];
}

/** A certificate that ends before work that asks for it. */
export interface Expiry {
  type_id: number;
  technicien_id: number;
  /** The last day it is valid; the day before the period where it is over already. */
  date_expiration: string;
  /** How many dates of work come after it. */
  echeances: number;
  /** The first of them. */
  premiere_echeance: string;
}

/**
 * Who will no longer hold what the work of a period asks for: for each technician who holds, or held, a certificate of the
 * kind, the day it ends, renewals counted, where some work comes after that day.
 * @param from first day of the period
 * @returns what ends first first
 */
export function expiriesBefore(requirements: readonly Requirement[], certificates: readonly Certificate[], from: string): Expiry[] {
  const expiries: Expiry[] = [];
  for (const { type_id, dates } of requirements) {
    const ofKind = certificates.filter((certificate) => certificate.type_id === type_id);
    for (const [technicien_id, held] of Map.groupBy(ofKind, (certificate) => certificate.technicien_id)) {
      const last = lastCoveredDay(held, from);
      if (last === null) continue;
      const after = dates.filter((date) => date > last && !isHeldOn(held, date));
      const [premiere_echeance] = after;
      if (premiere_echeance !== undefined)
        expiries.push({ type_id, technicien_id, date_expiration: last, echeances: after.length, premiere_echeance });
    }
  }
  return expiries.toSorted((a, b) => compare(a.date_expiration, b.date_expiration) || a.technicien_id - b.technicien_id);
}

/** Whether one of some certificates is valid on a civil date. */
export function isHeldOn(certificates: readonly Pick<Certificate, 'date_obtention' | 'date_expiration'>[], date: string): boolean {
  return certificates.some(
    ({ date_obtention, date_expiration }) => date_obtention <= date && (date_expiration === null || date <= date_expiration),
  );
}

/** The day up to which somebody is covered without a gap from a day on; null: without an end. */
function lastCoveredDay(held: readonly Certificate[], from: string): string | null {
  let last = addDays(from, -1);
  const past = held.flatMap(({ date_expiration }) => (date_expiration !== null && date_expiration < from ? [date_expiration] : []));
  for (const { date_obtention, date_expiration } of held.toSorted((a, b) => compare(a.date_obtention, b.date_obtention))) {
    if (date_obtention > addDays(last, 1)) break;
    if (date_expiration === null) return null;
    if (date_expiration > last) last = date_expiration;
  }
  return last < from ? (past.toSorted().at(-1) ?? last) : last;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
