import type { Langue } from '@mif/contract/users';
import { loadErrors, loadFirst, loadLate } from '@mif/i18n/messages';
import type { PageMessages } from '@mif/i18n/messages';
import { useSyncExternalStore } from 'react';

interface Texts {
  langue: Langue;
  messages: PageMessages;
  hasLate: boolean;
}

// Outside React: the router waits for texts before it shows a page.
let shown: Texts | null = null;
let asked: Langue | null = null;
const listeners = new Set<() => void>();

function show(texts: Texts): void {
  shown = texts;
  for (const listener of listeners) listener();
}

/** The texts that are shown, and their language; before any is, there is nothing to show. */
export function currentTexts(): Texts {
  if (!shown) throw new Error('no language is shown yet');
  return shown;
}

/**
 * Shows the application in a language: its first texts, and those of other pages where such a page may stand.
 * @param langue the one asked last wins
 */
export async function showLangue(langue: Langue): Promise<void> {
  asked = langue;
  if (shown?.langue === langue) return;
  const first = await loadFirst(langue);
  const late = shown?.hasLate ? await loadLate(langue) : undefined;
  if (asked === langue) show({ langue, messages: { ...first, ...late }, hasLate: late !== undefined });
}

/** Waits until the texts of all pages are there, in the language that is shown. */
export async function lateTexts(): Promise<void> {
  while (!currentTexts().hasLate) {
    const { langue } = currentTexts();
    const late = await loadLate(langue);
    const now = currentTexts();
    if (now.langue === langue) show({ ...now, messages: { ...now.messages, ...late }, hasLate: true });
  }
}

/** Fetches what a page can be shown without, so that it is there where there is no network: the sentences of errors, all other texts. */
export async function remainingTexts(): Promise<void> {
  const { langue } = currentTexts();
  const [errors] = await Promise.all([loadErrors(langue), lateTexts()]);
  const now = currentTexts();
  if (now.langue === langue) show({ ...now, messages: { ...now.messages, errors } });
}

/** The same, to a component. */
export function useTexts(): Texts {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentTexts);
}
