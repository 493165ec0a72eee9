import { startProduct, type Product } from '@mif/testing/product';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accounts, expectAccessible, openBrowser, signIn, type Person } from './people.ts';

// One intervention, three people: a manager at a desk, a technician on a phone, a client who watches.
const TITLE = 'Fuite au presse-étoupe de la pompe';
const OURS = 'Merci de confirmer votre passage à l’atelier.';
let product: Product;
let browser: Browser;
let responsable: Person;
let technicien: Person;
let client: Person;
let reference = '';
let path = '';

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  responsable = await signIn(browser, product.url, 'responsable');
  technicien = await signIn(browser, product.url, 'technicien', { size: 'phone' });
  client = await signIn(browser, product.url, 'client');
});

afterAll(async () => {
  await browser.close();
  await product.stop();
});

const pageOf = (person: Person): Page => person.page;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

test('the manager creates it and gives it to a technician, who hears of it without reloading, and by mail', async () => {
  const page = pageOf(responsable);
  await pageOf(technicien).goto('/journee');
  await pageOf(technicien).getByRole('heading', { name: 'Ma journée' }).waitFor();
  await page.goto('/interventions');
  await button(page, 'Nouvelle intervention').first().click();
  const form = page.getByRole('dialog', { name: 'Nouvelle intervention' });
  await form.getByLabel('Équipement').fill('compresseur');
  await page.getByRole('option', { name: /Compresseur d’air K3/ }).click();
  await form.getByLabel('Titre').fill(TITLE);
  await form.getByLabel('Priorité').selectOption('haute');
  await form.getByLabel('Technicien').fill('Youssef');
  await page.getByRole('option', { name: /Youssef Amrani/ }).click();
  await button(page, 'Créer l’intervention').click();
  // A notification finds him where he is.
  await pageOf(technicien).getByText(`vous est affectée : ${TITLE}`).waitFor({ timeout: 5000 });
  await pageOf(technicien).getByText(TITLE).first().waitFor();

  await page.goto(`/interventions?q=${encodeURIComponent('presse-étoupe')}`);
  await page.getByRole('link', { name: TITLE }).or(page.getByText(TITLE)).first().waitFor();
  const rows = await page.evaluate(async () => {
    const input = encodeURIComponent(JSON.stringify({ json: { q: 'presse-étoupe' } }));
    return (await (await fetch(`/trpc/interventions.list?input=${input}`)).json()) as {
      result: { data: { json: { items: { id: number; reference: string; statut: string }[] } } };
    };
  });
  const [made] = rows.result.data.json.items;
  expect(made?.statut).toBe('affectee');
  reference = made?.reference ?? '';
  path = `/interventions/${made?.id}`;
  await expect
    .poll(async () => (await (await fetch(`${product.mailboxUrl}/mails.json?to=technicien@mif.ma`)).json()) as { subject: string }[], {
      timeout: 15_000,
    })
    .toContainEqual(expect.objectContaining({ subject: expect.stringContaining(reference) as string }));
});

