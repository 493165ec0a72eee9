import { expect, test } from 'vitest';
import { typesFor } from './notification-rules.ts';
import { notificationTypes } from './notifications.ts';

test('nobody is asked about news that cannot reach him', () => {
  expect(typesFor('client')).toEqual(['cloture', 'demande', 'systeme', 'information']);
  expect(typesFor('technicien')).toEqual([
    'affectation',
    'changement',
    'rappel',
    'retard',
    'cloture',
    'demande',
    'absence',
    'habilitation',
    'systeme',
    'information',
  ]);
});

test('between them the roles are asked about every kind', () => {
  const asked = new Set((['admin', 'responsable', 'technicien', 'client'] as const).flatMap(typesFor));
  expect(notificationTypes.filter((type) => !asked.has(type))).toEqual([]);
});
