import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeDemande, makeEquipement, makeIntervention, makeSite } from '@mif/testing/factories';
import { beforeAll, expect, test } from 'vitest';
import { callerOf } from '../kernel/test-context.ts';
import { similarDemandes } from './similar.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;
beforeAll(async () => {
  actors = await makeActors(db.fork());
});

const similarTo = async (id: number) => (await as(actors.responsable, (ctx) => similarDemandes(ctx, { id }))).items;

test('the same machine first, then like words at the same site; nothing of another site, client or state', async () => {
  const { client_id } = actors.client;
  const site = await makeSite(db.fork(), { client_id });
  const [machine, neighbour] = [
    await makeEquipement(db.fork(), { client_id, site_id: site.id }),
    await makeEquipement(db.fork(), { client_id, site_id: site.id }),
  ];
  const elsewhere = await makeEquipement(db.fork(), { client_id });
  const titre = 'Fuites d’huile au vérin principal';
  const on = (equipement_id: number, more: object = {}) =>
    makeDemande(db.fork(), now, { titre, equipement_id, description: null, ...more });
  const asked = await on(machine.id);
  const sameMachine = await on(machine.id, { titre: 'Voyant allumé' });
  const sameWords = await on(neighbour.id, { titre: 'le VERIN fuit: huile partout' });
  const openWork = await makeIntervention(db.fork(), now, { equipement_id: machine.id, titre: 'Fuite d’huile vérin' });
  await on(neighbour.id, { titre: 'Courroie cassée' });
  await on(elsewhere.id);
  await on((await makeEquipement(db.fork())).id);
  await on(machine.id, { statut: 'annulee', date_decision: now });
  await makeIntervention(db.fork(), now, { equipement_id: machine.id, titre, statut: 'cloturee' });

  expect(await similarTo(asked.id)).toMatchObject([
    { genre: 'intervention', id: openWork.id, raisons: ['equipement', 'texte'], statut: 'ouverte' },
    { genre: 'demande', id: sameMachine.id, raisons: ['equipement'] },
    { genre: 'demande', id: sameWords.id, raisons: ['texte', 'site'] },
  ]);
});

test('of a site alone, in Arabic, and with text that is no query', async () => {
  const site = await makeSite(db.fork(), { client_id: actors.client.client_id });
  const at = (titre: string) =>
    makeDemande(db.fork(), now, { titre, description: null, client_id: site.client_id, site_id: site.id, equipement_id: null });
  const [asked, same] = [await at('تسرب الزيت من المضخة'), await at('تسرب زيت قرب المضخة الكبيرة')];
  expect((await similarTo(asked.id)).map(({ id }) => id)).toEqual([same.id]);
  const hostile = await at(`' | ! & <-> ):* \\`);
  expect(await similarTo(hostile.id)).toEqual([]);
});
