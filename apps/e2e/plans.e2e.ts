import { addDays, weekdayOf } from '@mif/contract/time';
import { startProduct, type Product } from '@mif/testing/product';
import { catchUp } from '@mif/testing/time-travel';
import { Client } from 'pg';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accounts, ask, expectAccessible, openBrowser, signIn, type Person } from './people.ts';

// What two plans of a manager's do by themselves: one by the calendar, for a technician who reads Arabic; one by a meter.
const BY_DATE = 'Vidange et filtres du compresseur';
const BY_METER = 'Révision du groupe électrogène';
const LEAD_DAYS = 7;
/** From the commit of a notification to its sentence on a screen. */
const AT_ONCE_MS = 1000;

let product: Product;
let browser: Browser;
let responsable: Person;
let technicien: Person;
let database: Client;
/** When each notification was committed, by its id. */
const committed = new Map<number, number>();
let first = '';
let planId = 0;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  responsable = await signIn(browser, product.url, 'responsable');
  technicien = await signIn(browser, product.url, 'technicien', { size: 'phone', langue: 'ar' });
  database = new Client({ connectionString: product.databaseUrl() });
  await database.connect();
  await database.query('listen notifications');
  database.on('notification', ({ payload }) => {
    committed.set((JSON.parse(payload ?? '{}') as { id: number }).id, performance.now());
  });
});

