import { lateTexts } from './texts.ts';

/** The code of a page could not be fetched because nothing answers: the page that stands is kept. */
export class UnreachablePage extends Error {}

async function isServed(): Promise<boolean> {
  try {
    await fetch('/', { method: 'HEAD', cache: 'no-store' });
    return true;
  } catch {
    return false;
  }
}

/** Loads the whole application anew, unless nothing answers: then it would be lost, and with it what is on the screen. */
export async function reloadIfServed(): Promise<void> {
  if (await isServed()) window.location.reload();
}

/**
 * Fetches the code of a page that stands on the first texts alone: a test keeps the others out of it.
 * @throws UnreachablePage without a network; the import's own error where the server has replaced it, which the router answers by reloading
 */
export async function fetchCode<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (await isServed()) throw error;
    throw new UnreachablePage();
  }
}

/**
 * Fetches the code of a page, or of a part of one, with the texts that it shows.
 * @throws the same as `fetchCode`
 */
export function fetchPage<T>(load: () => Promise<T>): Promise<T> {
  return fetchCode(async () => {
    const [module] = await Promise.all([load(), lateTexts()]);
    return module;
  });
}
