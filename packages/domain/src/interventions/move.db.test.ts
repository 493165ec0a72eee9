import { randomUUID } from 'node:crypto';
import { Absence } from '@mif/db/entities/absence';
import { InterventionHistorique } from '@mif/db/entities/intervention';
import { Notification } from '@mif/db/entities/notification';
import { makeActors, makeTechnicienActor } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeEquipement, makeIntervention } from '@mif/testing/factories';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { assignIntervention } from './assign.ts';
import { checkSlot, moveIntervention } from './move.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Awaited<ReturnType<typeof makeActors>>;
let equipement: { id: number; client_id: number };
let other: Awaited<ReturnType<typeof makeTechnicienActor>>;

beforeAll(async () => {
  const em = db.fork();
  actors = await makeActors(em);
  equipement = await makeEquipement(em, { client_id: actors.client.client_id });
});
beforeEach(async () => {
  other = await makeTechnicienActor(db.fork());
});

const slot = (day: string, from: string, to: string) => ({
  date_debut_prevue: `2026-11-${day}T${from}:00.000Z`,
  date_fin_prevue: `2026-11-${day}T${to}:00.000Z`,
});
/** Assigned to `other`, from 9 to 11 on the 25th. */
async function planned(more: Partial<Parameters<typeof makeIntervention>[2]> = {}) {
  const row = await makeIntervention(db.fork(), now, {
    equipement_id: equipement.id,
    client_id: equipement.client_id,
    technicien_id: other.technicien_id,
    statut: 'affectee',
    date_debut_prevue: new Date('2026-11-25T09:00:00Z'),
    date_fin_prevue: new Date('2026-11-25T11:00:00Z'),
    ...more,
  });
  return { id: row.id, version: row.version, command_id: randomUUID() };
}
const move = (input: Parameters<typeof moveIntervention>[1], actor = actors.responsable) =>
  as(actor, (ctx) => moveIntervention(ctx, input));
const news = async (user_id: number) =>
  (await db.fork().find(Notification, { user_id }, { orderBy: { id: 'asc' } })).map(({ evenement, params }) => ({ evenement, params }));

describe('moving', () => {
  test('the slot changes, the history says from when to when, and the technician is told', async () => {
    const command = await planned();
    const moved = await move({ ...command, ...slot('26', '14:00', '16:00') });
    expect(moved).toMatchObject({ statut: 'affectee', version: command.version + 1, ...slot('26', '14:00', '16:00') });
    const [line] = await db.fork().find(InterventionHistorique, { intervention_id: command.id, action: 'move' });
    expect(line?.details).toEqual({
      date_debut_prevue: { avant: '2026-11-25T09:00:00.000Z', apres: '2026-11-26T14:00:00.000Z' },
      date_fin_prevue: { avant: '2026-11-25T11:00:00.000Z', apres: '2026-11-26T16:00:00.000Z' },
    });
    expect(await news(other.id)).toMatchObject([
      { evenement: 'intervention_deplacee', params: { de: '2026-11-25T09:00:00.000Z', a: '2026-11-26T14:00:00.000Z' } },
    ]);
  });

  test('to another technician: both are told, and the dates of the assignment are his', async () => {
    const command = await planned({ date_affectation: new Date('2026-11-20T08:00:00Z') });
    const next = await makeTechnicienActor(db.fork());
    const moved = await move({ ...command, ...slot('25', '09:00', '11:00'), technicien_id: next.technicien_id });
    expect(moved).toMatchObject({ technicien_id: next.technicien_id, date_affectation: now.toISOString() });
    expect((await news(other.id)).map(({ evenement }) => evenement)).toEqual(['intervention_retiree']);
    expect((await news(next.id)).map(({ evenement }) => evenement)).toEqual(['intervention_affectee']);
  });

  test('where it stood already nothing happens', async () => {
    const command = await planned();
    expect((await move({ ...command, ...slot('25', '09:00', '11:00') })).version).toBe(command.version);
    expect(await news(other.id)).toEqual([]);
  });

  test('sent twice, also at once, it is moved once; on a version that moved it is refused', async () => {
    const command = { ...(await planned()), ...slot('27', '09:00', '10:00') };
    const [one, two] = await Promise.all([move(command), move(command)]);
    expect(one).toEqual(two);
    expect(await db.fork().count(InterventionHistorique, { intervention_id: command.id, action: 'move' })).toBe(1);
    const late = await refusal(move({ ...command, ...slot('28', '09:00', '10:00'), command_id: randomUUID() }));
    expect(late.code).toBe('INTERVENTION_VERSION_CONFLICT');
    expect(late.details?.['changements']).toMatchObject([{ action: 'move' }]);
  });

  test('two moved into one slot of one technician at once: one of them finds it taken', async () => {
    const [a, b] = [await planned(), await planned({ date_debut_prevue: null, date_fin_prevue: null })];
    const answers = await Promise.allSettled([a, b].map((command) => move({ ...command, ...slot('28', '09:00', '11:00') })));
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ code: 'INTERVENTION_SLOT_TAKEN' });
  });

  test.each(['en_cours', 'terminee', 'cloturee', 'annulee'] as const)('work that is %s stays where it is', async (statut) => {
    const refused = await refusal(move({ ...(await planned({ statut })), ...slot('28', '09:00', '11:00') }));
    expect(refused.code).toBe('INTERVENTION_MOVE_REFUSED');
  });

  test('work on hold gets another day, but keeps its technician; the archive is read-only', async () => {
    const command = await planned({ statut: 'en_attente', motif_attente: 'piece' });
    const refused = await refusal(move({ ...command, ...slot('28', '09:00', '11:00'), technicien_id: actors.technicien.technicien_id }));
    expect(refused.code).toBe('INTERVENTION_MOVE_REFUSED');
    expect(await move({ ...command, ...slot('28', '09:00', '11:00') })).toMatchObject({ statut: 'en_attente', motif_attente: 'piece' });
    const archived = await planned({ statut: 'archivee' });
    expect((await refusal(move({ ...archived, ...slot('28', '09:00', '11:00') }))).code).toBe('INTERVENTION_READ_ONLY');
  });

  test('neither its technician nor the client moves it, and for strangers it does not exist', async () => {
    const command = { ...(await planned()), ...slot('28', '09:00', '11:00') };
    expect((await refusal(move(command, other))).code).toBe('PERMISSION_DENIED');
    expect((await refusal(move(command, actors.client))).code).toBe('PERMISSION_DENIED');
    expect((await refusal(move(command, await makeTechnicienActor(db.fork())))).code).toBe('INTERVENTION_NOT_FOUND');
  });

  test('a slot ends after it begins, and within a month', async () => {
    const command = await planned();
    expect((await refusal(move({ ...command, ...slot('28', '11:00', '11:00') }))).code).toBe('INTERVENTION_SLOT_INVALID');
    const long = { date_debut_prevue: '2026-11-28T09:00:00Z', date_fin_prevue: '2026-12-30T09:00:00Z' };
    expect((await refusal(move({ ...command, ...long }))).code).toBe('PERIOD_TOO_LONG');
  });
});