afterAll(async () => {
  await database.end();
  await browser.close();
  await product.stop();
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const idOf = (page: Page) => Number(new URL(page.url()).pathname.split('/').at(-1));
const choose = async (page: Page, field: string | RegExp, typed: string, option: RegExp) => {
  await page.getByRole('combobox', { name: field }).fill(typed);
  await page.getByRole('option', { name: option }).click();
};
interface Work {
  id: number;
  reference: string;
  titre: string;
  statut: string;
}
/** The interventions that bear a title, as the manager's page asks for them. */
const worksOf = async (titre: string) =>
  (await ask<{ items: Work[] }>(responsable.page, 'interventions.list', { q: titre })).items.filter((work) => work.titre === titre);

test('the manager fills in a monthly plan: a sentence says it back with its next dates, and once saved twelve months of it', async () => {
  const { page } = responsable;
  // A Tuesday that is further away than the plan looks ahead: nothing is due yet.
  first = addDays(new Date().toISOString().slice(0, 10), LEAD_DAYS + 2);
  while (weekdayOf(first) !== 2) first = addDays(first, 1);
  await page.goto('/plans');
  await page.getByRole('link', { name: 'Créer un plan' }).first().click();
  await page.getByRole('heading', { name: 'Nouveau plan préventif' }).waitFor();
  await choose(page, 'Équipement', 'compresseur', /Compresseur d’air K3/);
  await page.getByRole('textbox', { name: 'Titre' }).fill(BY_DATE);
  await page.getByRole('button', { name: 'Chaque mois', exact: true }).click();
  await page.getByLabel('Première échéance').fill(first);
  await choose(page, /Technicien habituel/, 'Youssef', /Youssef Amrani/);
  await page.getByText(new RegExp(`^Tous les mois, le ${Number(first.slice(8))}\\b.*, à partir du .*créée 7 jours avant`)).waitFor();
  const preview = page.getByRole('complementary');
  await expect.poll(() => preview.getByRole('listitem').count()).toBe(8);
  const [next] = await preview.locator('time').evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
  await expectAccessible(page);
  await button(page, 'Créer le plan').click();
  await page.getByRole('heading', { level: 1, name: BY_DATE }).waitFor();
  planId = idOf(page);
  const plan = await ask<{ prochaine_date: string }>(page, 'plans.get', { id: planId });
  // A holiday moves it, in the preview as in what is kept.
  expect([plan.prochaine_date >= first, plan.prochaine_date]).toEqual([true, next]);
  first = plan.prochaine_date;
  const year = page.getByRole('list', { name: 'Échéances par mois' });
  await year.waitFor();
  expect((await year.locator('strong').allInnerTexts()).reduce((sum, n) => sum + Number(n), 0)).toBeGreaterThanOrEqual(11);
  expect(await worksOf(BY_DATE)).toEqual([]);
});

test('a plan by date or meter, whichever comes first: a reading that reaches its step brings the intervention at once', async () => {
  const { page } = responsable;
  await page.goto('/plans/nouveau');
  await choose(page, 'Équipement', 'groupe', /Groupe électrogène 630 kVA/);
  await page.getByRole('textbox', { name: 'Titre' }).fill(BY_METER);
  await button(page, 'Sur mesure').click();
  await page.getByText('Les deux', { exact: true }).click();
  await page.getByLabel('Tous les', { exact: true }).first().fill('6');
  // The meter, by what it showed lately, comes first.
  await page.getByLabel('Première échéance').fill(addDays(new Date().toISOString().slice(0, 10), 170));
  await page.getByRole('combobox', { name: 'Compteur', exact: true }).click();
  await page.getByRole('option', { name: 'Heures de marche (h)' }).click();
  await page.getByRole('textbox', { name: 'Tous les' }).last().fill('20');
  await page.getByText(/ou tous les 20\s+h de «\s+Heures de marche\s+»/).waitFor();
  await page.getByRole('complementary').getByText('Estimée').first().waitFor();
  await expectAccessible(page);
  await button(page, 'Créer le plan').click();
  await page.getByRole('heading', { level: 1, name: BY_METER }).waitFor();
  const plan = idOf(page);
  const { equipement_id, compteur_base } = await ask<{ equipement_id: number; compteur_base: number }>(page, 'plans.get', { id: plan });
  expect(await worksOf(BY_METER)).toEqual([]);

  await page.goto(`/equipements/${equipement_id}?onglet=compteurs`);
  await button(page, /Noter un relevé/).click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel('Valeur lue').fill(String(compteur_base + 21).replace('.', ','));
  await button(page, 'Noter un relevé').last().click();
  await panel.waitFor({ state: 'hidden' });
  await expect.poll(() => worksOf(BY_METER), { timeout: 5000 }).toHaveLength(1);
  await page.goto(`/plans/${plan}`);
  await page.getByText(/^L’intervention .+ est ouverte/).waitFor();
});

test('the day comes: the intervention is there, its technician’s phone says so within a second, and one mail in his language', async () => {
  const { page } = technicien;
  await page.goto('/journee');
  await page.getByRole('heading', { level: 1 }).waitFor();
  // Ten in the morning of the day it is created on: nobody is asleep.
  const passed_ms = Date.parse(`${addDays(first, -LEAD_DAYS)}T10:00:00Z`) - Date.now();
  const seen = page
    .getByRole('status')
    .getByText(new RegExp(`^أُسند إليك .*${BY_DATE}`))
    .waitFor({ timeout: 60_000 })
    .then(() => performance.now());
  product.setAhead(passed_ms);
  await catchUp(product, accounts.admin, passed_ms);
  const shown_at = await seen;
  const { rows } = await database.query<{ id: number }>(
    `select n.id from notifications n join users u on u.id = n.user_id
     where u.email = $1 and n.evenement = 'intervention_affectee' and n.params->>'titre' = $2`,
    [accounts.technicien.identifiant, BY_DATE],
  );
  expect(rows).toHaveLength(1);
  expect(shown_at - (committed.get(rows[0]?.id ?? 0) ?? Number.NaN)).toBeLessThan(AT_ONCE_MS);
  // It is on his day as well.
  await page.getByRole('link', { name: new RegExp(BY_DATE) }).waitFor();

  const works = await worksOf(BY_DATE);
  expect(works).toMatchObject([{ statut: 'affectee' }]);
  const [{ reference }] = works as [Work];
  await responsable.page.goto(`/plans/${planId}`);
  await responsable.page.getByText(`L’intervention ${reference} est ouverte`).waitFor();

  const about = async () => (await mailsTo(accounts.technicien.identifiant)).filter(({ text }) => text.includes(reference));
  await expect.poll(about, { timeout: 20_000 }).toHaveLength(1);
  const [mail] = await about();
  expect(mail).toMatchObject({ subject: expect.stringMatching(/أُسند إليك/), html: expect.stringMatching(/<html[^>]* dir="rtl"/) });
  expect(mail?.text).toContain(BY_DATE);
  expect([...technicien.faults, ...responsable.faults]).toEqual([]);
});

interface Mail {
  subject: string;
  text: string;
  html: string | null;
}
async function mailsTo(address: string): Promise<Mail[]> {
  const answer = await fetch(`${product.mailboxUrl}/mails.json?to=${address}`);
  return (await answer.json()) as Mail[];
}
