import { expect, test } from 'vitest';
import { CreateInterventionInput, UpdateInterventionInput } from './interventions.ts';
import { CreateUserInput } from './users.ts';

test.each(['Fuite d’huile', 'تسرّب زيت', '⚠ 3.5 t', 'a\u200fb', '👷 relais'])('%j is a title', (titre) => {
  expect(CreateInterventionInput.parse({ titre, equipement_id: 1 }).titre).toBe(titre);
});

test.each(['', '   ', '\u200b\u200d', '\u202e', 'deux\nlignes', 'tab\tulation', 'nul\u0000', 'x'.repeat(201)])('%j is none', (titre) => {
  expect(CreateInterventionInput.safeParse({ titre, equipement_id: 1 }).error?.issues[0]?.path).toEqual(['titre']);
  expect(UpdateInterventionInput.safeParse({ titre, id: 1 }).success).toBe(false);
});

test('an account has a name to see', () => {
  const account = { username: 'nom', email: 'nom@exemple.ma', role: 'admin', password: 'mot-de-passe' };
  expect(CreateUserInput.safeParse({ ...account, full_name: '\u200b' }).error?.issues[0]?.path).toEqual(['full_name']);
});
