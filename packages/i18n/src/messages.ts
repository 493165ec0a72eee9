import type { Langue } from '@mif/contract/users';
import type { everything as fr } from './fr/everything.ts';

type Source = typeof fr;

/** The same keys as the French source, every text present: what a translation must be. */
export type Messages<T> = { [K in keyof T]: T[K] extends string ? string : Messages<T[K]> };
export type Catalogue = Messages<Source>;

/** What a page is shown with: the texts of errors come after it, those of mails and files never leave the server. */
export type PageMessages = Omit<Source, 'emails' | 'errors' | 'exports'> & Partial<Pick<Source, 'errors'>>;

/**
 * The texts of pages in one language, loaded on demand so that a browser fetches only its own.
 * @param langue `fr`, `ar` or `en`
 */
export async function loadMessages(langue: Langue): Promise<PageMessages> {
  const loaded =
    langue === 'ar' ? await import('./ar/all.ts') : langue === 'en' ? await import('./en/all.ts') : await import('./fr/all.ts');
  return loaded.messages as PageMessages;
}

/** The sentences of errors in one language: a third of all texts, and nobody reads one before having done something. */
export async function loadErrors(langue: Langue): Promise<Source['errors']> {
  const loaded =
    langue === 'ar' ? await import('./ar/errors.ts') : langue === 'en' ? await import('./en/errors.ts') : await import('./fr/errors.ts');
  return loaded.errors as Source['errors'];
}

/** Writing direction of a language. */
export function directionOf(langue: Langue): 'ltr' | 'rtl' {
  return langue === 'ar' ? 'rtl' : 'ltr';
}

const tags = { fr: 'fr-MA', ar: 'ar-MA', en: 'en-GB' } as const satisfies Record<Langue, string>;

/** The BCP 47 tag given to Intl: Moroccan French and Arabic, both with Latin digits. */
export function localeOf(langue: Langue): string {
  return tags[langue];
}
