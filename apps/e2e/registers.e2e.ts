import { startProduct, type Product } from '@mif/testing/product';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLabels } from './label-sheet.ts';
import { CLIENT, LINES, MACHINES, SITES, treeFile } from './new-company.ts';
import { expectPrivate, expectUnseen } from './outsiders.ts';
import { arrive, ask, expectAccessible, openBrowser, signIn, type Person } from './people.ts';
import { expectPhotos, photo, type KeptFile } from './photos.ts';

// A new company, from its first line in the register to what its own account sees of a repair: nobody else's does.
const BROKEN = 'Broyeur Bravo';
const FAULT = 'Odeur de brûlé au moteur';
const REPORT = `${FAULT}\nElle s’arrête après dix minutes.`;
const account = { identifiant: 'direction@loukkos.ma', password: 'Loukkos-2026' };

let product: Product;
let browser: Browser;
let responsable: Person;
let technicien: Person;
let visitor: Person;
let client: Person;
let clientId = 0;
const siteIds: number[] = [];
let machines: { id: number; nom: string; code: string; site_id: number; parent_id: number | null }[] = [];
let broken = 0;
let labelPath = '';
let demandeId = 0;
let interventionId = 0;
let followPath = '';
/** Everything the page of the label was told, word by word. */
const told: string[] = [];
/** Files of the demande and of the intervention. */
const files: KeptFile[] = [];

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  responsable = await signIn(browser, product.url, 'responsable');
  technicien = await signIn(browser, product.url, 'technicien', { size: 'phone' });
  visitor = await arrive(browser, product.url, { size: 'phone' });
});

