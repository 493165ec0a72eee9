import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright';
import { expect } from 'vitest';

/** The accounts of the demo company. */
export const accounts = {
  admin: { identifiant: 'admin@mif.ma', password: 'admin123' },
  responsable: { identifiant: 'responsable@mif.ma', password: 'responsable123' },
  technicien: { identifiant: 'technicien@mif.ma', password: 'tech123' },
  client: { identifiant: 'client@mif.ma', password: 'client123' },
  client2: { identifiant: 'client2@mif.ma', password: 'client123' },
} as const;

/** Sizes people look at: a manager's desk and a technician's phone. */
export const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** Starts the Chromium that the test script found. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-dev-shm-usage'],
  });
}

/** Somebody at a device: his own cookies, and every error his pages have had. */
export interface Person {
  page: Page;
  /** Errors of his pages and answers of 5xx, as they come. */
  faults: string[];
}

/**
 * Opens a page for somebody who is not signed in yet.
 * @param url of the product
 */
export async function arrive(
  browser: Browser,
  url: string,
  options: { size?: keyof typeof sizes; langue?: 'fr' | 'ar' | 'en'; colorScheme?: 'light' | 'dark' } = {},
): Promise<Person> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: sizes[options.size ?? 'desk'],
    locale: options.langue ?? 'fr',
    colorScheme: options.colorScheme ?? 'light',
    hasTouch: options.size === 'phone',
    isMobile: options.size === 'phone',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  context.on('weberror', (fault) => faults.push(fault.error().message));
  context.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|is not a function|Minified React error/.test(message.text()))
      faults.push(message.text());
  });
  context.on('response', (answer) => {
    if (answer.status() >= 500) faults.push(`${answer.status()} ${answer.url()}`);
  });
  return { page, faults };
}

/**
 * Opens a page for somebody and signs him in; he is where his role starts.
 * @param who one of the demo company, or an account a test has made
 */
export async function signIn(
  browser: Browser,
  url: string,
  who: keyof typeof accounts | { identifiant: string; password: string },
  options: Parameters<typeof arrive>[2] = {},
): Promise<Person> {
  const person = await arrive(browser, url, options);
  const { page } = person;
  const { identifiant, password } = typeof who === 'string' ? accounts[who] : who;
  await page.goto('/');
  await page.locator('input[name="identifiant"]').fill(identifiant);
  await page.locator('input[name="mot_de_passe"]').fill(password);
  await page.locator('form button[type="submit"]').click();
  await page.waitForURL((address) => !address.pathname.startsWith('/connexion'));
  // The account's own language wins over the browser's.
  const changed = await page.evaluate(async (langue) => {
    const headers = { 'content-type': 'application/json', 'x-mif-csrf': '1' };
    const answer = await fetch('/trpc/auth.updateProfile', { method: 'POST', headers, body: JSON.stringify({ json: { langue } }) });
    return answer.status;
  }, options.langue ?? 'fr');
  expect(changed).toBe(200);
  return person;
}

/** What a query answers to whoever is signed in on a page. */
export function ask<T>(page: Page, query: string, input: object): Promise<T> {
  return page.evaluate(
    async ([name, text]) => {
      const answer = await fetch(`/trpc/${name}?input=${encodeURIComponent(text)}`);
      return ((await answer.json()) as { result: { data: { json: unknown } } }).result.data.json as never;
    },
    [query, JSON.stringify({ json: input })] as const,
  );
}

/** Carries out a command as whoever is signed in on a page; what it answers. Fails where it is refused, with what was said. */
export async function send<T>(page: Page, command: string, input: object): Promise<T> {
  const answer = await page.evaluate(
    async ([name, json]) => {
      const headers = { 'content-type': 'application/json', 'x-mif-csrf': '1' };
      const reply = await fetch(`/trpc/${name}`, { method: 'POST', headers, body: JSON.stringify({ json }) });
      return { status: reply.status, body: (await reply.json()) as { result: { data: { json: unknown } } } };
    },
    [command, input] as const,
  );
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.result.data.json as T;
}

/** Fails where axe finds a serious fault of accessibility, and names it. */
export async function expectAccessible(page: Page): Promise<void> {
  // Colours in the middle of a transition are nobody's.
  await page.waitForTimeout(300);
  // A frame that runs no script, as those of mails, cannot be looked into: axe would wait a second for each.
  const withoutFrames = Object.create(page, { frames: { value: () => [page.mainFrame()] } }) as Page;
  const { violations } = await new AxeBuilder({ page: withoutFrames })
    .exclude('iframe')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)).toEqual([]);
}