describe('the guard', () => {
  test('asked before, it says what moving says, and changes nothing', async () => {
    const taken = await planned();
    const command = await planned({
      date_debut_prevue: new Date('2026-11-26T09:00:00Z'),
      date_fin_prevue: new Date('2026-11-26T10:00:00Z'),
    });
    const asked = { id: command.id, ...slot('25', '10:00', '12:00') };
    const verdict = await as(actors.responsable, (ctx) => checkSlot(ctx, asked));
    expect(verdict).toMatchObject({
      is_disponible: false,
      can_override: true,
      technicien: other.full_name,
      motifs: [{ motif: 'intervention', intervention_id: taken.id, debut: '2026-11-25T09:00:00.000Z', fin: '2026-11-25T11:00:00.000Z' }],
    });
    expect((await refusal(move({ ...command, ...slot('25', '10:00', '12:00') }))).code).toBe('INTERVENTION_SLOT_TAKEN');
    expect(await as(actors.responsable, (ctx) => checkSlot(ctx, { id: command.id, ...slot('25', '11:00', '12:00') }))).toMatchObject({
      is_disponible: true,
      can_override: false,
    });
    expect(await db.fork().count(InterventionHistorique, { intervention_id: command.id })).toBe(0);
  });

  test('a written reason overrides it, and is kept', async () => {
    await planned();
    const command = await planned({ date_debut_prevue: null, date_fin_prevue: null });
    const moved = await move({ ...command, ...slot('25', '09:00', '10:00'), motif_derogation: 'Il est sur place' });
    expect(moved).toMatchObject(slot('25', '09:00', '10:00'));
    const [line] = await db.fork().find(InterventionHistorique, { intervention_id: command.id, action: 'move' });
    expect(line?.motif).toBe('Il est sur place');
  });

  test('an absence stands against it', async () => {
    const command = await planned();
    const em = db.fork();
    em.create(Absence, {
      technicien_id: other.technicien_id,
      type: 'conge',
      statut: 'approuvee',
      debut: new Date('2026-11-27T00:00:00Z'),
      fin: new Date('2026-11-28T00:00:00Z'),
      demandee_par_id: other.id,
      created_at: now,
    });
    await em.flush();
    const refused = await refusal(move({ ...command, ...slot('27', '09:00', '10:00') }));
    expect(refused).toMatchObject({ code: 'TECHNICIEN_ABSENT', details: { type: 'conge' } });
  });

  test('work that is nobody’s yet is asked for whoever would have it', async () => {
    const { id } = await planned({ statut: 'ouverte', technicien_id: null, date_debut_prevue: null, date_fin_prevue: null });
    const asked = { id, ...slot('29', '09:00', '10:00') };
    expect((await refusal(as(actors.responsable, (ctx) => checkSlot(ctx, asked)))).code).toBe('INTERVENTION_MOVE_REFUSED');
    const verdict = await as(actors.responsable, (ctx) => checkSlot(ctx, { ...asked, technicien_id: other.technicien_id }));
    expect(verdict).toMatchObject({ technicien_id: other.technicien_id, is_disponible: true });
    const unknown = await refusal(as(actors.responsable, (ctx) => checkSlot(ctx, { ...asked, technicien_id: 999_999 })));
    expect(unknown.code).toBe('TECHNICIEN_NOT_FOUND');
    await as(actors.responsable, (ctx) =>
      assignIntervention(ctx, { ...asked, version: 1, command_id: randomUUID(), technicien_id: other.technicien_id }),
    );
  });
});
