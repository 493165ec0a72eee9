import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeEquipement } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { createDemande } from './create.ts';
import { getDemande } from './get.ts';
import { listDemandes } from './list.ts';
import { demandeStats } from './stats.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;
let equipement: { id: number };

beforeAll(async () => {
  actors = await makeActors(db.fork());
  equipement = await makeEquipement(db.fork(), { client_id: actors.client.client_id });
});

const ask = (actor: Actor = actors.client, more: object = {}) =>
  as(actor, (ctx) => createDemande(ctx, { titre: 'Fuite d’huile', priorite: 'haute', equipement_id: equipement.id, ...more }));

describe('who sees what', () => {
  test('a client his company’s, a technician his own, managers all', async () => {
    const foreign = await makeEquipement(db.fork(), { client_id: actors.autreClient.client_id });
    const theirs = await ask(actors.autreClient, { equipement_id: foreign.id });
    const mine = await ask();
    const idsOf = async (actor: Actor) => (await as(actor, (ctx) => listDemandes(ctx, { limit: 200 }))).items.map(({ id }) => id);
    expect(await idsOf(actors.client)).toContain(mine.id);
    expect(await idsOf(actors.client)).not.toContain(theirs.id);
    expect(await idsOf(actors.technicien)).toEqual([]);
    expect(await idsOf(actors.admin)).toEqual(expect.arrayContaining([mine.id, theirs.id]));
    expect((await refusal(as(actors.client, (ctx) => getDemande(ctx, { id: theirs.id })))).code).toBe('DEMANDE_NOT_FOUND');
    const before = await as(actors.autreClient, (ctx) => demandeStats(ctx));
    expect(before).toEqual({ soumises: 1 });
  });

  test('a list is searched without accents, filtered, and paged without a gap', async () => {
    for (const n of [1, 2, 3, 4, 5]) await ask(actors.client, { titre: `Vibration étrange ${n}`, priorite: n > 3 ? 'critique' : 'basse' });
    const input = { q: 'etrange vibrations', sort: '-priorite', limit: 2 } as const;
    const seen: string[] = [];
    for (let cursor: string | undefined, turns = 0; turns < 4; turns += 1) {
      const page = await as(actors.client, (ctx) => listDemandes(ctx, { ...input, cursor }));
      seen.push(...page.items.map(({ titre }) => titre.slice(-1)));
      if (!page.next_cursor) break;
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(['5', '4', '3', '2', '1']);
    const filtered = await as(actors.client, (ctx) => listDemandes(ctx, { q: 'vibration', priorite: ['critique'], statut: ['soumise'] }));
    expect(filtered.items).toHaveLength(2);
  });
});
