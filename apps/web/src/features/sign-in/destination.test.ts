import { expect, test } from 'vitest';
import { destinationOf } from './destination.ts';

test.each(['/interventions?statut=ouverte', '/journee/12', '/compte#sessions'])('%s is kept', (suite) => {
  expect(destinationOf(suite)).toBe(suite);
});

test.each([
  undefined,
  '',
  'https://ailleurs.test/',
  '//ailleurs.test',
  '/\\ailleurs.test',
  '/\t/ailleurs.test',
  'javascript:alert(1)',
  '/connexion?suite=/connexion',
])('%s leads nowhere', (suite) => {
  expect(destinationOf(suite)).toBeNull();
});
