import { statutsDemande } from '@mif/contract/demandes';
import { DomainError } from '@mif/contract/errors';
import { describe, expect, test } from 'vitest';
import { checkDouble, checkUndecided, reasonsOf, scoreOf, titreOf, type Likeness } from './rules.ts';

test('a demande is decided on while it waits, and never again', () => {
  const refused = statutsDemande.filter((statut) => codeOf(() => checkUndecided(statut)) === 'DEMANDE_DECIDED');
  expect(refused).toEqual(statutsDemande.filter((statut) => statut !== 'soumise'));
});

function codeOf(check: () => void): unknown {
  return reasonOf(check)?.code ?? null;
}

function reasonOf(check: () => void): DomainError | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

test.each([
  [{ id: 1, doublon_de: 2 }, null],
  [{ id: 1, intervention_id: 1 }, null],
  [{ id: 1 }, 'un_seul'],
  [{ id: 1, doublon_de: 2, intervention_id: 3 }, 'un_seul'],
  [{ id: 1, doublon_de: 1 }, 'soi'],
])('the double %j', (input, raison) => {
  expect(reasonOf(() => checkDouble(input))?.details?.['raison'] ?? null).toBe(raison);
});

test.each([
  ['Fuite d’huile', 'Fuite d’huile'],
  ['\n \u200b \r\n  Bruit   anormal\tau démarrage\nDepuis lundi', 'Bruit anormal au démarrage'],
  ['تسرب الزيت\nمنذ أمس', 'تسرب الزيت'],
  ['\u202egnp.exe', 'gnp.exe'],
  ['\u200b', '—'],
  ['mot '.repeat(60), `${'mot '.repeat(29)}mot…`],
  ['x'.repeat(500), `${'x'.repeat(120)}…`],
  [`${'x'.repeat(119)}😀 fin`, `${'x'.repeat(119)}\ufffd…`],
])('%j has the title %j', (description, titre) => {
  expect(titreOf(description)).toBe(titre);
  expect(titreOf(description).length).toBeLessThanOrEqual(200);
});

describe('what looks like the same matter', () => {
  const nothing: Likeness = { same_equipement: false, same_site: false, shared_words: 0, titre_similarity: 0 };
  test.each<[Partial<Likeness>, string[]]>([
    [{}, []],
    [{ same_equipement: true, same_site: true }, ['equipement']],
    [{ same_equipement: true, same_site: true, shared_words: 2 }, ['equipement', 'texte']],
    [{ same_site: true }, []],
    [{ same_site: true, shared_words: 1 }, []],
    [{ same_site: true, shared_words: 1, titre_similarity: 0.3 }, ['texte', 'site']],
    [{ same_site: true, titre_similarity: 0.5 }, ['texte', 'site']],
    [{ shared_words: 9, titre_similarity: 1 }, []],
  ])('%j', (facts, reasons) => {
    expect(reasonsOf({ ...nothing, ...facts })).toEqual(reasons);
  });

  test('the same machine comes before the same words', () => {
    const machine = scoreOf({ ...nothing, same_equipement: true });
    expect(machine).toBeGreaterThan(scoreOf({ ...nothing, same_site: true, shared_words: 50, titre_similarity: 1 }));
    expect(scoreOf({ ...nothing, same_equipement: true, shared_words: 1 })).toBeGreaterThan(machine);
  });
});
