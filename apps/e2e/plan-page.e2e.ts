import { addDays } from '@mif/contract/time';
import { startProduct, type Product } from '@mif/testing/product';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, send, signIn } from './people.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const titleOf = (page: Page) => page.getByRole('textbox', { name: 'Titre' });
const restored = (page: Page) => page.getByText('Votre brouillon a été repris.');

const plan = (titre: string) => ({
  titre,
  equipement_id: 1,
  declencheur: 'date',
  regle_date: { unite: 'mois', intervalle: 3, position: null },
  premiere_date: addDays(new Date().toISOString().slice(0, 10), 40),
  technicien_id: 1,
  command_id: crypto.randomUUID(),
});

test('what is written of a new plan outlives a reload, can be let go, and is dropped once it is saved', { timeout: 60_000 }, async () => {
  const { page, faults } = await signIn(browser, product.url, 'responsable');
  await page.goto('/plans/nouveau?equipement=1');
  // Opened and left as it is: there is nothing to restore.
  await titleOf(page).waitFor();
  await page.reload();
  await titleOf(page).fill('Contrôle des courroies');
  expect(await restored(page).count()).toBe(0);
  await button(page, 'Chaque trimestre').click();
  await page.reload();
  await restored(page).waitFor();
  expect(await titleOf(page).inputValue()).toBe('Contrôle des courroies');
  await page.getByText(/^Tous les 3 mois/).waitFor();
  await button(page, 'Repartir de zéro').click();
  expect(await titleOf(page).inputValue()).toBe('');
  await page.reload();
  await titleOf(page).fill('Contrôle des courroies B');
  expect(await restored(page).count()).toBe(0);
  await button(page, 'Créer le plan').click();
  await page.getByRole('heading', { level: 1, name: 'Contrôle des courroies B' }).waitFor();
  await page.goto('/plans/nouveau');
  await titleOf(page).waitFor();
  expect([await restored(page).count(), await titleOf(page).inputValue()]).toEqual([0, '']);
  expect(faults).toEqual([]);
});

test('a change of a plan outlives a reload with what was changed alone, and is dropped once it is saved', { timeout: 60_000 }, async () => {
  const { page, faults } = await signIn(browser, product.url, 'responsable');
  const { id } = await send<{ id: number }>(page, 'plans.create', plan('Graissage des paliers'));
  await page.goto(`/plans/${id}/modifier`);
  await titleOf(page).fill('Graissage de tous les paliers');
  // Somebody else changes another field meanwhile: the draft does not take it back.
  await send(page, 'plans.update', { id, priorite: 'haute', command_id: crypto.randomUUID() });
  await page.reload();
  await restored(page).waitFor();
  expect(await titleOf(page).inputValue()).toBe('Graissage de tous les paliers');
  await button(page, 'Voir ce qui change').click();
  await page.getByRole('dialog').getByRole('button').last().click();
  await page.getByRole('heading', { level: 1, name: 'Graissage de tous les paliers' }).waitFor();
  await page.getByText('Haute').first().waitFor();
  await page.goto(`/plans/${id}/modifier`);
  await titleOf(page).waitFor();
  expect(await restored(page).count()).toBe(0);
  expect(faults).toEqual([]);
});

test('a plan that is looked at shows what others make of its occurrences, without being touched', { timeout: 90_000 }, async () => {
  const { page, faults } = await signIn(browser, product.url, 'responsable');
  const { page: other } = await signIn(browser, product.url, 'admin');
  const { id } = await send<{ id: number }>(page, 'plans.create', plan('Contrôle du palan'));
  await page.goto(`/plans/${id}`);
  await page.getByRole('heading', { level: 1, name: 'Contrôle du palan' }).waitFor();
  await send(other, 'plans.generate', { id, command_id: crypto.randomUUID() });
  await page.getByText(/^L’intervention .+ est ouverte/).waitFor({ timeout: 25_000 });
  expect(faults).toEqual([]);
});
