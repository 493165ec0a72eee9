import { startProduct, type Product } from '@mif/testing/product';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type accounts, arrive, expectAccessible, openBrowser, signIn } from './people.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await product.stop();
});

const managerPages = [
  '/interventions',
  '/interventions?nouvelle=1',
  '/interventions/50',
  '/interventions/1',
  '/calendrier',
  '/calendrier?vue=mois',
  '/calendrier?vue=liste',
  '/calendrier?technicien_id=1',
  '/demandes',
  '/demandes/4',
  '/demandes/nouvelle',
  '/scanner',
  '/equipements',
  '/equipements/1',
  '/equipements/5?onglet=compteurs',
  '/equipements/3?onglet=arrets',
  '/equipements/arbre?client_id=1&noeud=5',
  '/equipements/types',
  '/plans',
  '/plans/1',
  '/plans/4',
  '/plans/14',
  '/plans/previsions',
  '/plans/nouveau?equipement=5',
  '/plans/1/modifier',
  '/plans/11/modifier',
  '/clients',
  '/clients/1',
  '/sites',
  '/sites/1',
  '/techniciens',
  '/techniciens/1',
  '/absences',
  '/habilitations',
  '/calendriers',
  '/calendriers/1',
  '/comptes',
  '/comptes?fiche=nouveau',
  '/comptes?fiche=2',
  '/journal',
  '/securite',
  '/importer',
  '/sante',
  '/compte',
  '/notifications',
  '/notifications?non_lues=oui&type=rappel',
  '/notifications/preferences',
  '/messages',
  '/messages/intervention_affectee',
  '/messages/habilitation_expire?canal=application&langue=ar',
  '/messages/apercu',
  '/messages/apercu?message=invitation',
  '/envois',
  '/rien-de-tel',
];
const pages = {
  admin: managerPages,
  technicien: [
    '/mon-profil',
    '/sites/1',
    '/journee',
    '/journee/49',
    '/calendrier',
    '/calendrier?vue=semaine&abonnement=1',
    '/demandes',
    '/demandes/nouvelle',
    '/scanner',
    '/interventions',
    '/equipements',
    '/notifications',
    '/notifications/preferences',
    '/compte',
    '/menu',
    '/comptes',
  ],
  client: [
    '/portail',
    '/calendrier',
    '/calendrier?vue=mois&abonnement=1',
    '/demandes',
    '/demandes/4',
    '/demandes/nouvelle',
    '/interventions',
    '/equipements',
    '/equipements/1',
    '/equipements/arbre',
    '/compte',
    '/clients',
    '/sites',
    '/sites/1',
  ],
} as const satisfies Partial<Record<keyof typeof accounts, readonly string[]>>;

/** Pages anybody may open, and links that lead to nothing. */
const outsidePages = ['/connexion', '/mot-de-passe-oublie', '/invitation#rien', '/nouveau-mot-de-passe#rien', '/q/rien', '/suivi/rien'];

const looks = [
  { size: 'desk', langue: 'fr', colorScheme: 'light' },
  { size: 'phone', langue: 'ar', colorScheme: 'dark' },
] as const;

async function settle(page: Page): Promise<void> {
  await expect.poll(() => page.locator('h1').count(), { timeout: 10_000, interval: 30 }).toBeGreaterThan(0);
  // Skeletons are what comes later: they are gone.
  await expect.poll(() => page.locator('[aria-busy=true], .mantine-Skeleton-root').count(), { timeout: 10_000, interval: 30 }).toBe(0);
}

// What no page may be, whoever looks at it and on whatever.
async function expectWellMade(page: Page, langue: string): Promise<void> {
  const made = await page.evaluate(() => ({
    dir: document.documentElement.dir,
    lang: document.documentElement.lang,
    title: document.title,
    // A page that scrolls sideways hides something from a thumb.
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    headings: [...document.querySelectorAll('h1')].filter((heading) => heading.getClientRects().length > 0).length,
    text: document.body.innerText,
  }));
  expect(made.dir).toBe(langue === 'ar' ? 'rtl' : 'ltr');
  expect(made.lang).toBe(langue);
  expect(made.title).toMatch(/ERP MIF Maroc/);
  expect(made.overflow).toBeLessThanOrEqual(0);
  expect(made.headings).toBe(1);
  // A key that has no text, a value that is none, a date that is not one.
  expect(made.text).not.toMatch(/\b(undefined|NaN|null|Invalid Date)\b|\b[a-z_]+\.[a-z_]+\.[a-z_]+\b|[{}]/);
}

/** What a thumb presses is as high as one; links inside a sentence or a table are read, not pressed. */
async function expectBigTargets(page: Page): Promise<void> {
  const small = await page.evaluate((least) => {
    const targets = [
      ...document.querySelectorAll<HTMLElement>(
        'main button:not([data-inline]), main [role=button], main input:not([type=hidden]), main select',
      ),
    ];
    return targets.flatMap((target) => {
      // A box is pressed by its words too.
      const body = target.closest('.mantine-Checkbox-body, .mantine-Radio-body, .mantine-Switch-body, .mantine-Input-input');
      const { height, width } = (body ?? target).getBoundingClientRect();
      if (width < 2 || getComputedStyle(target).visibility === 'hidden' || height >= least) return [];
      return [`${target.tagName.toLowerCase()} ${Math.round(height)} px: ${target.ariaLabel ?? target.innerText}`];
    });
  }, 48);
  expect(small.join('\n')).toBe('');
}

/** What is wrong with which page, one line each: two tabs of the same person look at them side by side. */
async function wrongOf(first: Page, paths: readonly string[], look: (typeof looks)[number]): Promise<string[]> {
  const wrong: string[] = [];
  const waiting = [...paths];
  const lookAtEach = async (page: Page) => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      await page.goto(path);
      try {
        await settle(page);
        await expectWellMade(page, look.langue);
        if (look.size === 'phone') await expectBigTargets(page);
        await expectAccessible(page);
      } catch (error) {
        wrong.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  await Promise.all([lookAtEach(first), lookAtEach(await first.context().newPage())]);
  return wrong;
}

describe.each(looks)('$size, $langue, $colorScheme', (look) => {
  test('every page without an account', async () => {
    const { page, faults } = await arrive(browser, product.url, look);
    expect(await wrongOf(page, outsidePages, look)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test.each(Object.keys(pages) as (keyof typeof pages)[])('every page of %s', { timeout: 240_000 }, async (who) => {
    const { page, faults } = await signIn(browser, product.url, who, look);
    expect(await wrongOf(page, pages[who], look)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