test('the technician starts, waits for a part, resumes and finishes with a report and a signature, by thumb', async () => {
  const page = pageOf(technicien);
  await page.goto(path.replace('/interventions', '/journee'));
  await button(page, 'Démarrer').click();
  await page.getByText(/En cours depuis/).waitFor();
  await button(page, 'Attente').click();
  await page.getByText('Pièce manquante').click();
  await button(page, 'Mettre en attente').click();
  // Back on his day, where it waits below what comes next.
  await page.getByRole('heading', { name: 'Ma journée' }).waitFor();
  await page.getByRole('link', { name: new RegExp(TITLE) }).click();
  await page.getByText('En attente : Pièce manquante').waitFor();
  await button(page, 'Reprendre').click();
  await button(page, 'Terminer').click();
  await page.getByLabel('Qu’avez-vous fait ?').fill('Presse-étoupe refait, essai en pression correct.');
  await page.getByLabel('Durée en minutes').first().fill('45');
  await page.getByLabel('Nom de la personne qui signe').fill('Rachid Berrada');
  const pad = page.getByRole('img', { name: 'Pas encore signé' });
  await pad.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = await pad.boundingBox();
  if (!box) throw new Error('nowhere to sign');
  await page.mouse.move(box.x + 30, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 20, { steps: 5 });
  await page.mouse.move(box.x + 180, box.y + 60, { steps: 5 });
  await page.mouse.up();
  await expectAccessible(page);
  await button(page, 'Terminer l’intervention').click();
  await page.getByRole('heading', { name: 'Terminées aujourd’hui' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/journee');
});

test('the manager reads the report, validates the times and closes; the client is told and sees no other company', async () => {
  const page = pageOf(responsable);
  await page.goto(path);
  await page.getByText('Presse-étoupe refait, essai en pression correct.').waitFor();
  await page.getByText('Signé par Rachid Berrada').waitFor();
  await button(page, 'Clôturer').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/J’ai vérifié les temps passés/).check();
  await dialog.getByRole('button', { name: 'Clôturer' }).click();
  await page.getByText('Clôturée').first().waitFor();
  for (const sentence of [
    'a créé l’intervention',
    'a affecté Youssef Amrani',
    'a démarré le travail',
    'a mis en attente',
    'a repris le travail',
    'a terminé le travail',
    'a clôturé l’intervention',
  ]) {
    await page.getByText(sentence).first().waitFor();
  }
  await expectAccessible(page);

  const own = pageOf(client);
  await own.goto('/portail');
  await own.getByText(TITLE).first().waitFor();
  await own.goto(path);
  await own.getByRole('heading', { level: 1, name: new RegExp(TITLE) }).waitFor();
  expect(await own.getByRole('button', { name: /Clôturer|Affecter|Modifier/ }).count()).toBe(0);
  const stranger = await signIn(browser, product.url, 'client2');
  await stranger.page.goto(path);
  await stranger.page.getByText('Cette intervention n’existe pas.').waitFor();
  expect(await stranger.page.getByText(TITLE).count()).toBe(0);
});

test('a lost network loses nothing: what the technician did offline is sent once, in order', async () => {
  const page = pageOf(technicien);
  await page.goto('/journee');
  await button(page, 'Démarrer').waitFor();
  await page.context().setOffline(true);
  await button(page, 'Démarrer').click();
  await page
    .getByText(/en attente d’envoi/)
    .first()
    .waitFor();
  await page.context().setOffline(false);
  await expect.poll(() => page.getByText(/en attente d’envoi/).count(), { timeout: 15_000 }).toBe(0);
  await page.reload();
  await button(page, 'Terminer').waitFor();
});

test('an administrator rewrites the mail of an assignment: a variable it does not have is refused, a trial reaches him, and the default comes back', async () => {
  const { page, faults } = await signIn(browser, product.url, 'admin');
  const press = (name: string) => page.getByRole('button', { name, exact: true });
  await page.goto('/messages');
  await page.getByRole('link', { name: /Intervention affectée au technicien/ }).click();
  const field = page.getByLabel('Texte', { exact: true });
  const original = await field.inputValue();
  const mail = page.frameLocator('iframe');

  await field.fill(`${original}\n\n${OURS} {machin}`);
  await page.getByText('1 point à corriger').waitFor();
  await page.getByText(/la variable «\s+machin\s+» n’existe pas ici\. Écrivez /).waitFor();
  expect([await press('Enregistrer').isDisabled(), await press('Envoyez-moi un essai').isDisabled()]).toEqual([true, true]);
  expect(await mail.getByText(OURS).count()).toBe(0);

  await field.fill(`${original}\n\n${OURS} `);
  // A click puts a variable where the cursor stands.
  await press('Insérer La référence').click();
  await expect.poll(() => field.inputValue()).toBe(`${original}\n\n${OURS} {reference}`);
  await mail.getByText(new RegExp(`${OURS} \\w+-\\d+`)).waitFor();
  await expectAccessible(page);
  await press('Envoyez-moi un essai').click();
  await expect.poll(trials, { timeout: 15_000 }).toMatchObject([{ subject: expect.stringMatching(/^\[Essai\] /) }]);
  const [trial] = await trials();
  for (const part of [trial?.text, trial?.html]) expect(part).toMatch(new RegExp(`${OURS} \\w+-\\d+`));

  await press('Enregistrer').click();
  await page.getByText('Le message est enregistré.').waitFor();
  await page.reload();
  expect(await field.inputValue()).toBe(`${original}\n\n${OURS} {reference}`);
  await press('Remettre le texte d’origine').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remettre le texte d’origine' }).click();
  await expect.poll(() => field.inputValue()).toBe(original);
  await mail.getByText(OURS).waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
});

test('nobody’s page had a fault on the way', () => {
  expect([...responsable.faults, ...technicien.faults, ...client.faults]).toEqual([]);
});

interface Mail {
  subject: string;
  text: string;
  html: string;
}
async function trials(): Promise<Mail[]> {
  const answer = await fetch(`${product.mailboxUrl}/mails.json?to=${accounts.admin.identifiant}`);
  return ((await answer.json()) as Mail[]).filter(({ subject }) => subject.startsWith('[Essai]'));
}
