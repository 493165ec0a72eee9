import { makeActors, makeClientActor, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { beforeAll, expect, test } from 'vitest';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { listVues } from './list.ts';
import { removeVue } from './remove.ts';
import { saveVue } from './save.ts';
import type { Actor } from '../kernel/actor.ts';

const db = await createTestDatabase();
const as = callerOf(db, new Date('2026-11-24T10:00:00.000Z'));
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

const save = (actor: Actor, nom: string, more: Partial<Parameters<typeof saveVue>[1]> = {}) =>
  as(actor, (ctx) => saveVue(ctx, { liste: 'interventions', nom, requete: 'statut=ouverte', is_partagee: false, ...more }));
const names = (actor: Actor, liste: 'interventions' | 'equipements' = 'interventions') =>
  as(actor, (ctx) => listVues(ctx, { liste })).then(({ items }) => items.map(({ nom, is_own }) => [nom, is_own]));

test('saved under the same name it is replaced; the same name on another list is another', async () => {
  const first = await save(actors.admin, 'À faire');
  const again = await save(actors.admin, 'À faire', { requete: 'statut=affectee', is_partagee: true });
  expect(again).toEqual({ ...first, requete: 'statut=affectee', is_partagee: true });
  await save(actors.admin, 'À faire', { liste: 'equipements' });
  expect(await names(actors.admin)).toEqual([['À faire', true]]);
  expect(await names(actors.admin, 'equipements')).toEqual([['À faire', true]]);
});

test('one’s own come first, then those shared in the house; a client sees neither', async () => {
  await save(actors.responsable, 'Zone nord');
  await save(actors.technicien, 'Ma semaine');
  expect(await names(actors.responsable)).toEqual([
    ['Zone nord', true],
    ['À faire', false],
  ]);
  expect(await names(actors.technicien)).toEqual([
    ['Ma semaine', true],
    ['À faire', false],
  ]);
  expect(await names(actors.client)).toEqual([]);
});

test('a client’s shared view is its company’s', async () => {
  const colleague = await makeClientActor(db.fork(), actors.client.client_id);
  await save(actors.client, 'Nos pannes', { is_partagee: true });
  expect(await names(colleague)).toEqual([['Nos pannes', false]]);
  expect(await names(actors.autreClient)).toEqual([]);
  expect((await names(actors.admin)).map(([nom]) => nom)).not.toContain('Nos pannes');
});

test('one removes one’s own, not another’s, shared or not', async () => {
  const shared = await save(actors.admin, 'Partagée', { is_partagee: true });
  expect((await refusal(as(actors.responsable, (ctx) => removeVue(ctx, { id: shared.id })))).code).toBe('VUE_NOT_FOUND');
  expect(await as(actors.admin, (ctx) => removeVue(ctx, { id: shared.id }))).toEqual({ ok: true });
  expect((await refusal(as(actors.admin, (ctx) => removeVue(ctx, { id: shared.id })))).code).toBe('VUE_NOT_FOUND');
  expect((await refusal(as(null, (ctx) => listVues(ctx, { liste: 'interventions' })))).code).toBe('AUTH_REQUIRED');
});
