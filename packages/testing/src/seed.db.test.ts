import { Intervention, InterventionHistorique } from '@mif/db/entities/intervention';
import { User } from '@mif/db/entities/user';
import { seedDemo } from '@mif/db/seed';
import { demoAccounts } from '@mif/db/seed-data';
import { expect, test } from 'vitest';
import { createTestDatabase } from './database.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T00:05:00Z');

test('the demo company is loaded once, however many start at the same time', async () => {
  const loaded = await Promise.all([seedDemo(db.orm, now), seedDemo(db.orm, now)]);
  expect(loaded.toSorted()).toEqual([false, true]);
  expect(await seedDemo(db.orm, now)).toBe(false);
  const em = db.fork();
  expect(await em.count(User, { role: { $ne: 'systeme' } })).toBe(demoAccounts.length);
  const admin = await em.findOneOrFail(User, { email: 'admin@mif.ma' }, { populate: ['password_hash'] });
  expect(admin.password_hash).toMatch(/^\$argon2id\$/);
});

test('every history ends in the present statut and version, and nothing of it is in the future', async () => {
  const em = db.fork();
  const interventions = await em.findAll(Intervention);
  expect(interventions.length).toBeGreaterThan(50);
  expect(new Set(interventions.map(({ statut }) => statut)).size).toBe(7);
  for (const { id, statut, version } of interventions) {
    const steps = await em.find(InterventionHistorique, { intervention_id: id }, { orderBy: { id: 'asc' } });
    expect(steps.at(-1)).toMatchObject({ vers_statut: statut, version });
    expect(steps.map((step) => step.de_statut)).toEqual([null, ...steps.slice(0, -1).map((step) => step.vers_statut)]);
    for (const step of steps) expect(step.date_serveur <= now).toBe(true);
  }
});
