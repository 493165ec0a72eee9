import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { areSwapped, formatCoordinates, parseCoordinates } from './coordinates.ts';

test.each([
  '33.57, -7.58',
  '33.57,-7.58',
  '(33.57, -7.58)',
  '33.57 -7.58',
  '33,57 ; -7,58',
  '33,57 -7,58',
  '33.57°, −7.58°',
  '٣٣٫٥٧، -٧٫٥٨',
  '33°34\'12"N 7°34\'48"W',
  '33° 34′ 12″ N, 7° 34′ 48″ O',
  'geo:33.57,-7.58?z=17',
  'https://www.google.com/maps/place/Usine/@33.5,-7.5,17z/data=!3d33.57!4d-7.58',
  'https://www.google.com/maps?q=33.57,-7.58',
  'https://maps.google.com/?q=33.57%2C-7.58',
  'https://www.google.com/maps/@33.57,-7.58,15z',
  'https://www.openstreetmap.org/?mlat=33.57&mlon=-7.58#map=17/33.5/-7.5',
  'https://www.openstreetmap.org/#map=17/33.57/-7.58',
])('%s is that place', (text) => {
  expect(parseCoordinates(text)).toEqual({ latitude: 33.57, longitude: -7.58 });
});

test.each([
  '',
  '33.57',
  '95, -7.58',
  '33.57, -190',
  'Casablanca, Maroc',
  '33,57,-7,58',
  '1/2',
  'https://maps.app.goo.gl/abc',
  '33.57.1, -7.58',
])('%j is no place', (text) => {
  expect(parseCoordinates(text)).toBeNull();
});

test('what is shown can be pasted again', () => {
  const degrees = (max: number) => integer({ min: -max * 1e6, max: max * 1e6 }).map((n) => n / 1e6);
  assert(
    property(degrees(90), degrees(180), (latitude, longitude) => {
      const place = { latitude: latitude + 0, longitude: longitude + 0 };
      expect(parseCoordinates(formatCoordinates(place))).toEqual(place);
    }),
  );
});

test('latitude and longitude that were exchanged are seen, and places elsewhere are left alone', () => {
  expect(areSwapped({ latitude: -7.58, longitude: 33.57 })).toBe(true);
  expect(areSwapped({ latitude: -9.6, longitude: 30.4 })).toBe(true);
  expect(areSwapped({ latitude: 33.57, longitude: -7.58 })).toBe(false);
  expect(areSwapped({ latitude: 48.85, longitude: 2.35 })).toBe(false);
});
