import { createTestDatabase } from '@mif/testing/database';
import { makeActors, type Actors } from '@mif/testing/actors';
import { makeEquipement, makeIntervention } from '@mif/testing/factories';
import { beforeAll, expect, test } from 'vitest';
import { encodeCursor } from '../kernel/paging.ts';
import { makeCtx } from '../kernel/test-context.ts';
import { listInterventions } from './list.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00Z');
const DAY_MS = 86_400_000;
let actors: Actors;

beforeAll(async () => {
  const em = db.fork();
  actors = await makeActors(em);
  const pump = await makeEquipement(em, { nom: 'Pompe centrifuge PC7', code: 'EQ-0042', client_id: actors.client.client_id });
  const other = await makeEquipement(em, { nom: 'Four', code: 'EQ-0099', client_id: actors.autreClient.client_id });
  const chargeuse = await makeEquipement(em, { nom: 'Chargeuse', code: 'A', client_id: actors.autreClient.client_id });
  const titles = [
    ['Fuite d’huile au vérin', pump.id],
    ['L/H BUCKET CYL LEAKING.', other.id],
    ["BUCKET WON'T OPEN", other.id],
    ['R/H BUCKET CYL LEAKING', other.id],
    ['LH STICK CYL', other.id],
    ['A/C NOT COLD', other.id],
    ['AIR HORN U/S', chargeuse.id],
    ['Port de charge cassé', other.id],
    ['Portail bloqué', other.id],
  ] as const;
  for (const [index, [titre, equipement_id]] of titles.entries()) {
    await makeIntervention(em, new Date(now.getTime() - index * 1000), { titre, equipement_id, reference: `OT-2026-00012${index}` });
  }
  // Six years of one fault, one every ten days.
  for (let n = 0; n < 220; n += 1) {
    await makeIntervention(em, new Date(now.getTime() - (n + 1) * 10 * DAY_MS), {
      titre: 'Usure de la courroie',
      description: n === 200 ? 'Repère XK200' : null,
      equipement_id: other.id,
    });
  }
});

async function found(q: string, more: Partial<Parameters<typeof listInterventions>[1]> = {}, actor = actors.responsable) {
  const { items } = await listInterventions(makeCtx(db.fork(), actor, now), { q, ...more });
  return items.map(({ titre }) => titre);
}

test.each([
  ['OT-2026-000120', 'Fuite d’huile au vérin'],
  ['000121', 'L/H BUCKET CYL LEAKING.'],
  ['l/h bucket cyl', 'L/H BUCKET CYL LEAKING.'],
  ['l h bucket', 'L/H BUCKET CYL LEAKING.'],
  ["won't open", "BUCKET WON'T OPEN"],
  ['verin', 'Fuite d’huile au vérin'],
  ['huiles', 'Fuite d’huile au vérin'],
  ['pompe pc7', 'Fuite d’huile au vérin'],
  ['EQ-0042', 'Fuite d’huile au vérin'],
  ['veri', 'Fuite d’huile au vérin'],
  ['couroie', 'Usure de la courroie'],
] as const)('%s finds it first', async (q, titre) => {
  expect((await found(q))[0]).toBe(titre);
});

test('shorthand with a slash is one word, written with it or without', async () => {
  expect(await found('l/h bucket cyl')).toEqual(['L/H BUCKET CYL LEAKING.']);
  expect(await found('R/H bucket')).toEqual(['R/H BUCKET CYL LEAKING']);
  for (const q of ['l/h cyl', 'lh cyl', 'L.H CYL']) {
    expect(await found(q)).toEqual(['L/H BUCKET CYL LEAKING.', 'LH STICK CYL']);
  }
  expect(await found('a/c')).toEqual(['A/C NOT COLD']);
  expect(await found('horn u/s')).toEqual(['AIR HORN U/S']);
});

test('a whole word is not drowned in words that begin like it', async () => {
  expect(await found('port')).toEqual(['Port de charge cassé']);
  expect(await found('portail')).toEqual(['Portail bloqué']);
});

test.each(['!!!', '&', "'", '\\', ':*', '%', '()', 'a:b & !c', '…'])('%s is no syntax error', async (q) => {
  await expect(found(q)).resolves.toBeInstanceOf(Array);
});

test('pages go through the years in order, each row once, however few a page holds', async () => {
  const ids: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await listInterventions(makeCtx(db.fork(), actors.responsable, now), { q: 'courroie', limit: 7, cursor });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  expect(ids).toHaveLength(220);
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
});

test('a rare word of long ago is found, and other sorts find the same', async () => {
  expect(await found('XK200')).toEqual(['Usure de la courroie']);
  expect(await found('courroie', { sort: 'date_creation', limit: 200 })).toHaveLength(200);
});

test('a search stays in its caller’s scope', async () => {
  expect(await found('bucket', {}, actors.client)).toEqual([]);
  expect(await found('huile', {}, actors.client)).toEqual(['Fuite d’huile au vérin']);
  expect(await found('four', {}, actors.client)).toEqual([]);
});

test.each([
  ['-date_creation', 'hier'],
  ['date_limite', 'jamais'],
  ['-priorite', 'haute'],
  ['reference', '\u0000'],
] as const)('a cursor of %s that says %s is refused as a cursor', async (sort, value) => {
  for (const q of [undefined, 'courroie']) {
    const cursor = encodeCursor({ sort: q ? `words:${sort}` : sort, value, id: 1 });
    const page = listInterventions(makeCtx(db.fork(), actors.responsable, now), { q, sort, cursor });
    await expect(page).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  }
});

test('a rank that no priority has is no fault', async () => {
  for (const value of [99_999, -1, 2.5]) {
    const cursor = encodeCursor({ sort: '-priorite', value, id: 1 });
    await expect(listInterventions(makeCtx(db.fork(), actors.responsable, now), { sort: '-priorite', cursor })).resolves.toBeDefined();
  }
});
