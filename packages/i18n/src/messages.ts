import type { Langue } from '@mif/contract/users';
import type { messages as fr } from './fr/all.ts';

type Source = typeof fr;

/** The same keys as the French source, every text present: what a translation must be. */
export type Messages<T> = { [K in keyof T]: T[K] extends string ? string : Messages<T[K]> };
export type Catalogue = Messages<Source>;

/**
 * The texts of one language, loaded on demand so that a browser fetches only its own.
 * @param langue `fr`, `ar` or `en`
 */
export async function loadMessages(langue: Langue): Promise<Source> {
  const loaded =
    langue === 'ar' ? await import('./ar/all.ts') : langue === 'en' ? await import('./en/all.ts') : await import('./fr/all.ts');
  return loaded.messages as Source;
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
