import { startProduct, type Product } from '@mif/testing/product';
import { Client } from 'pg';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, signIn } from './people.ts';

let product: Product;
let browser: Browser;
let database: Client;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  database = new Client({ connectionString: product.databaseUrl() });
  await database.connect();
});

afterAll(async () => {
  await database.end();
  await browser.close();
  await product.stop();
});

test('a plan that fails says why and what would be right, and what it skipped is a line of its machine’s life', async () => {
  const { rows } = await database.query<{ id: number; equipement_id: number }>(
    `update plans set erreur_code = 'SITE_INACTIVE', erreur_at = now() where id = (select min(id) from plans where statut = 'actif')
     returning id, equipement_id`,
  );
  const plan = rows[0];
  await database.query(
    `insert into echeances (plan_id, n, date_theorique, date_due, fenetre_debut, fenetre_fin, statut, motif, date_decision)
     values ($1, 900, '2026-01-05', '2026-01-05', '2026-01-05', '2026-01-05', 'sautee', 'rattrapage', now())`,
    [plan?.id],
  );
  const french = await signIn(browser, product.url, 'responsable');
  await french.page.goto(`${product.url}/plans/${plan?.id}`);
  const alert = french.page.getByRole('alert').filter({ hasText: 'a échoué' });
  await alert.filter({ hasText: 'remettez-le en service, déplacez la machine, ou suspendez ce plan' }).waitFor();
  expect(await alert.textContent()).not.toContain('SITE_INACTIVE');
  await french.page.goto(`${product.url}/equipements/${plan?.equipement_id}`);
  await french.page.getByText('manquée, et non rattrapée par ce plan').first().waitFor();
  const arabic = await signIn(browser, product.url, 'admin', { size: 'phone', langue: 'ar' });
  await arabic.page.goto(`${product.url}/plans/${plan?.id}`);
  await arabic.page.getByRole('alert').filter({ hasText: 'موقع المعدّة لم يعد مستعملا' }).waitFor();
});