afterAll(async () => {
  await browser.close();
  await product.stop();
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const idOf = (page: Page) => Number(new URL(page.url()).pathname.split('/').at(-1));

test('the manager adds a client, whose ICE of 14 digits is refused at its field, with two sites', async () => {
  const { page } = responsable;
  await page.goto('/clients');
  await button(page, 'Nouveau client').click();
  const form = page.getByRole('dialog', { name: 'Nouveau client' });
  await form.getByLabel('Nom', { exact: true }).fill(CLIENT);
  await form.getByLabel(/^ICE/).fill('00152703800007');
  await button(page, 'Enregistrer le client').click();
  await form
    .getByText(/L’ICE compte 15 chiffres.*vous en avez saisi 14/)
    .first()
    .waitFor();
  await form.getByLabel(/^ICE/).fill('');
  await button(page, 'Enregistrer le client').click();
  await page.waitForURL(/\/clients\/\d+$/);
  clientId = idOf(page);
  await page.getByRole('heading', { level: 1, name: CLIENT }).waitFor();

  await page.getByRole('list', { name: 'Sites' }).getByRole('link').first().click();
  await page.waitForURL(/\/sites\/\d+$/);
  siteIds.push(idOf(page));
  await page.getByRole('heading', { level: 1, name: 'Site principal' }).waitFor();
  await button(page, 'Modifier').click();
  await page.getByLabel('Nom du site').fill(SITES[0]);
  await button(page, 'Enregistrer le site').click();
  await page.getByRole('heading', { level: 1, name: SITES[0] }).waitFor();

  await page.goto(`/clients/${clientId}`);
  await button(page, 'Ajouter un site').click();
  const second = page.getByRole('dialog', { name: `Nouveau site de ${CLIENT}` });
  await second.getByLabel('Nom du site').fill(SITES[1]);
  await second.getByLabel(/^Coordonnées GPS/).fill('35.0017, -5.9038');
  await button(page, 'Enregistrer le site').click();
  await page.getByRole('heading', { level: 1, name: SITES[1] }).waitFor();
  siteIds.push(idOf(page));
  const { items } = await ask<{ items: { nom: string }[] }>(page, 'sites.list', { client_id: clientId });
  expect(items.map(({ nom }) => nom).toSorted()).toEqual(SITES.toSorted());
});

test('thirty machines come from one file, children before their parents, and stand as a tree on both sites', async () => {
  const { page } = responsable;
  await page.goto('/importer?registre=equipements');
  await page.locator('input[type="file"]').setInputFiles({
    name: 'machines.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(treeFile()),
  });
  await button(page, 'Faire un essai').click();
  await button(page, `Écrire ${MACHINES} fiches`).click();
  await page.getByText(`${MACHINES} fiches écrites`).waitFor();
  await expectAccessible(page);

  const { items } = await ask<{ items: typeof machines }>(page, 'equipements.list', { client_id: clientId, limit: 200 });
  machines = items;
  expect(machines).toHaveLength(MACHINES);
  for (const site_id of siteIds) expect(machines.filter((machine) => machine.site_id === site_id)).toHaveLength(MACHINES / 2);
  broken = machines.find(({ nom, site_id }) => nom === BROKEN && site_id === siteIds[1])?.id ?? 0;

  await page.goto(`/equipements/arbre?client_id=${clientId}&noeud=${broken}`);
  const tree = page.getByRole('tree');
  await tree.getByRole('treeitem', { name: new RegExp(BROKEN) }).waitFor();
  await tree
    .getByRole('treeitem', { name: /Ligne Bravo/ })
    .first()
    .waitFor();
});

test('labels of all of them are printed, each with a code of its own that opens the machine', async () => {
  const { page } = responsable;
  await page.goto(`/equipements?client_id=${clientId}`);
  await page.getByText(`${MACHINES} équipements`).first().waitFor();
  await page.getByLabel('Choisir toutes les lignes affichées').check();
  await page.getByText(`${MACHINES} lignes choisies`).waitFor();
  await button(page, 'Imprimer des étiquettes').click();
  const [popup, request] = await Promise.all([
    page.waitForEvent('popup'),
    page.context().waitForEvent('request', (each) => each.url().includes('/equipements/etiquettes?')),
    page.getByRole('link', { name: 'Ouvrir le PDF' }).click(),
  ]);
  await popup.close();
  const answer = await page.request.get(request.url());
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  const pdf = await answer.body();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const read = await readLabels(pdf);
  expect(new Set(read).size).toBe(MACHINES);
  const pages = read.map((text) => new URL(text).pathname);
  expect(pages.filter((path) => /^\/q\/[\w-]{20,}$/.test(path))).toHaveLength(MACHINES);

  // Which of them is the broken machine's, only those who see it are told.
  for (const path of pages) {
    const { equipement_id } = await ask<{ equipement_id: number }>(page, 'etiquettes.resolve', { jeton: path.slice('/q/'.length) });
    if (equipement_id === broken) labelPath = path;
  }
  await page.goto(labelPath);
  await page.waitForURL(`**/equipements/${broken}`);
  await page.getByRole('heading', { level: 1, name: BROKEN }).waitFor();
});

test('who reads the label without an account reports a fault with a photo, and learns nothing of whose machine it is', async () => {
  const { page } = visitor;
  page.on('response', (answer) => {
    if (/\/(trpc|api)\//.test(answer.url()))
      void answer.text().then(
        (text) => told.push(text),
        () => undefined,
      );
  });
  await page.goto(labelPath);
  await page.getByLabel('Que se passe-t-il ?').fill(REPORT);
  await page.locator('input[type="file"]').setInputFiles(await photo('panne.jpg', '#a03020'));
  await page.getByLabel('Votre nom').fill('Hassan');
  await page.getByLabel('Téléphone').fill('0661 00 00 00');
  await expectAccessible(page);
  told.push((await page.textContent('body')) ?? '', await page.title());
  await button(page, 'Envoyer le signalement').click();
  await page.getByText('1 photo envoyée').waitFor();
  told.push((await page.textContent('body')) ?? '');
  await page.getByRole('link', { name: 'Suivre ce signalement' }).click();
  await page.getByText('Reçu. La personne responsable va le lire.').waitFor();
  followPath = new URL(page.url()).pathname;
  told.push((await page.textContent('body')) ?? '');
  // Those who have no account do not come nearer by its address.
  await page.goto(`/equipements/${broken}`);
  await page.waitForURL(/\/connexion/);

  const all = told.join('\n');
  expect(told.length).toBeGreaterThan(5);
  expect(all).toContain('"ouverte":true');
  const { code } = machines.find(({ id }) => id === broken) ?? { code: BROKEN };
  for (const secret of [CLIENT, ...SITES, ...LINES, BROKEN, code, 'equipement_id', 'client_id', 'site_id'])
    expect(all).not.toContain(secret);
});

test('the manager accepts the report: an intervention has its words and its photo', async () => {
  const { page } = responsable;
  await page.goto('/demandes');
  await page.getByRole('link', { name: FAULT }).or(page.getByText(FAULT)).first().waitFor();
  const { items } = await ask<{ items: { id: number; titre: string }[] }>(page, 'demandes.list', { client_id: clientId });
  expect(items.map(({ titre }) => titre)).toEqual([FAULT]);
  demandeId = items[0]?.id ?? 0;
  await page.goto(`/demandes/${demandeId}`);
  await page.getByText('Hassan').waitFor();
  await expectPhotos(page, { objet: 'demande', objet_id: demandeId }, ['panne.jpg']);
  await button(page, 'Accepter').click();
  await button(page, 'Créer l’intervention').click();
  await page.getByRole('link', { name: 'Ouvrir l’intervention' }).click();
  await page.waitForURL(/\/interventions\/\d+$/);
  interventionId = idOf(page);
  await page.getByRole('heading', { level: 1, name: FAULT }).waitFor();
  await page.getByText('Elle s’arrête après dix minutes.').waitFor();
  await page.getByRole('link', { name: BROKEN }).first().waitFor();
  await page.getByText('Fichiers de la demande').waitFor();
  await expectPhotos(page, { objet: 'demande', objet_id: demandeId }, ['panne.jpg']);
  await button(page, 'Affecter').first().click();
  const panel = page.getByRole('dialog');
  await panel.getByText('Youssef Amrani').click();
  await panel.getByRole('button', { name: 'Affecter' }).click();
  await page.getByText('a affecté Youssef Amrani').waitFor();

  await visitor.page.goto(followPath);
  await visitor.page.getByText('Pris en charge : une intervention est prévue.').waitFor();
});

test('the technician sees what was reported and attaches a photo from his telephone', async () => {
  const { page } = technicien;
  await page.goto('/journee');
  await page.getByRole('link', { name: new RegExp(FAULT) }).click();
  await page.waitForURL(`**/journee/${interventionId}`);
  await page.getByText('Elle s’arrête après dix minutes.').waitFor();
  await button(page, 'Voir panne.jpg').waitFor();
  await button(page, 'Prendre une photo').waitFor();
  await page.locator('input[capture]').setInputFiles(await photo('moteur.jpg', '#205080'));
  await button(page, 'Voir moteur.jpg').waitFor();
  await expectPhotos(page, { objet: 'intervention', objet_id: interventionId }, ['moteur.jpg']);
  expect(new URL(page.url()).pathname).toBe(`/journee/${interventionId}`);
  await expectAccessible(page);
});

test('an account of the company sees its machines, the repair and both photos', async () => {
  const admin = await signIn(browser, product.url, 'admin');
  await admin.page.goto('/comptes');
  await button(admin.page, 'Nouveau compte').click();
  const form = admin.page.getByRole('dialog', { name: 'Nouveau compte' });
  await form.getByLabel('Nom complet').fill('Salma Idrissi');
  await form.getByLabel('E-mail', { exact: true }).fill(account.identifiant);
  await form.getByLabel('Nom d’utilisateur').fill('salma.idrissi');
  await form.getByLabel('Rôle').selectOption('client');
  await form.getByLabel('Société cliente').fill('Loukkos');
  await admin.page.getByRole('option', { name: CLIENT }).click();
  await form.getByLabel('Donner un mot de passe').check();
  await form.getByLabel('Mot de passe', { exact: true }).fill(account.password);
  await button(admin.page, 'Enregistrer le compte').click();
  await admin.page.getByText('Le compte de Salma Idrissi est créé.').waitFor();
  expect(admin.faults).toEqual([]);
  client = await signIn(browser, product.url, account);
  const { page } = client;
  await page.goto('/portail');
  await page.getByText(FAULT).first().waitFor();
  await page.getByText(SITES[1]).first().waitFor();
  await page.goto(`/interventions/${interventionId}`);
  await page.getByRole('heading', { level: 1, name: FAULT }).waitFor();
  files.push(...(await expectPhotos(page, { objet: 'intervention', objet_id: interventionId }, ['moteur.jpg'])));
  files.push(...(await expectPhotos(page, { objet: 'demande', objet_id: demandeId }, ['panne.jpg'])));
  expect(await page.getByText('Hassan').count()).toBe(0);
  await page.goto('/equipements');
  await page.getByText(`${MACHINES} équipements`).first().waitFor();
  await expectAccessible(page);
});

test('another client finds none of it: not in a list, not on a page, not at the address of a file', async () => {
  const stranger = await signIn(browser, product.url, 'client2');
  const { page } = stranger;
  await expectUnseen(page, [FAULT, BROKEN, CLIENT, ...SITES, 'moteur.jpg', 'panne.jpg']);
  for (const [address, said] of [
    [`/interventions/${interventionId}`, 'Cette intervention n’existe pas.'],
    [`/demandes/${demandeId}`, 'Cette demande n’existe pas.'],
    [`/equipements/${broken}`, 'Cet équipement n’existe pas.'],
    [`/sites/${siteIds[1]}`, 'Ce site n’existe pas.'],
  ] as const) {
    await page.goto(address);
    await page.getByText(said).waitFor();
    expect(await page.getByText(FAULT).count()).toBe(0);
  }
  const ofFiles = files.map(({ id, sha256 }) => [
    `/${id}/contenu`,
    `/${id}/contenu?inline=1&v=${sha256.slice(0, 8)}`,
    `/${id}/miniature?taille=480`,
  ]);
  const ofRecords = [
    `/documents?objet=intervention&objet_id=${interventionId}`,
    `/documents?objet=demande&objet_id=${demandeId}`,
    `/documents/${interventionId}`,
    `/interventions/${interventionId}`,
    `/interventions/${interventionId}/historique`,
    `/demandes/${demandeId}`,
    `/equipements/${broken}`,
    `/sites/${siteIds[1]}`,
  ];
  const addresses = [...ofFiles.flat().map((path) => `/documents${path}`), ...ofRecords].map((path) => `/api/v1${path}`);
  await expectPrivate(addresses, { own: client.page, foreign: page, nobody: visitor.page });
  expect(stranger.faults).toEqual([]);
});

test('nobody’s page had a fault on the way', () => {
  expect([...responsable.faults, ...technicien.faults, ...visitor.faults, ...client.faults]).toEqual([]);
});
