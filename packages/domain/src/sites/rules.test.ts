import { expect, test } from 'vitest';
import { DomainError } from '@mif/contract/errors';
import { checkPlace, type Place } from './rules.ts';

const refusalOf = (place: Place) => {
  try {
    checkPlace(place);
    return null;
  } catch (error) {
    return error instanceof DomainError ? [error.code, error.field, error.details] : error;
  }
};

test.each<[Place, unknown]>([
  [{ latitude: null, longitude: null, ville: null }, null],
  [{ latitude: 33.57, longitude: -7.58, ville: 'Casablanca' }, null],
  [{ latitude: 48.85, longitude: 2.35, ville: null }, null],
  [{ latitude: 33.57, longitude: null, ville: null }, ['SITE_COORDINATES_PAIR', 'longitude', undefined]],
  [{ latitude: null, longitude: -7.58, ville: null }, ['SITE_COORDINATES_PAIR', 'latitude', undefined]],
  [
    { latitude: -7.58, longitude: 33.57, ville: 'casablanca' },
    ['SITE_COORDINATES_SWAPPED', 'latitude', { latitude: 33.57, longitude: -7.58 }],
  ],
  [{ latitude: -8.8, longitude: 33.4, ville: 'Mbeya' }, null],
])('%j', (place, expected) => {
  expect(refusalOf(place)).toEqual(expected);
});
