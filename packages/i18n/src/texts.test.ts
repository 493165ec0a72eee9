import { errorCatalogue, type ErrorCode } from '@mif/contract/errors';
import { langues, type Langue } from '@mif/contract/users';
import { createTranslator } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import { translateError } from './errors.ts';
import { localeOf } from './messages.ts';
import { messagesOf } from './server.ts';

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}

const textsOf = (langue: Langue) => flatten(messagesOf(langue));
const french = new Map(textsOf('fr'));

/** The names a text is filled with: what follows an opening brace and is no text of a choice, like `=0 {libre}`. */
function argumentsOf(text: string): string[] {
  return [
    ...new Set([...text.matchAll(/(?<!(?:=\d|zero|one|two|few|many|other|none) )\{(\w+)(?=[,}])/g)].map(([, name]) => name ?? '')),
  ].sort();
}

function fill(langue: Langue, text: string, values: Record<string, string | number>): string {
  const t = createTranslator({
    locale: localeOf(langue),
    messages: { text },
    onError: (error) => {
      throw error;
    },
  });
  return t('text', values as never);
}

describe.each(langues)('%s', (langue) => {
  test('every text can be filled, with the words of the French one', () => {
    for (const [key, text] of textsOf(langue)) {
      const asked = argumentsOf(french.get(key) ?? '');
      expect([key, argumentsOf(text)]).toEqual([key, asked]);
      for (const n of [0, 1, 2, 3, 11, 100, 1_000_000]) {
        const values = Object.fromEntries(asked.map((name) => [name, n]));
        expect(fill(langue, text, values).trim().length, key).toBeGreaterThan(0);
      }
    }
  });

  test('every error has a sentence, with and without its facts', () => {
    const slot = { debut: '2026-11-25T09:00:00Z', fin: '2026-11-25T10:00:00Z' };
    const facts = {
      technicien: 'A',
      acteur: 'B',
      reference: 'OT-1',
      statut: 'ouverte',
      valeur: 'x',
      codes: ['y', 'z'],
      max: 3,
      secondes: 90,
    };
    for (const code of Object.keys(errorCatalogue) as ErrorCode[]) {
      const sentences = [translateError(code, langue), translateError(code, langue, { field: 'titre', ...facts, ...slot })];
      for (const sentence of sentences) {
        expect(sentence.length, code).toBeGreaterThan(5);
        expect(sentence, code).not.toMatch(/[{}]|undefined|NaN/);
        expect(sentence, code).not.toContain('none');
      }
    }
  });

  test('whoever is locked out is told the minutes left, rounded up', () => {
    expect(translateError('AUTH_LOCKED', langue, { secondes: 3_541 })).toContain('60');
    expect(translateError('AUTH_LOCKED', langue, { secondes: 181 })).toContain('4');
    expect(translateError('AUTH_LOCKED', langue, { secondes: 1 })).not.toMatch(/[02-9]/);
  });

  test('every plural has the forms of its language', () => {
    const forms = { fr: ['one', 'many', 'other'], ar: ['zero', 'one', 'two', 'few', 'many', 'other'], en: ['one', 'other'] }[langue];
    for (const [key, text] of textsOf(langue)) {
      const plurals = text.split(', plural,').slice(1);
      for (const plural of plurals) expect(forms.filter((form) => !plural.includes(` ${form} {`))).toEqual([]);
      expect(plurals.length > 0, key).toBe((french.get(key) ?? '').includes(', plural,'));
    }
  });
});

test('Arabic counts in six ways', () => {
  const { count } = messagesOf('ar').interventions;
  const counted = [0, 1, 2, 3, 11, 100].map((n) => fill('ar', count, { n }));
  expect(new Set(counted).size).toBe(6);
});

test('nothing is left in French', () => {
  // Names, codes and texts that are nothing but what they are filled with are the same everywhere.
  const isTheSame = (text: string) => !/\p{L}{3}/u.test(text.replaceAll(/\{[^}]*\}/g, ''));
  const shared = new Set(['common.app.name', 'emails.signature', 'common.langues.fr', 'common.langues.ar', 'common.langues.en']);
  const words = textsOf('ar').filter(([key, text]) => !shared.has(key) && !isTheSame(text));
  expect(words.filter(([key, text]) => french.get(key) === text).map(([key]) => key)).toEqual([]);
  expect(words.filter(([, text]) => !/\p{Script=Arabic}/u.test(text)).map(([key]) => key)).toEqual([]);
  const sameInEnglish = textsOf('en').filter(([key, text]) => !shared.has(key) && text.length > 14 && french.get(key) === text);
  expect(sameInEnglish.map(([key]) => key)).toEqual([]);
});

test('names, codes and what people wrote keep their own direction inside Arabic sentences', () => {
  const foreign = /(.?)\{(?:reference|titre|nom|technicien|acteur|original|intervention|valeur|codes|avant|apres|motif)\}(.?)/gu;
  for (const [key, text] of textsOf('ar'))
    for (const [, before, after] of text.matchAll(foreign)) expect([key, before, after]).toEqual([key, '\u2068', '\u2069']);
});

test('French keeps its double punctuation on the line of its word', () => {
  const loose = [...french].filter(([, text]) => /(?<![\s,{]) (?:[:;?!»](?=[\s.,]|$))|« /u.test(text)).map(([key]) => key);
  expect(loose).toEqual([]);
});
