import type { Langue } from '@mif/contract/users';
import type { everything as fr } from './fr/everything.ts';
import type { first } from './fr/first.ts';
import type { late } from './fr/late.ts';

type Source = typeof fr;

/** The same keys as the French source, every text present: what a translation must be. */
export type Messages<T> = { [K in keyof T]: T[K] extends string ? string : Messages<T[K]> };
export type Catalogue = Messages<Source>;

type First = typeof first;
type Late = typeof late;

/** What a page is shown with: the texts of other pages and of errors come after the first, those of mails and files never leave the server. */
export type PageMessages = First & Partial<Late & Pick<Source, 'errors'>>;

/**
 * The texts that stand before any page does, in one language, loaded on demand so that a browser fetches only its own.
 * @param langue `fr`, `ar` or `en`
 */
export async function loadFirst(langue: Langue): Promise<First> {
  const loaded =
    langue === 'ar' ? await import('./ar/first.ts') : langue === 'en' ? await import('./en/first.ts') : await import('./fr/first.ts');
  return loaded.first as First;
}

/** The texts of all other pages in one language: two thirds of them, and a technician's day shows none. */
export async function loadLate(langue: Langue): Promise<Late> {
  const loaded =
    langue === 'ar' ? await import('./ar/late.ts') : langue === 'en' ? await import('./en/late.ts') : await import('./fr/late.ts');
  return loaded.late as Late;
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
