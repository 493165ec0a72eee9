import { expect, test } from 'vitest';
import { parametres } from './parametres.ts';
import { RappelsEcheances } from './rappels.ts';
import { brokenRule } from './rules.ts';

const faultsOf = (value: unknown) =>
  (RappelsEcheances.safeParse(value).error?.issues ?? []).map((issue) => [issue.path.join('.'), brokenRule(issue)?.code ?? issue.code]);

test('what holds by default keeps its own rules, and nobody need be told', () => {
  expect(faultsOf(parametres.rappels_echeances.defaut)).toEqual([]);
  expect(faultsOf({ rappels: [], escalades: [] })).toEqual([]);
});

test.each([
  [{ rappels: [24, 2, 24], escalades: [] }, [['rappels', 'RAPPEL_HEURES_TWICE']]],
  [
    {
      rappels: [],
      escalades: [
        { heures: 4, destinataires: 'admins' },
        { heures: 4, destinataires: 'suiveur' },
      ],
    },
    [['escalades', 'ESCALADE_HEURES_TWICE']],
  ],
  [{ rappels: [0], escalades: [] }, [['rappels.0', 'too_small']]],
  [
    { rappels: [721], escalades: [{ heures: 169, destinataires: 'admins' }] },
    [
      ['rappels.0', 'too_big'],
      ['escalades.0.heures', 'too_big'],
    ],
  ],
  [{ rappels: [1, 2, 3, 4, 5, 6], escalades: [] }, [['rappels', 'too_big']]],
  [
    { rappels: [1.5], escalades: [{ heures: 1, destinataires: 'client' }] },
    [
      ['rappels.0', 'invalid_type'],
      ['escalades.0.destinataires', 'invalid_value'],
    ],
  ],
])('%j is refused where it is wrong', (value, expected) => {
  expect(faultsOf(value)).toEqual(expected);
});
