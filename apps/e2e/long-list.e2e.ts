import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProduct, type Product } from '@mif/testing/product';
import { Client } from 'pg';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, openBrowser, signIn } from './people.ts';

const ROWS = 10_000;
const soon = { timeout: 15_000 };
let product: Product;
let browser: Browser;
let page: Page;
let faults: string[];
/** Rows of the whole list: those of the demo company too. */
let total = 0;
let shortFrame = 0;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  const client = new Client({ connectionString: readFileSync(join(product.dataDir, 'database-url'), 'utf8').trim() });
  await client.connect();
  await client.query(
    `insert into interventions (reference, titre, type, statut, priorite, date_creation, equipement_id, client_id)
     select 'LONG-' || lpad(n::text, 5, '0'), 'Contrôle numéro ' || n, 'corrective', 'ouverte', 'normale', now() - n * interval '1 minute', e.id, e.client_id
     from generate_series(1, ${ROWS}) n, (select id, client_id from equipements order by id limit 1) e`,
  );
  const counted = await client.query<{ n: number }>('select count(*)::int as n from interventions');
  total = counted.rows[0]?.n ?? 0;
  await client.end();
  ({ page, faults } = await signIn(browser, product.url, 'responsable'));
});

afterAll(async () => {
  await browser.close();
  await product.stop();
});

const table = () => page.getByRole('table', { name: 'Interventions' });
const drawn = () => page.locator('tr[data-row]').count();
const focused = () => page.evaluate(() => Number(document.activeElement?.closest('tr')?.getAttribute('aria-rowindex')));
const scrollTo = (place: 'end' | number) =>
  page.evaluate((to) => {
    const scroll = document.querySelector('[data-density]');
    if (scroll) scroll.scrollTop = to === 'end' ? scroll.scrollHeight : to;
  }, place);
/** References of the rows one sees. */
const seen = () =>
  page.evaluate(() => {
    const scroll = document.querySelector('[data-density]')?.getBoundingClientRect();
    const rows = [...document.querySelectorAll('tr[data-row]')].filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return scroll !== undefined && top >= scroll.top + 30 && bottom <= scroll.bottom;
    });
    return rows.map((row) => row.querySelectorAll('td')[1]?.textContent ?? '');
  });

/** Scrolls by a third of the screen a frame, there and back, and says how long the median frame took. */
const medianFrame = () =>
  page.evaluate(async () => {
    const scroll = document.querySelector('[data-density]');
    if (!scroll) throw new Error('nothing scrolls');
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
    const frames: number[] = [];
    const reach = scroll.scrollHeight - scroll.clientHeight;
    const start = Math.max(0, Math.min(scroll.scrollTop, reach - 2000));
    let last = await frame();
    for (let step = 0; step < 120; step += 1) {
      scroll.scrollTop = start + 2000 * Math.abs(Math.sin(step / 10));
      const now = await frame();
      frames.push(now - last);
      last = now;
    }
    return frames.toSorted((a, b) => a - b)[60] ?? Number.NaN;
  });

test('the first rows come with a table that says how it goes on', async () => {
  await page.goto('/interventions');
  await expect.poll(drawn, soon).toBeGreaterThan(20);
  expect(await table().getAttribute('aria-rowcount')).toBe('-1');
  // The quieter of two, here and there: the machine has other things to do.
  shortFrame = Math.min(await medianFrame(), await medianFrame());
  await scrollTo(0);
});

test('scrolled to its end, ten thousand rows are loaded and some dozens are there', async () => {
  await expect
    .poll(
      async () => {
        await scrollTo('end');
        return table().getAttribute('aria-rowcount');
      },
      { timeout: 100_000, interval: 20 },
    )
    .toBe(String(total + 1));
  await scrollTo('end');
  await expect.poll(() => page.locator(`tr[aria-rowindex="${total + 1}"]`).count(), soon).toBe(1);
  expect(await drawn()).toBeLessThan(90);
  await scrollTo(ROWS * 18);
  await expect.poll(async () => (await seen()).length, soon).toBeGreaterThan(10);
  expect(await drawn()).toBeLessThan(90);
  await expectAccessible(page);
});

test('the head stays, and scrolling through all of them is as smooth as through the first hundred', async () => {
  const [head, scroll] = await page.evaluate(() =>
    ['thead th', '[data-density]'].map((selector) => Math.round(document.querySelector(selector)?.getBoundingClientRect().top ?? -1)),
  );
  expect(Math.abs((head ?? 0) - (scroll ?? 9))).toBeLessThanOrEqual(1);
  expect(Math.min(await medianFrame(), await medianFrame()) / shortFrame).toBeLessThan(2.5);
});

test('the keyboard reaches both ends and every row between, and keeps its row while one looks elsewhere', async () => {
  await scrollTo(0);
  await page.locator('tr[aria-rowindex="2"]').focus();
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe(3);
  await page.keyboard.press('End');
  await expect.poll(focused, soon).toBe(total + 1);
  await page.keyboard.press('ArrowUp');
  await expect.poll(focused, soon).toBe(total);
  await page.keyboard.press('PageUp');
  await expect.poll(focused, soon).toBeLessThan(total - 10);
  await page.keyboard.press('Home');
  await expect.poll(focused, soon).toBe(2);
  await scrollTo(ROWS * 18);
  await expect.poll(async () => (await seen()).at(0)?.startsWith('LONG-'), soon).toBe(true);
  expect(await focused()).toBe(2);
  await page.keyboard.press('ArrowDown');
  await expect.poll(focused, soon).toBe(3);
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+X');
  await page.getByText('3 lignes choisies').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByText('lignes choisies').count()).toBe(0);
});

test('back from the page of a row, the list stands where it was left', async () => {
  await scrollTo(ROWS * 18);
  await expect.poll(async () => (await seen()).at(0)?.startsWith('LONG-'), soon).toBe(true);
  const before = await seen();
  await page
    .locator('tr', { hasText: before[4] ?? '' })
    .getByRole('link')
    .click();
  await page.waitForURL(/\/interventions\/\d+$/);
  await page.goBack();
  await expect.poll(seen, soon).toEqual(before);
});

test('another question begins at the top, and leaving it comes back to the place', async () => {
  const before = await seen();
  await page.keyboard.press('/');
  await page.keyboard.type('LONG-09999');
  await expect.poll(seen, soon).toEqual(['LONG-09999']);
  expect(new URL(page.url()).searchParams.get('q')).toBe('LONG-09999');
  await page.keyboard.press('Escape');
  await expect.poll(seen, soon).toEqual(before);
  expect(faults).toEqual([]);
});
