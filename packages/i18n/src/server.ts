import type { Langue } from '@mif/contract/users';
import { createTranslator } from 'use-intl/core';
import { messages as ar } from './ar/all.ts';
import { messages as en } from './en/all.ts';
import { messages as fr } from './fr/all.ts';
import { localeOf } from './messages.ts';
import type { Catalogue } from './messages.ts';

const catalogues: Record<Langue, Catalogue> = { fr, ar, en };

/** The texts of a language, at once: for the server, the worker and e-mails. */
export function messagesOf(langue: Langue): Catalogue {
  return catalogues[langue];
}

/**
 * A translator over every domain: `translatorOf('fr')('emails.greeting', { nom })`.
 * @param langue language of the reader
 */
export function translatorOf(langue: Langue) {
  return createTranslator({ locale: localeOf(langue), messages: catalogues[langue] as typeof fr });
}
