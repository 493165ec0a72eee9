import { Intervention } from '@mif/db/entities/intervention';
import { Envoi, Notification } from '@mif/db/entities/notification';
import { makeActors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeEquipement, makeIntervention } from '@mif/testing/factories';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { systemActor } from '../auth/system-actor.ts';
import { inTransaction, type Ctx } from '../kernel/context.ts';
import { makeCtx } from '../kernel/test-context.ts';
import { deliveriesNow, presentFacts } from '../notifications/facts.ts';
import { updateReminderSettings } from '../parametres/reminders.ts';
import { remindDeadlines } from './tasks.ts';

const db = await createTestDatabase();
const asked = new Date('2026-11-23T08:00:00.000Z');
const deadline = new Date('2026-11-26T12:00:00.000Z');
const at = (hours: number) => new Date(deadline.getTime() + hours * 3_600_000);
let actors: Awaited<ReturnType<typeof makeActors>>;
let equipement: { id: number; client_id: number };

beforeAll(async () => {
  actors = await makeActors(db.fork());
  equipement = await makeEquipement(db.fork(), { client_id: actors.client.client_id });
});
afterEach(() =>
  db
    .fork()
    .execute('truncate rappels, envois, notifications, parametres; delete from interventions; delete from graphile_worker._private_jobs'),
);

const make = (more: Partial<Parameters<typeof makeIntervention>[2]> = {}) =>
  makeIntervention(db.fork(), asked, {
    equipement_id: equipement.id,
    statut: 'affectee',
    technicien_id: actors.technicien.technicien_id,
    date_limite: deadline,
    ...more,
  });
async function run(now: Date) {
  const em = db.fork();
  await remindDeadlines(makeCtx(em, await systemActor(em), now), {});
}
/** An administrator sets the thresholds at that hour. */
async function set(now: Date, input: Parameters<typeof updateReminderSettings>[1]) {
  const em = db.fork();
  await inTransaction(makeCtx(em, actors.admin, now), (ctx) => updateReminderSettings(ctx, input));
}
/** What a mail would be made of now, or why it is not sent. */
async function factsOf(ctx: Ctx, envoi_id = 0) {
  return presentFacts(ctx, await deliveriesNow(ctx, 'email').where('e.id', '=', envoi_id).executeTakeFirstOrThrow());
}
/** Who was told what: in the order of what happened, its readers by name. */
async function told() {
  const rows = await db.fork().find(Notification, {}, { orderBy: { id: 'asc' } });
  const names = new Map([
    [actors.technicien.id, 'technicien'],
    [actors.responsable.id, 'responsable'],
    [actors.admin.id, 'admin'],
  ]);
  const lines = rows.map(({ user_id, evenement, date_creation }) => ({
    line: `${evenement} → ${names.get(user_id)}`,
    key: `${date_creation.toISOString()} ${evenement} ${names.get(user_id)}`,
  }));
  return lines.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ line }) => line);
}

test('a day and two hours before, at the deadline and four hours after: each once, however often it runs', async () => {
  await make();
  for (const hours of [-25, -24, -23, -3, -2, -1, 0, 1, 4, 5, 30]) {
    await run(at(hours));
    await run(at(hours));
  }
  expect(await told()).toEqual([
    'intervention_rappel → technicien',
    'intervention_rappel → technicien',
    ...['admin', 'responsable', 'technicien'].map((role) => `intervention_retard → ${role}`),
    'intervention_escalade → admin',
  ]);
  const [first] = await db.fork().find(Notification, {}, { orderBy: { id: 'asc' } });
  expect(first?.params).toMatchObject({ echeance: deadline.toISOString() });
});

test('two runs at once tell once', async () => {
  await make();
  await Promise.all([run(at(0)), run(at(0)), run(at(0))]);
  expect((await told()).filter((line) => line.endsWith('technicien'))).toEqual(['intervention_retard → technicien']);
});

test('after a day without a worker the delay and its escalation are told, the reminders passed over', async () => {
  await make();
  await run(at(20));
  const lines = await told();
  expect(lines).not.toContain('intervention_rappel → technicien');
  expect(lines).toEqual(expect.arrayContaining(['intervention_retard → technicien', 'intervention_escalade → admin']));
});

test('a deadline that moved is another one; the mail of the old one is no longer sent', async () => {
  const { id } = await make();
  await run(at(-2));
  const [mail] = await db.fork().find(Envoi, { canal: 'email' });
  const em = db.fork();
  await em.nativeUpdate(Intervention, { id }, { date_limite: at(48) });
  const ctx = makeCtx(em, await systemActor(em), at(-1));
  expect(await factsOf(ctx, mail?.id)).toBe('it is no longer true');
  await run(at(-1));
  await run(at(46));
  expect(await told()).toEqual(['intervention_rappel → technicien', 'intervention_rappel → technicien']);
});

