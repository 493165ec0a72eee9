import { expect, test } from 'vitest';
import { addressOf, routeTo } from './map-link.ts';

const none = { adresse: null, code_postal: null, ville: null, latitude: null, longitude: null };

test('the way leads to the coordinates, else to the address, else nowhere', () => {
  const there = 'https://www.google.com/maps/dir/?api=1&destination=';
  expect(routeTo({ ...none, ville: 'Settat', latitude: 33.1, longitude: -7.6 })).toBe(`${there}33.1%2C-7.6`);
  expect(routeTo({ ...none, adresse: '12, rue A & B', ville: 'Fès' })).toBe(`${there}12%2C%20rue%20A%20%26%20B%2C%20F%C3%A8s`);
  expect(routeTo(none)).toBeNull();
});

test('a city at the end of the street is not said twice', () => {
  expect(addressOf({ ...none, adresse: 'Route de Marrakech, km 12, Settat', code_postal: '26000', ville: 'Settat' })).toBe(
    'Route de Marrakech, km 12, Settat',
  );
  expect(addressOf({ ...none, adresse: 'Route 1', code_postal: '26000', ville: 'Settat' })).toBe('Route 1, 26000 Settat');
});
