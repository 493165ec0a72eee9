import { startProduct, type Product } from '@mif/testing/product';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, openBrowser, signIn } from './people.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** What the last line of the journal about a kind of record says was before and after. */
async function lastLine(page: Page, objet: string, name: string): Promise<string> {
  await page.goto(`/journal?objet=${objet}`);
  await page.getByRole('row', { name }).first().click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('table').waitFor();
  return (await panel.getByRole('table').innerText()).replaceAll(/[\u2066-\u2069]/g, '');
}

test('the hours of reminders are set, refused where they are wrong, and the journal says them in words', { timeout: 60_000 }, async () => {
  const { page, faults } = await signIn(browser, product.url, 'admin');
  await page.goto('/rappels');
  await page.getByLabel('Rappel 1', { exact: true }).fill('2');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Deux rappels sont prévus 2 h avant l’échéance').first().waitFor();
  await page.getByLabel('Rappel 1', { exact: true }).fill('48');
  await page.getByRole('button', { name: 'Ajouter une escalade' }).click();
  await page.getByLabel('Escalade 2', { exact: true }).fill('1');
  await page.getByLabel('Qui est prévenu, escalade 2').selectOption('gestionnaires');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Les rappels sont enregistrés.').waitFor();
  await page.reload();
  expect(await page.getByLabel('Rappel 1', { exact: true }).inputValue()).toBe('48 h avant');
  // They are shown as they come.
  expect(await page.getByLabel('Escalade 1', { exact: true }).inputValue()).toBe('1 h après');
  const said = await lastLine(page, 'parametre', 'Rappels et escalades');
  expect(said).toMatch(/24 h avant\n2 h avant\n4 h après\s: Les administrateurs/);
  expect(said).toMatch(/48 h avant\n2 h avant\n1 h après\s: Tous les responsables et administrateurs/);
  await page
    .getByRole('button', { name: 'Ouvrir la fiche' })
    .or(page.getByRole('link', { name: 'Ouvrir la fiche' }))
    .click();
  await page.waitForURL('**/rappels');
  expect(faults).toEqual([]);
});

test('hours of a calendar and holidays are readable in the journal, in the reader’s language', { timeout: 60_000 }, async () => {
  const { page, faults } = await signIn(browser, product.url, 'admin');
  const changed = await page.evaluate(async () => {
    const headers = { 'content-type': 'application/json', 'x-mif-csrf': '1' };
    const call = async (name: string, json: object) =>
      (await fetch(`/trpc/${name}`, { method: 'POST', headers, body: JSON.stringify({ json }) })).status;
    const horaires = [1, 2, 3, 4, 5].flatMap((jour) => [
      { jour, debut: '08:00', fin: '12:00' },
      { jour, debut: '13:00', fin: '17:00' },
    ]);
    const semaine = { horaires, pause_vendredi: { debut: '12:30', fin: '14:00' }, ramadan: null, is_ferme_feries: true };
    return [
      await call('calendriers.update', { id: 1, semaine, fermetures: [{ debut: '2027-08-02', fin: '2027-08-15', motif: 'Congés' }] }),
      await call('joursFeries.create', { nom: 'Pont', date: '2027-03-12', jours: 1 }),
    ];
  });
  expect(changed).toEqual([200, 200]);
  await page.goto('/journal?objet=calendrier');
  await page.getByRole('row', { name: 'Heures, Fermetures' }).first().click();
  const table = page.getByRole('dialog').getByRole('table');
  await table.waitFor();
  const text = (await table.innerText()).replaceAll(/[\u2066-\u2069]/g, '');
  expect(text).toContain('lun. – ven. 08:00 – 12:00 · 13:00 – 17:00');
  expect(text).toContain('2 août 2027 – 15 août 2027 · Congés');
  expect(text).not.toMatch(/[{}[\]]/);
  expect(await lastLine(page, 'calendrier', 'Jour férié')).toContain('Pont · 12 mar. 2027');
  const confirmed = await page.evaluate(async () => {
    const headers = { 'content-type': 'application/json', 'x-mif-csrf': '1' };
    const json = (await (await fetch(`/trpc/joursFeries.list?input=${encodeURIComponent('{"json":{"annee":2027}}')}`)).json()) as {
      result: { data: { json: { items: { id: number; code: string }[] } } };
    };
    const id = json.result.data.json.items.find(({ code }) => code === 'aid_al_adha')?.id;
    const answer = await fetch('/trpc/joursFeries.confirm', { method: 'POST', headers, body: JSON.stringify({ json: { id } }) });
    return answer.status;
  });
  expect(confirmed).toBe(200);
  const { page: arabic } = await signIn(browser, product.url, 'admin', { langue: 'ar' });
  expect(await lastLine(arabic, 'calendrier', 'عطلة رسمية')).toContain('عيد الأضحى');
  expect(faults).toEqual([]);
});
