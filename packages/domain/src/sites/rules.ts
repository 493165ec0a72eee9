import { areSwapped } from '@mif/contract/coordinates';
import { DomainError } from '@mif/contract/errors';
import { villes } from '@mif/contract/villes';

/** What the rules of a site's place look at. */
export interface Place {
  latitude: number | null;
  longitude: number | null;
  ville: string | null;
}

const known: ReadonlySet<string> = new Set(villes.map((ville) => ville.toLocaleLowerCase('fr')));

/**
 * Refuses half a place, and a place whose two numbers were exchanged: far away, while its mirror is in Morocco. A site
 * in a city of another country is taken at its word.
 * @throws SITE_COORDINATES_PAIR, SITE_COORDINATES_SWAPPED with the two numbers as they should be
 */
export function checkPlace({ latitude, longitude, ville }: Place): void {
  if (latitude === null && longitude === null) return;
  if (latitude === null || longitude === null) {
    throw new DomainError('SITE_COORDINATES_PAIR', { field: latitude === null ? 'latitude' : 'longitude' });
  }
  const isHere = ville === null || known.has(ville.toLocaleLowerCase('fr'));
  if (isHere && areSwapped({ latitude, longitude })) {
    throw new DomainError('SITE_COORDINATES_SWAPPED', { field: 'latitude', details: { latitude: longitude, longitude: latitude } });
  }
}
