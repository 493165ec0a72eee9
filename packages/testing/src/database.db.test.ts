import { Client } from '@mif/db/entities/client';
import { Intervention } from '@mif/db/entities/intervention';
import { User } from '@mif/db/entities/user';
import { expect, test } from 'vitest';
import { makeActors } from './actors.ts';
import { createTestDatabase } from './database.ts';
import { makeIntervention } from './factories.ts';

const first = await createTestDatabase();
const second = await createTestDatabase();
const now = new Date();

test('databases are migrated and do not see each other', async () => {
  await makeIntervention(first.fork(), now);
  expect(await first.fork().count(Intervention)).toBe(1);
  expect(await second.fork().count(Intervention)).toBe(0);
});

test('actors are accounts of their role', async () => {
  const actors = await makeActors(second.fork());
  const em = second.fork();
  for (const actor of Object.values(actors)) {
    const user = await em.findOneOrFail(User, actor.id);
    expect(user.role).toBe(actor.role);
    expect(user.client_id ?? null).toBe(actor.client_id);
  }
  expect(actors.technicien.technicien_id).not.toBe(actors.autreTechnicien.technicien_id);
  expect(await em.count(Client)).toBe(2);
});
