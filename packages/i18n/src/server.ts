import type { Langue } from '@mif/contract/users';
import { createTranslator } from 'use-intl/core';
import { everything as ar } from './ar/everything.ts';
import { everything as en } from './en/everything.ts';
import { everything as fr } from './fr/everything.ts';
import { localeOf } from './messages.ts';
import type { Catalogue } from './messages.ts';

const catalogues: Record<Langue, Catalogue> = { fr, ar, en };

/** The texts of a language, at once: for the server, the worker and e-mails. */
export function messagesOf(langue: Langue): Catalogue {
  return catalogues[langue];
}

const makeTranslator = (langue: Langue) => createTranslator({ locale: localeOf(langue), messages: catalogues[langue] as typeof fr });
// One a language: it keeps what it has compiled, and a thousand mails of one kind compile it once.
const translators = { fr: makeTranslator('fr'), ar: makeTranslator('ar'), en: makeTranslator('en') };

/**
 * A translator over every domain: `translatorOf('fr')('emails.greeting', { nom })`.
 * @param langue language of the reader
 */
export function translatorOf(langue: Langue) {
  return translators[langue];
}

/**
 * A text without places to fill, by its key: a title, the name of a code. A key without a text stays itself.
 * @param key `equipements.statuts.panne`
 */
export function wordOf(langue: Langue, key: string): string {
  const text = key
    .split('.')
    .reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined), catalogues[langue]);
  return typeof text === 'string' ? text : key;
}
