import type { GenreCompteur, GenreReleve } from '@mif/contract/compteurs';
import { DomainError } from '@mif/contract/errors';

/** How far a telephone's clock may be ahead of ours, in milliseconds. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** A reading as the rules see it. */
export interface Reading {
  genre: GenreReleve;
  valeur: number;
  /** At a change of meter: what the old one showed last. */
  ancienne_valeur: number | null;
  date_releve: Date;
}

/** What the meter showed when a reading was taken: at a change of meter, the old one. */
function shownAt(reading: Reading): number {
  return reading.genre === 'changement' ? (reading.ancienne_valeur ?? reading.valeur) : reading.valeur;
}

/**
 * Refuses a reading that cannot be: from the future, going down, or above one taken later. Readings may arrive in any
 * order; each is held against its neighbours in time.
 * @param before the reading just before it in time, `after` the one just after it
 * @throws RELEVE_DATE_FUTURE, RELEVE_CHANGEMENT_INVALID, RELEVE_DESCEND, RELEVE_DEPASSE with both values
 */
export function checkReading(
  genre: GenreCompteur,
  reading: Reading,
  { before, after, now }: { before: Reading | null; after: Reading | null; now: Date },
): void {
  if (reading.date_releve.getTime() > now.getTime() + CLOCK_TOLERANCE_MS)
    throw new DomainError('RELEVE_DATE_FUTURE', { field: 'date_releve' });
  if (genre === 'jauge') {
    if (reading.genre === 'changement' || reading.ancienne_valeur !== null) refuseChange('jauge');
    return;
  }
  if (reading.genre === 'changement' && reading.ancienne_valeur === null) refuseChange('manque');
  if (reading.genre === 'releve' && reading.ancienne_valeur !== null) refuseChange('releve');
  if (reading.valeur < 0) throw new DomainError('RELEVE_DESCEND', { field: 'valeur', details: { valeur: reading.valeur, precedent: 0 } });
  const shown = shownAt(reading);
  const field = reading.genre === 'changement' ? 'ancienne_valeur' : 'valeur';
  if (before && shown < before.valeur) {
    throw new DomainError('RELEVE_DESCEND', { field, details: { valeur: shown, precedent: before.valeur } });
  }
  if (after && shownAt(after) < reading.valeur) {
    throw new DomainError('RELEVE_DEPASSE', { field: 'valeur', details: { valeur: reading.valeur, suivant: shownAt(after) } });
  }
}

function refuseChange(raison: 'jauge' | 'manque' | 'releve'): never {
  throw new DomainError('RELEVE_CHANGEMENT_INVALID', { field: 'ancienne_valeur', details: { raison } });
}

/**
 * Refuses to take back a change of meter that the readings around it need.
 * @throws RELEVE_NEEDED with both values
 */
export function checkCancel(genre: GenreCompteur, before: Reading | null, after: Reading | null): void {
  if (genre === 'cumulatif' && before && after && shownAt(after) < before.valeur) {
    throw new DomainError('RELEVE_NEEDED', { field: 'id', details: { precedent: before.valeur, suivant: shownAt(after) } });
  }
}
