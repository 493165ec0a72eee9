import type { Page } from 'playwright';
import { expect } from 'vitest';
import { ask } from './people.ts';

const pages = ['/portail', '/interventions', '/demandes', '/equipements', '/sites'];
const lists = ['interventions.list', 'demandes.list', 'equipements.list', 'sites.list', 'documents.list'];

/**
 * Fails where a client's page or list has a word of another company.
 * @param page where somebody of another client is signed in
 */
export async function expectUnseen(page: Page, words: readonly string[]): Promise<void> {
  for (const address of pages) {
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => page.locator('main [aria-busy="true"], main .mantine-Skeleton-root').count()).toBe(0);
    const text = await page.locator('main').innerText();
    for (const word of words) expect(`${address} ${text}`).not.toContain(word);
  }
  for (const list of lists) {
    const { items } = await ask<{ items: object[] }>(page, list, { limit: 200 });
    for (const word of words) expect(`${list} ${JSON.stringify(items)}`).not.toContain(word);
  }
}

/** Fails where an address is not answered to its own people, or to anybody else: 404 as if it were not there. */
export async function expectPrivate(
  addresses: readonly string[],
  { own, foreign, nobody }: { own: Page; foreign: Page; nobody: Page },
): Promise<void> {
  const statusOf = async (page: Page, address: string) => {
    const url = new URL(address, page.url());
    return `${address} ${(await page.request.get(url.href)).status()}`;
  };
  for (const address of addresses) {
    expect(await statusOf(own, address)).toBe(`${address} 200`);
    expect(await statusOf(foreign, address)).toBe(`${address} 404`);
    expect(await statusOf(nobody, address)).toBe(`${address} 401`);
  }
}
