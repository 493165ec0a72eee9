import { startProduct, type Product } from '@mif/testing/product';
import { addDays, addMonths, fromLocal, toCivilDate, weekdayOf } from '@mif/contract/time';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, openBrowser, send, signIn } from './people.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

interface Slot {
  date_debut_prevue: string;
  date_fin_prevue: string;
}

const at = (day: string): Slot => ({
  date_debut_prevue: new Date(fromLocal(day, '10:00')).toISOString(),
  date_fin_prevue: new Date(fromLocal(day, '12:00')).toISOString(),
});

/** Takes a chip by the mouse and holds it over a cell. */
async function dragOver(page: Page, chip: Locator, cell: Locator): Promise<void> {
  const [from, to] = [await chip.boundingBox(), await cell.boundingBox()];
  if (!from || !to) throw new Error('not on the page');
  await page.mouse.move(from.x + from.width / 2, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height - 6, { steps: 8 });
}

test(
  'a slot is dragged: refused where its technician is taken, and why; moved where he is free; put back',
  { timeout: 90_000 },
  async () => {
    const { page, faults } = await signIn(browser, product.url, 'responsable');
    const today = toCivilDate(Date.now());
    const monday = addDays(today, 8 - weekdayOf(today) + 14);
    const days = Array.from({ length: 5 }, (_, index) => addDays(monday, index));
    const titles = ['Contrôle du palan', 'Réglage du variateur'] as const;
    // Somebody whose certificates hold and who is there on a day after.
    const free = days[3] ?? monday;
    const { date_debut_prevue: debut, date_fin_prevue: fin } = at(free);
    const { items } = await ask<{ items: { technicien_id: number; is_disponible: boolean }[] }>(page, 'techniciens.disponibilites', {
      debut,
      fin,
      ids: [1, 2, 3, 4],
    });
    const technicien_id = items.find(({ is_disponible }) => is_disponible)?.technicien_id;
    if (technicien_id === undefined) throw new Error('nobody is free on that day');
    const rows: { id: number; version: number; reference: string }[] = [];
    for (const [index, titre] of titles.entries()) {
      const { id, version } = await send<{ id: number; version: number }>(page, 'interventions.create', { titre, equipement_id: 1 });
      const slot = at(days[index] ?? monday);
      const assigned = { id, version, command_id: crypto.randomUUID(), technicien_id, ...slot, motif_derogation: 'essai' };
      rows.push(await send(page, 'interventions.assign', assigned));
    }
    const [, second] = rows;

    await page.goto(`/calendrier?date=${monday}`);
    const chip = page.getByRole('button', { name: titles[1] });
    const cell = (day: string) => page.locator(`[data-drop="${day}"][data-technicien="${technicien_id}"]`);
    await chip.waitFor();
    await dragOver(page, chip, cell(days[0] ?? monday));
    const reference = rows[0]?.reference ?? '';
    await page.getByText(new RegExp(`travaille déjà de 10\\s?h à 12\\s?h sur ${reference}`)).waitFor();
    expect(await cell(days[0] ?? monday).getAttribute('data-refused')).toBe('true');
    await page.mouse.up();
    // Let go all the same, it asks: another hour, or a reason.
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Pourquoi passer outre').waitFor();
    await dialog.getByRole('button', { name: 'Annuler' }).click();
    await dialog.waitFor({ state: 'hidden' });

    await dragOver(page, chip, cell(free));
    await page.getByText(/ est (libre|d’astreinte)/).waitFor();
    await page.mouse.up();
    await page.getByText(new RegExp(`${second?.reference ?? ''} est déplacée`)).waitFor();
    const read = () => ask<{ date_debut_prevue: string; date_fin_prevue: string }>(page, 'interventions.get', { id: second?.id });
    expect(await read()).toMatchObject(at(free));
    await page.getByRole('button', { name: 'Annuler', exact: true }).click();
    await page.getByText(/est revenue à sa place/).waitFor();
    expect(await read()).toMatchObject(at(days[1] ?? monday));

    // Escape lets go of it where it was.
    await dragOver(page, chip, cell(free));
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await read()).toMatchObject(at(days[1] ?? monday));

    // By the keyboard: open, « Déplacer… », another day.
    await chip.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Déplacer…' }).press('Enter');
    await dialog.locator('input[name="date_debut_prevue"]').fill(`${free}T10:00`);
    await dialog.getByText(/ est (libre|d’astreinte)/).waitFor();
    await dialog.getByRole('button', { name: 'Déplacer', exact: true }).press('Enter');
    await expect.poll(read, { timeout: 10_000 }).toMatchObject(at(free));
    expect(faults).toEqual([]);
  },
);

