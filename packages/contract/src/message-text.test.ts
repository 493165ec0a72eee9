import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editable, faultsOf, fillText, normaliseText, paragraphsOf, type TextRules } from './message-text.ts';

const rules: TextRules = { variables: ['reference', 'titre', 'date_limite'], required: ['reference'], max: 60, is_one_line: false };
const found = (text: string, more: Partial<TextRules> = {}) =>
  faultsOf(text, { ...rules, ...more }).map(({ raison, ligne, colonne, valeur, attendu }) => [raison, ligne, colonne, valeur, attendu]);

describe('what is wrong with a text', () => {
  test('nothing', () => {
    expect(found('{reference} : {titre}')).toEqual([]);
    expect(found('Voir { reference }.\n\nMerci, <b>à bientôt</b> & « bonne » journée', { max: 80 })).toEqual([]);
    expect(found('⚠️ {reference}', { max: 14 })).toEqual([]);
  });

  test('each fault has its place, what stands there and what would be right', () => {
    expect(found('')).toEqual([['vide', 1, 1, '', '']]);
    expect(found('{reference}\nle {date_limit} à {titré}')).toEqual([
      ['variable_inconnue', 2, 4, 'date_limit', '{date_limite}'],
      ['variable_inconnue', 2, 19, 'titré', '{titre}'],
    ]);
    expect(found('{reference} {xyz}')).toEqual([['variable_inconnue', 1, 13, 'xyz', '{reference}, {titre}, {date_limite}']]);
    expect(found('{reference} {titre')).toEqual([['accolade_ouverte', 1, 13, '{titre', '']]);
    expect(found('{reference} titre}')).toEqual([['accolade_fermee', 1, 18, '}', '']]);
    expect(found('{reference\n}')).toEqual([
      ['accolade_ouverte', 1, 1, '{reference', ''],
      ['accolade_fermee', 2, 1, '}', ''],
      ['variable_manquante', 2, 2, 'reference', ''],
    ]);
    expect(found('{{reference}}').map(([raison]) => raison)).toEqual(['accolade_ouverte', 'accolade_fermee']);
    expect(found('{reference} { }')).toEqual([['accolade_vide', 1, 13, '{ }', 'reference, titre, date_limite']]);
    expect(found('Bonjour')).toEqual([['variable_manquante', 1, 8, 'reference', '']]);
    expect(found(`{reference} ${'é'.repeat(60)}`)).toEqual([['trop_long', 1, 73, '72', '60']]);
    expect(found('{reference}\nBcc: tous@exemple.ma', { is_one_line: true })).toEqual([['lignes', 1, 12, '', '']]);
  });

  test.each(['{titre, select, a {b}}', '${titre}${7*7}', '{{constructor}}', '{__proto__}', '{toString}', '{titre|safe}', '{}'])(
    'what other languages of templates would run is refused: %s',
    (hostile) => expect(found(`{reference} ${hostile}`)).not.toEqual([]),
  );

  test('any text at all is judged, and in the end filled without its braces moving', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 80 }), (given) => {
        const text = normaliseText(given);
        expect(normaliseText(text)).toBe(text);
        const faults = faultsOf(text, rules);
        for (const { ligne, colonne } of faults) expect(ligne > 0 && colonne > 0 && ligne <= text.split('\n').length).toBe(true);
        const filled = faults.length === 0 ? fillText(text, { reference: 'OT-1' }) : '';
        expect(filled).not.toMatch(/[{}]/);
      }),
    );
  });
});

describe('a text as it is kept', () => {
  test('has line ends of one kind, no invisible control, no blank at its ends', () => {
    expect(normaliseText('  a \r\n\tb\u2028c\r\n\r\n\r\n\r\nd\u0000\u0007 ')).toBe('a\n b\nc\n\nd');
    expect(normaliseText('\u202ecod.exe\u2066 {titre}\u2069')).toBe('cod.exe {titre}');
    // What belongs to Arabic and to emoji stays.
    expect(normaliseText('می\u200cخواهم \u200f👩\u200d🔧')).toBe('می\u200cخواهم \u200f👩\u200d🔧');
    expect(normaliseText('Prêt\u00a0: {titre}')).toBe('Prêt\u00a0: {titre}');
  });
});

describe('filling', () => {
  test('is done once: what a value holds stays', () => {
    expect(fillText('{titre} / {reference}', { titre: '{reference} $& $1', reference: '{titre}' })).toBe('{reference} $& $1 / {titre}');
    expect(fillText('{constructor}{__proto__}{hasOwnProperty}|', {})).toBe('|');
  });

  test('isolates values in a sentence that runs the other way, once', () => {
    expect(fillText('أُسند ⁨{reference}⁩: {titre}{vide}', { reference: 'OT-1', titre: 'Pompe', vide: '' }, true)).toBe('أُسند ⁨OT-1⁩: ⁨Pompe⁩');
    expect(editable('أُسند ⁨{reference}⁩')).toBe('أُسند {reference}');
  });

  test('blank lines part paragraphs', () => {
    expect(paragraphsOf('a\nb\n\nc\n\n\n')).toEqual(['a\nb', 'c']);
  });
});
