import { DomainError } from '@mif/contract/errors';
import { ChampTypeInput, Valeurs, type ChampType } from '@mif/contract/types-equipement';
import { describe, expect, test } from 'vitest';
import { nextFields } from './fields.ts';
import { applyValues } from './values.ts';

const field = (libelle: string, more: Partial<ChampTypeInput> = {}): ChampTypeInput => ({
  libelle,
  genre: 'texte',
  choix: [],
  is_requis: false,
  ...more,
});

function outcome(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (error instanceof DomainError) return [error.code, error.field, error.details?.['raison']];
    throw error;
  }
}

describe('the definitions of a type', () => {
  test('keys are made from labels, each its own, also from Arabic and from none', () => {
    const keys = (...labels: string[]) =>
      nextFields(
        [],
        labels.map((label) => field(label)),
      ).map(({ cle }) => cle);
    expect(keys('Puissance nominale', 'Débit (m³/h)', '2e étage', 'القدرة', '***')).toEqual([
      'puissance_nominale',
      'debit_m_h',
      'e_etage',
      'champ',
      'champ_2',
    ]);
    expect(keys('Débit', 'Débît')).toEqual(['debit', 'debit_2']);
    for (const key of keys('x'.repeat(80), '__proto__', 'constructor')) expect(ChampTypeInput.shape.cle.parse(key)).toBe(key);
  });

  test('what is left out is archived and comes back with its key', () => {
    const first = nextFields([], [field('Puissance', { genre: 'nombre', unite: 'kW' }), field('Teinte')]);
    const second = nextFields(first, [field('teinte')]);
    expect(second.map(({ cle, is_archive }) => [cle, is_archive])).toEqual([
      ['teinte', false],
      ['puissance', true],
    ]);
    const third = nextFields(second, [field('Puissance utile', { cle: 'puissance', genre: 'nombre' })]);
    expect(third[0]).toMatchObject({ cle: 'puissance', libelle: 'Puissance utile', is_archive: false });
    // A new field of an archived one's label is another field: what was stored under the first is not its.
    expect(nextFields(second, [field('Puissance')])[0]?.cle).toBe('puissance_2');
  });

  test.each([
    ['two of one label', [field('A'), field('a')], 'double'],
    ['two of one key', [field('A', { cle: 'x' }), field('B', { cle: 'x' })], 'double'],
    ['a choice of nothing', [field('A', { genre: 'choix' })], 'sans_choix'],
    ['a choice twice', [field('A', { genre: 'choix', choix: ['1', '1'] })], 'choix_double'],
    ['bounds the wrong way round', [field('A', { genre: 'nombre', min: 2, max: 1 })], 'bornes'],
    ['another kind', [field('A', { cle: 'a', genre: 'date' })], 'genre'],
  ])('refuses %s', (_, given, raison) => {
    const before = nextFields([], [field('a')]);
    expect(outcome(() => nextFields(before, given))).toEqual(['TYPE_EQUIPEMENT_CHAMP_INVALID', `champs.${given.length - 1}`, raison]);
  });
});

describe('the values of an equipment', () => {
  const champs: ChampType[] = nextFields(
    [],
    [
      field('Puissance', { genre: 'nombre', min: 0, max: 100 }),
      field('Fluide', { genre: 'choix', choix: ['Eau', 'Huile'] }),
      field('Contrôle', { genre: 'date' }),
      field('Note'),
    ],
  );
  const set = (given: Valeurs, before: Valeurs = {}) => outcome(() => applyValues(champs, before, given, { isWhole: true }));

  test('each kind takes its own', () => {
    const given = { puissance: 0, fluide: 'Huile', controle: '2028-02-29', note: '  <b>عربي</b>  ' };
    expect(set(given)).toEqual({ ...given, note: '<b>عربي</b>' });
    expect(set({ note: null, puissance: 4 }, { note: 'x', fluide: 'Eau' })).toEqual({ puissance: 4, fluide: 'Eau' });
    expect(set({ note: '   ' }, { note: 'x' })).toEqual({});
  });

  test.each([
    [{ puissance: -1 }, 'min'],
    [{ puissance: 100.1 }, 'max'],
    [{ puissance: '12' }, 'nombre'],
    [{ puissance: Number.NaN }, 'nombre'],
    [{ fluide: 'eau' }, 'choix'],
    [{ controle: '2026-02-29' }, 'date'],
    [{ controle: '2026-13-01' }, 'date'],
    [{ controle: 'hier' }, 'date'],
    [{ controle: '2026-02-01T00:00' }, 'date'],
    [{ note: 5 }, 'texte'],
    [{ autre: 'x' }, 'inconnu'],
    [{ constructor: 'x' }, 'inconnu'],
    [{ to_string: 'x' }, 'inconnu'],
  ] as [Valeurs, string][])('%j is refused: %s', (given, raison) => {
    expect(set(given)).toEqual(['EQUIPEMENT_CHAMP_INVALID', `valeurs.${Object.keys(given)[0]}`, raison]);
  });

  test('under another type what it holds is judged again', () => {
    const text = nextFields([], [field('Puissance')]);
    expect(applyValues(text, { puissance: 7 }, {})).toEqual({ puissance: 7 });
    expect(outcome(() => applyValues(text, { puissance: 7 }, {}, { isNewType: true }))).toEqual([
      'EQUIPEMENT_CHAMP_INVALID',
      'valeurs.puissance',
      'texte',
    ]);
    expect(applyValues(text, { puissance: 7 }, { puissance: null }, { isNewType: true })).toEqual({});
  });

  test('keys that would reach into an object are no keys', () => {
    for (const key of ['a.b', 'A', '', '_a', 'a'.repeat(41)]) expect(Valeurs.safeParse({ [key]: 'x' }).success).toBe(false);
    expect(Object.keys(Valeurs.parse(JSON.parse('{"__proto__": "x", "a": "y"}')))).toEqual(['a']);
    expect(Valeurs.safeParse({ a: { b: 1 } }).success).toBe(false);
    expect(Valeurs.safeParse({ a: 'x'.repeat(501) }).success).toBe(false);
  });

  test('required ones are asked for, archived ones are kept and not written', () => {
    const required = nextFields(champs, [field('Note', { cle: 'note', is_requis: true })]);
    expect(outcome(() => applyValues(required, {}, {}, { isWhole: true }))).toEqual(['EQUIPEMENT_CHAMP_INVALID', 'valeurs.note', 'requis']);
    expect(applyValues(required, {}, {})).toEqual({});
    expect(applyValues(required, { puissance: 7 }, { note: 'x', puissance: 7 }, { isWhole: true })).toEqual({ puissance: 7, note: 'x' });
    expect(outcome(() => applyValues(required, { puissance: 7 }, { puissance: 8 }))).toEqual([
      'EQUIPEMENT_CHAMP_INVALID',
      'valeurs.puissance',
      'archive',
    ]);
  });
});
