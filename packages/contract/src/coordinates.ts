import { toLatinDigits } from './digits.ts';

/** A place on the earth, in degrees (WGS 84). */
export interface Coordinates {
  latitude: number;
  longitude: number;
}

const number = String.raw`[-+]?\d{1,3}(?:\.\d+)?`;
const plainPair = new RegExp(String.raw`^\(?\s*(${number})\s*°?\s*[,;\s]\s*(${number})\s*°?\s*\)?$`);
// `@33.57,-7.58,17z`, `!3d33.57!4d-7.58`, `q=33.57,-7.58`, `geo:33.57,-7.58`, `mlat=33.57&mlon=-7.58`, `#map=17/33.57/-7.58`: the pin before the middle of the view.
const inLinks = [
  new RegExp(`!3d(${number})!4d(${number})`),
  new RegExp(`[?&]mlat=(${number})&mlon=(${number})`),
  new RegExp(String.raw`(?:[?&](?:q|ll|query|destination|daddr)=(?:loc:)?|geo:|/search/)(${number})(?:,|%2C)\+?(${number})`, 'i'),
  new RegExp(`@(${number}),(${number})`),
  new RegExp(String.raw`#map=\d+/(${number})/(${number})`),
];
const part = String.raw`(\d{1,3}(?:\.\d+)?)\s*°\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*(?:"|″|”|''|’’)\s*)?`;
const sexagesimal = new RegExp(`^${part}([NS])[\\s,;]*${part}([EWO])$`, 'i');

/**
 * Coordinates as people copy them: `33.57, -7.58`, `33,57 ; -7,58`, `33°34'12"N 7°35'24"W`, or the link of a map.
 * @returns null where there are none, or where they are not on the earth
 */
export function parseCoordinates(text: string): Coordinates | null {
  const asked = toLatinDigits(text)
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll('−', '-')
    .replaceAll('٫', '.')
    .trim();
  const [, ...degrees] = sexagesimal.exec(asked) ?? [];
  if (degrees.length > 0) {
    const [d1, m1, s1, ns = '', d2, m2, s2, ew = ''] = degrees;
    return onEarth(signed(d1, m1, s1, /s/i.test(ns)), signed(d2, m2, s2, /[wo]/i.test(ew)));
  }
  const found = inLinks.map((link) => link.exec(asked)).find((match) => match !== null) ?? plainPair.exec(withPoints(asked));
  return found ? onEarth(Number(found[1]), Number(found[2])) : null;
}

// A comma is a decimal point where another mark separates the two: `33,57 ; -7,58`, `33,57 -7,58`.
function withPoints(text: string): string {
  return /^[-+]?\d{1,3},\d+\s*°?\s*[;\s]\s*[-+]?\d{1,3},\d+\s*°?$/.test(text) ? text.replaceAll(',', '.') : text.replaceAll('،', ',');
}

function signed(degrees = '0', minutes = '0', seconds = '0', isNegative = false): number {
  const value = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
  return isNegative ? -value : value;
}

function onEarth(latitude: number, longitude: number): Coordinates | null {
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return { latitude: rounded(latitude), longitude: rounded(longitude) };
}

/** To a hand's breadth. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

/** Whether latitude and longitude were exchanged: the point itself is far away, and its mirror is in Morocco. */
export function areSwapped({ latitude, longitude }: Coordinates): boolean {
  return !isInMorocco(latitude, longitude) && isInMorocco(longitude, latitude);
}

function isInMorocco(latitude: number, longitude: number): boolean {
  return latitude > 20.5 && latitude < 36.2 && longitude > -17.5 && longitude < -0.9;
}

/** Coordinates as they are read and pasted: `33.57, -7.58`. */
export function formatCoordinates({ latitude, longitude }: Coordinates): string {
  return `${latitude}, ${longitude}`;
}
