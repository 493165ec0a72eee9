import { createTestDatabase } from '@mif/testing/database';
import { makeActors } from '@mif/testing/actors';
import { makePlan } from '@mif/testing/factories';
import { expect, test } from 'vitest';
import { systemActor } from '../auth/system-actor.ts';
import { callerOf, makeCtx } from '../kernel/test-context.ts';
import { skipEcheance } from '../plans/one-occurrence.ts';
import { generatePlans } from '../plans/tasks.ts';
import { equipementHistory } from './history.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T09:00:00.000Z');
const as = callerOf(db, now);

test('occurrences that were skipped, by hand or by the catch-up policy, are lines of their machine’s life, with the reason', async () => {
  const { responsable } = await makeActors(db.fork());
  const days = { premiere_date: '2026-09-24', depuis: '2026-09-24' };
  const plan = await makePlan(db.fork(), now, { ...days, rattrapage: 'aucune', jours_feries: 'ignorer' });
  const em = db.fork();
  await generatePlans(makeCtx(em, await systemActor(em), now), { plan_id: plan.id });
  const tomorrow = new Date('2026-11-25T09:00:00.000Z');
  await as(responsable, (ctx) => skipEcheance(ctx, { id: plan.id, version: 1, n: 4, motif: 'machine chez le client' }), tomorrow);
  const read = (more: { limit?: number; cursor?: string } = {}) =>
    as(responsable, (ctx) => equipementHistory(ctx, { id: plan.equipement_id, genres: ['echeance'], ...more }));
  const { items } = await read();
  expect(items.map(({ date_serveur, details }) => [date_serveur, details])).toEqual([
    [tomorrow.toISOString(), { date_due: '2026-12-24', motif: 'machine chez le client', plan_id: plan.id, plan: plan.titre }],
    [now.toISOString(), { date_due: '2026-10-24', motif: 'rattrapage', plan_id: plan.id, plan: plan.titre }],
    [now.toISOString(), { date_due: '2026-09-24', motif: 'rattrapage', plan_id: plan.id, plan: plan.titre }],
  ]);
  const first = await read({ limit: 2 });
  const second = await read({ limit: 2, cursor: first.next_cursor ?? '' });
  expect([...first.items, ...second.items]).toEqual(items);
});