test('work that nobody has is told to its manager, work that is over to nobody', async () => {
  await make({ statut: 'ouverte', technicien_id: null });
  await make({ statut: 'terminee' });
  await make({ statut: 'annulee' });
  await run(at(-2));
  expect(await told()).toEqual(['admin', 'responsable'].map((role) => `intervention_rappel → ${role}`));
});

test('what was overdue for weeks when it came in, as an imported history, is told to nobody', async () => {
  await make({ date_limite: at(-30 * 24) });
  await run(at(0));
  expect(await told()).toEqual([]);
});

test('hours that are set are kept: reminders before, and each escalation to whom it names', async () => {
  await set(asked, {
    rappels: [1, 48],
    escalades: [
      { heures: 10, destinataires: 'admins' },
      { heures: 3, destinataires: 'gestionnaires' },
    ],
  });
  await make();
  for (const hours of [-48, -24, -2, -1]) await run(at(hours));
  expect(await told()).toEqual(['intervention_rappel → technicien', 'intervention_rappel → technicien']);
  await db.fork().execute('truncate notifications cascade');
  for (const hours of [2, 3, 4, 9, 10, 20]) await run(at(hours));
  expect(await told()).toEqual([
    ...['admin', 'responsable', 'technicien'].map((role) => `intervention_retard → ${role}`),
    ...['admin', 'responsable'].map((role) => `intervention_escalade → ${role}`),
    'intervention_escalade → admin',
  ]);
});

test('hours changed while reminders are pending: none is told twice, none is missed', async () => {
  await make();
  await run(at(-24));
  // 24 was told; 30 is over, 12 is to come.
  await set(at(-20), { rappels: [30, 12], escalades: [] });
  for (const hours of [-20, -19, -12, -11, -2]) await run(at(hours));
  expect(await told()).toEqual(['intervention_rappel → technicien', 'intervention_rappel → technicien']);
  // Nobody was reminded of this one before its hours were set, and its hour is over then.
  await make();
  await set(at(-1.5), { rappels: [2], escalades: [], version: 1 });
  await run(at(-1.4));
  await run(at(-1));
  expect(await told()).toHaveLength(3);
});

test('a delay that was told to administrators is told to the managers alone when they are added after its hour', async () => {
  await make();
  for (const hours of [0, 4]) await run(at(hours));
  await set(at(5), { rappels: [24, 2], escalades: [{ heures: 4, destinataires: 'gestionnaires' }] });
  for (const hours of [5, 6]) await run(at(hours));
  expect((await told()).filter((line) => line.startsWith('intervention_escalade'))).toEqual([
    'intervention_escalade → admin',
    'intervention_escalade → responsable',
  ]);
});

test('work that waits for its next threshold keeps no other back', async () => {
  const em = db.fork();
  for (let i = 0; i < 1001; i++) await makeIntervention(em, asked, { equipement_id: equipement.id, date_limite: at(-1) });
  await em.execute(`insert into rappels (intervention_id, seuil, date_limite, created_at)
    select i.id, s.seuil, i.date_limite, now()
    from interventions i cross join unnest(array['rappel:24', 'rappel:2', 'retard']) as s (seuil)`);
  await make();
  await run(at(0));
  expect((await told()).filter((line) => line.endsWith('technicien'))).toEqual(['intervention_retard → technicien']);
});

test('work that nobody begins is told of too, until somebody does: each clock on its own', async () => {
  const { id } = await make({ date_limite: at(100), date_limite_prise_en_charge: deadline });
  for (const hours of [-24, -2, -2, 0, 4, 30]) await run(at(hours));
  expect(await told()).toEqual([
    'intervention_a_commencer → technicien',
    'intervention_a_commencer → technicien',
    ...['admin', 'responsable', 'technicien'].map((role) => `intervention_non_commencee → ${role}`),
  ]);
  const [mail] = await db.fork().find(Envoi, { canal: 'email' }, { orderBy: { id: 'asc' } });
  const em = db.fork();
  const ctx = makeCtx(em, await systemActor(em), at(-1));
  expect(await factsOf(ctx, mail?.id)).toMatchObject({ evenement: 'intervention_a_commencer' });
  // Begun: the mail of what nobody had begun is no longer sent, and the other clock goes on.
  await em.nativeUpdate(Intervention, { id }, { statut: 'en_cours', date_debut_travaux: at(31) });
  expect(await factsOf(ctx, mail?.id)).toBe('it is no longer true');
  await db.fork().execute('truncate notifications cascade');
  for (const hours of [40, 76, 100]) await run(at(hours));
  expect(await told()).toEqual([
    'intervention_rappel → technicien',
    ...['admin', 'responsable', 'technicien'].map((role) => `intervention_retard → ${role}`),
  ]);
});
