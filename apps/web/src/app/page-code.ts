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
 * Fetches the code of a page.
 * @throws UnreachablePage without a network; the import's own error where the server has replaced it, which the router answers by reloading
 */
export async function fetchPage<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (await isServed()) throw error;
    throw new UnreachablePage();
  }
}
