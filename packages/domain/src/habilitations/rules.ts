import { EXPIRE_BIENTOT_JOURS, seuilsJours, type EtatHabilitation } from '@mif/contract/habilitations';
import { DomainError } from '@mif/contract/errors';
import { addDays, addMonths, daysBetween } from '@mif/contract/time';

/** From when until when a certificate is valid: civil dates, both included; without an end, null. */
export interface Validity {
  date_obtention: string;
  date_expiration: string | null;
}

/**
 * The last valid day of a certificate that is valid for some months from the day it was obtained: the day of the same
 * number, or the last of a shorter month (29 February + 12 months is 28 February).
 */
export function expiryOf(date_obtention: string, validite_mois: number | null): string | null {
  return validite_mois === null ? null : addMonths(date_obtention, validite_mois);
}

/**
 * Refuses a certificate that ends before it begins.
 * @throws HABILITATION_ENDS_BEFORE with the day it was obtained
 */
export function checkValidity({ date_obtention, date_expiration }: Validity): void {
  if (date_expiration !== null && date_expiration < date_obtention) {
    throw new DomainError('HABILITATION_ENDS_BEFORE', { field: 'date_expiration', details: { date_obtention } });
  }
}

/** Whether two certificates are valid on one day. */
export function doOverlap(a: Validity, b: Validity): boolean {
  const startsIn = (one: Validity, other: Validity) => other.date_expiration === null || one.date_obtention <= other.date_expiration;
  return startsIn(a, b) && startsIn(b, a);
}

/** What a certificate is on a civil day. */
export function etatOf({ date_obtention, date_expiration }: Validity, today: string): EtatHabilitation {
  if (date_expiration !== null && date_expiration < today) return 'expiree';
  if (date_obtention > today) return 'a_venir';
  return date_expiration !== null && date_expiration <= addDays(today, EXPIRE_BIENTOT_JOURS) ? 'expire_bientot' : 'valide';
}

/**
 * The threshold that is reached on a day, the tightest one: 60, 30, 7 days before the expiry, 0 on the last valid day and
 * after it.
 * @returns null before all of them
 */
export function seuilReached(date_expiration: string, today: string): (typeof seuilsJours)[number] | null {
  const left = daysBetween(today, date_expiration);
  return seuilsJours.findLast((seuil) => left <= seuil) ?? null;
}