test('an occurrence of a plan is dragged to another day and back; past its neighbour it is refused, and why', async () => {
  const { page, faults } = await signIn(browser, product.url, 'responsable');
  const today = toCivilDate(Date.now());
  // The first Monday of a month: what follows is on the same page.
  const first = addMonths(`${today.slice(0, 7)}-01`, 2);
  const monday = addDays(first, (8 - weekdayOf(first)) % 7);
  const titre = 'Contrôle des sangles';
  const weekly = { unite: 'semaine', intervalle: 1, position: null };
  const plan = { equipement_id: 1, titre, regle_date: weekly, premiere_date: monday, jours_feries: 'ignorer' };
  const { id } = await send<{ id: number }>(page, 'plans.create', plan);
  const days = async () => {
    const { items } = await ask<{ items: { date_due: string }[] }>(page, 'plans.occurrences', {
      plan_id: id,
      du: today,
      au: addDays(monday, 8),
    });
    return items.map(({ date_due }) => date_due);
  };
  const planned = [monday, addDays(monday, 7)];
  expect(await days()).toEqual(planned);

  await page.goto(`/calendrier?vue=mois&date=${monday}`);
  const cell = (day: string) => page.locator(`[data-day="${day}"]`);
  const mark = (day: string) => cell(day).getByRole('link', { name: titre });
  const wednesday = addDays(monday, 2);
  await mark(monday).waitFor();
  await dragOver(page, mark(monday), cell(wednesday));
  expect(await cell(wednesday).getAttribute('data-over')).toBe('true');
  await page.mouse.up();
  await page.getByText(/est reportée au/).waitFor();
  await mark(wednesday).waitFor();
  expect(await days()).toEqual([wednesday, planned[1]]);
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await page.getByText(/est revenue au/).waitFor();
  expect(await days()).toEqual(planned);

  await mark(monday).waitFor();
  await dragOver(page, mark(monday), cell(addDays(monday, 9)));
  await page.mouse.up();
  await page.getByText('Choisissez une date entre ses voisines.').waitFor();
  await mark(monday).waitFor();
  expect(await days()).toEqual(planned);
  // Let go where it was, it stays and does not open; pressed, it does.
  await dragOver(page, mark(monday), cell(monday));
  await page.mouse.up();
  expect(new URL(page.url()).pathname).toBe('/calendrier');
  await mark(monday).click();
  await page.waitForURL(`**/plans/${id}`);
  expect(faults).toEqual([]);
});

test(
  'a technician subscribes: the address is shown once, and another calendar reads it until it is taken back',
  { timeout: 60_000 },
  async () => {
    const { page, faults } = await signIn(browser, product.url, 'technicien', { size: 'phone' });
    await page.goto('/calendrier');
    await page.getByRole('button', { name: 'S’abonner' }).click();
    await page.getByRole('button', { name: 'Créer l’adresse' }).click();
    const address = await page.getByLabel('Adresse du calendrier').inputValue();
    expect(address).toMatch(/\/ical\/[\w-]{43}\.ics$/);
    const answer = await fetch(address);
    expect([answer.status, (await answer.text()).startsWith('BEGIN:VCALENDAR')]).toEqual([200, true]);
    await page.reload();
    await page.getByText(/^Lue /).waitFor();
    expect(await page.getByLabel('Adresse du calendrier').count()).toBe(0);
    await page.getByRole('button', { name: 'Retirer', exact: true }).click();
    await page.getByRole('dialog', { name: 'Retirer cette adresse ?' }).getByRole('button', { name: 'Retirer', exact: true }).click();
    await page.getByText('Aucune adresse n’est active.').waitFor();
    expect((await fetch(address)).status).toBe(404);
    expect(faults).toEqual([]);
  },
);
