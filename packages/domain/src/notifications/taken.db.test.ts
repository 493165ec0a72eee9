import { Envoi } from '@mif/db/entities/notification';
import { createTestDatabase } from '@mif/testing/database';
import { makeUser } from '@mif/testing/factories';
import { expect, test } from 'vitest';
import { inTransaction, type Ctx } from '../kernel/context.ts';
import { makeCtx } from '../kernel/test-context.ts';
import type { DeliveryNow } from './facts.ts';
import { noteFailure, noteSent, takeDelivery } from './taken.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');

async function makeDelivery(): Promise<number> {
  const em = db.fork();
  const { id: user_id } = await makeUser(em);
  const envoi = em.create(Envoi, {
    cle: `resume:${user_id}`,
    modele: 'resume',
    user_id,
    statut: 'a_envoyer',
    created_at: now,
    prevu_at: now,
  });
  await em.flush();
  return envoi.id;
}

async function take(ctx: Ctx, envoi_id: number): Promise<DeliveryNow> {
  const envoi = await takeDelivery(ctx, envoi_id, 'email');
  if (envoi === null || envoi instanceof Error) throw new Error('it was not taken');
  return envoi;
}

test('a delivery that left leaves the disk to the queue, one that failed waits for it', async () => {
  const waits = async (note: (ctx: Ctx, envoi: DeliveryNow) => Promise<unknown>) => {
    const envoi_id = await makeDelivery();
    return inTransaction(makeCtx(db.fork(), null, now), async (ctx) => {
      // As in production: databases of tests wait for nothing.
      await ctx.em.execute('set local synchronous_commit = on');
      await note(ctx, await take(ctx, envoi_id));
      const [row] = await ctx.em.execute<{ synchronous_commit: string }[]>('show synchronous_commit');
      return row?.synchronous_commit;
    });
  };
  expect(await waits((ctx, envoi) => noteSent(ctx, envoi))).toBe('off');
  expect(await waits((ctx, envoi) => noteFailure(ctx, envoi, new Error('busy'), false))).toBe('on');
});

test('a delivery is one worker’s at a time, and nobody’s once it left', async () => {
  const envoi_id = await makeDelivery();
  const taking = () => takeDelivery(makeCtx(db.fork(), null, now), envoi_id, 'email');
  await inTransaction(makeCtx(db.fork(), null, now), async (ctx) => {
    await noteSent(ctx, await take(ctx, envoi_id));
    expect(await taking()).toEqual(new Error('it is being sent by another worker'));
  });
  expect(await taking()).toBeNull();
});
