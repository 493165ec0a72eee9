import type { SiteSheet } from '@mif/contract/sites';

type Place = Pick<SiteSheet, 'adresse' | 'code_postal' | 'ville' | 'latitude' | 'longitude'>;

/** The address of a site in one line, or null where nothing of it is known. */
export function addressOf({ adresse, code_postal, ville }: Place): string | null {
  const town = [code_postal, ville].filter(Boolean).join(' ');
  // People often write the city at the end of the street already.
  const parts = adresse && ville && adresse.endsWith(ville) ? [adresse] : [adresse, town];
  return parts.filter(Boolean).join(', ') || null;
}

/**
 * A link that opens the way to a site in whatever map the device has: the universal form, which phones hand to their map
 * application and desktops open in the browser.
 * @returns null where neither coordinates nor an address are known
 */
export function routeTo(place: Place): string | null {
  const { latitude, longitude } = place;
  const destination = latitude !== null && longitude !== null ? `${latitude},${longitude}` : addressOf(place);
  return destination ? `https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent(destination)}` : null;
}
