import { randomUUID } from 'node:crypto';
import { DomainError } from '@mif/contract/errors';
import { InterventionHistorique } from '@mif/db/entities/intervention';
import { Notification } from '@mif/db/entities/notification';
import { makeActors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeEquipement } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { inTransaction, type Ctx } from '../kernel/context.ts';
import { makeCtx } from '../kernel/test-context.ts';
import { assignIntervention } from './assign.ts';
import { cancelIntervention } from './cancel.ts';
import { changeAffectation } from './change-affectation.ts';
import { changeStatut } from './change-statut.ts';
import { closeIntervention } from './close.ts';
import { createIntervention } from './create.ts';
import { finishIntervention } from './finish.ts';
import { getIntervention } from './get.ts';
import { interventionHistory } from './history.ts';
import { holdIntervention } from './hold.ts';
import { maJournee } from './ma-journee.ts';
import { resumeIntervention } from './resume.ts';
import { startIntervention } from './start.ts';
import { unassignIntervention } from './unassign.ts';
import { updateIntervention } from './update.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const command_id = () => randomUUID();
let actors: Awaited<ReturnType<typeof makeActors>>;
let equipement_id: number;

beforeAll(async () => {
  const em = db.fork();
  actors = await makeActors(em);
  equipement_id = (await makeEquipement(em, { client_id: actors.client.client_id })).id;
});

/** Runs a verb as RPC does: its own EntityManager, one transaction. */
const as = <T>(actor: Actor | null, verb: (ctx: Ctx) => Promise<T>, at = now): Promise<T> =>
  inTransaction(makeCtx(db.fork(), actor, at), verb);

const create = (more: Partial<Parameters<typeof createIntervention>[1]> = {}) =>
  as(actors.responsable, (ctx) =>
    createIntervention(ctx, { titre: 'Fuite au joint', equipement_id, type: 'corrective', priorite: 'haute', ...more }),
  );
const createAssigned = () => create({ technicien_id: actors.technicien.technicien_id });

async function refusal(work: Promise<unknown>): Promise<DomainError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('not refused');
}

const report = {
  rapport: 'Joint remplacé',
  temps: [{ date_debut: '2026-11-24T09:00:00Z', minutes: 45 }],
  motif_sans_signature: 'client absent',
};

describe('the main job', () => {
  test('from creation to closing, with each step in the history', async () => {
    const created = await createAssigned();
    expect(created).toMatchObject({ statut: 'affectee', version: 2, client_id: actors.client.client_id, urgence: false });
    expect(created.reference).toMatch(/^OT-2026-\d{6}$/);
    expect(created.date_limite).toBe('2026-11-26T10:00:00.000Z');
    const { id } = created;
    const me = actors.technicien;
    const started = await as(me, (ctx) => startIntervention(ctx, { id, version: 2, command_id: command_id() }));
    expect(started).toMatchObject({ statut: 'en_cours', date_debut_travaux: now.toISOString(), actions_permises: ['hold', 'finish'] });
    const held = await as(me, (ctx) => holdIntervention(ctx, { id, version: 3, command_id: command_id(), motif_attente: 'piece' }));
    expect(held).toMatchObject({ statut: 'en_attente', motif_attente: 'piece' });
    await as(me, (ctx) => resumeIntervention(ctx, { id, version: 4, command_id: command_id() }));
    const finished = await as(me, (ctx) => finishIntervention(ctx, { id, version: 5, command_id: command_id(), ...report }));
    expect(finished.temps).toMatchObject([{ minutes: 45, is_valide: false }]);
    const closed = await as(actors.responsable, (ctx) =>
      closeIntervention(ctx, { id, version: 6, command_id: command_id(), valider_temps: true }),
    );
    expect(closed).toMatchObject({ statut: 'cloturee', version: 7, date_cloture: now.toISOString() });
    expect(closed.temps).toMatchObject([{ minutes: 45, is_valide: true }]);
    const { items } = await as(actors.client, (ctx) => interventionHistory(ctx, { id }));
    expect(items.map(({ action, version }) => [action, version])).toEqual([
      ['close', 7],
      ['finish', 6],
      ['resume', 5],
      ['hold', 4],
      ['start', 3],
      ['assign', 2],
      ['create', 1],
    ]);
  });

  test('closing unfinished work records both steps, or none', async () => {
    const { id } = await createAssigned();
    await as(actors.technicien, (ctx) => startIntervention(ctx, { id, version: 2, command_id: command_id() }));
    const close = (compte_rendu?: typeof report) =>
      as(actors.admin, (ctx) => closeIntervention(ctx, { id, version: 3, command_id: command_id(), valider_temps: true, compte_rendu }));
    expect((await refusal(close())).code).toBe('INTERVENTION_REPORT_REQUIRED');
    expect(await close(report)).toMatchObject({ statut: 'cloturee', version: 5 });
    const { items } = await as(actors.admin, (ctx) => interventionHistory(ctx, { id, limit: 2 }));
    expect(items.map(({ action }) => action)).toEqual(['close', 'finish']);
  });

  test('times that nobody checked keep it open', async () => {
    const { id } = await createAssigned();
    await as(actors.technicien, (ctx) => startIntervention(ctx, { id, version: 2, command_id: command_id() }));
    await as(actors.technicien, (ctx) => finishIntervention(ctx, { id, version: 3, command_id: command_id(), ...report }));
    const close = as(actors.admin, (ctx) => closeIntervention(ctx, { id, version: 4, command_id: command_id(), valider_temps: false }));
    expect((await refusal(close)).code).toBe('INTERVENTION_TIMES_NOT_VALIDATED');
  });

  test('references follow one another without gap, also from two at once and after a failure', async () => {
    const first = await create();
    await refusal(create({ equipement_id: 999_999 }));
    const both = await Promise.all([create(), create(), create()]);
    const number = (reference: string) => Number(reference.slice(-6));
    expect(both.map(({ reference }) => number(reference) - number(first.reference)).toSorted()).toEqual([1, 2, 3]);
  });
});

describe('commands', () => {
  test('sent twice it is applied once, also at the same time', async () => {
    const { id } = await createAssigned();
    const input = { id, version: 2, command_id: command_id() };
    const [one, two] = await Promise.all([1, 2].map(() => as(actors.technicien, (ctx) => startIntervention(ctx, input))));
    expect(one).toEqual(two);
    const later = await as(actors.technicien, (ctx) => startIntervention(ctx, input));
    expect(later.version).toBe(3);
    expect(await db.fork().count(InterventionHistorique, { intervention_id: id, action: 'start' })).toBe(1);
  });

  test('creation sent twice makes one', async () => {
    const id = command_id();
    const [one, two] = await Promise.all([create({ command_id: id }), create({ command_id: id })]);
    expect(one.id).toBe(two.id);
  });

  test('a command id is not good for another command, nor for another account', async () => {
    const first = await createAssigned();
    const second = await createAssigned();
    const used = command_id();
    await as(actors.technicien, (ctx) => startIntervention(ctx, { id: first.id, version: 2, command_id: used }));
    const reused = [
      () => as(actors.technicien, (ctx) => startIntervention(ctx, { id: second.id, version: 2, command_id: used })),
      () => as(actors.admin, (ctx) => startIntervention(ctx, { id: first.id, version: 2, command_id: used })),
    ];
    for (const attempt of reused) expect((await refusal(attempt())).code).toBe('COMMAND_REUSED');
  });

  test('on a version that moved it is refused with what changed', async () => {
    const { id } = await createAssigned();
    await as(actors.responsable, (ctx) => updateIntervention(ctx, { id, titre: 'Fuite importante' }));
    const error = await refusal(as(actors.technicien, (ctx) => startIntervention(ctx, { id, version: 2, command_id: command_id() })));
    expect(error).toMatchObject({
      code: 'INTERVENTION_VERSION_CONFLICT',
      field: 'version',
      details: { version: 3, statut: 'affectee', changements: [{ action: 'update', version: 3, acteur: actors.responsable.full_name }] },
    });
  });

  test('two who move it at once: one does, the other is told', async () => {
    const { id } = await createAssigned();
    const results = await Promise.allSettled([
      as(actors.technicien, (ctx) => startIntervention(ctx, { id, version: 2, command_id: command_id() })),
      as(actors.responsable, (ctx) => cancelIntervention(ctx, { id, version: 2, command_id: command_id(), motif: 'doublon' })),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'INTERVENTION_VERSION_CONFLICT' } });
  });

  test('the older clients’ commands, without version or id', async () => {
    const { id } = await create();
    await as(actors.responsable, (ctx) => changeAffectation(ctx, { id, technicien_id: actors.technicien.technicien_id }));
    await as(actors.technicien, (ctx) => changeStatut(ctx, { id, statut: 'en_cours' }));
    await as(actors.technicien, (ctx) => changeStatut(ctx, { id, statut: 'terminee', ...report }));
    const again = { id, statut: 'cloturee' as const, command_id: command_id() };
    await as(actors.responsable, (ctx) => changeStatut(ctx, again));
    expect(await as(actors.responsable, (ctx) => changeStatut(ctx, again))).toMatchObject({ statut: 'cloturee', version: 5 });
    expect((await refusal(as(actors.technicien, (ctx) => changeStatut(ctx, { id, statut: 'archivee' })))).code).toBe('PERMISSION_DENIED');
  });
});

describe('who and when', () => {
  test('another technician’s work and another client’s row do not exist', async () => {
    const { id } = await createAssigned();
    for (const actor of [actors.autreTechnicien, actors.autreClient]) {
      expect((await refusal(as(actor, (ctx) => getIntervention(ctx, { id })))).code).toBe('INTERVENTION_NOT_FOUND');
    }
    const start = as(actors.autreTechnicien, (ctx) => startIntervention(ctx, { id, version: 2, command_id: command_id() }));
    expect((await refusal(start)).code).toBe('INTERVENTION_NOT_FOUND');
    expect((await refusal(as(null, (ctx) => getIntervention(ctx, { id })))).code).toBe('AUTH_REQUIRED');
  });

  test('work given back by its technician leaves his sight, and the answer still shows it', async () => {
    const { id } = await createAssigned();
    const back = { id, version: 2, command_id: command_id() };
    expect((await refusal(as(actors.technicien, (ctx) => unassignIntervention(ctx, back)))).code).toBe('INTERVENTION_REASON_REQUIRED');
    const freed = await as(actors.technicien, (ctx) => unassignIntervention(ctx, { ...back, motif: 'habilitation manquante' }));
    expect(freed).toMatchObject({ statut: 'ouverte', technicien_id: null, actions_permises: [] });
    expect((await refusal(as(actors.technicien, (ctx) => getIntervention(ctx, { id })))).code).toBe('INTERVENTION_NOT_FOUND');
  });

  test('work given back: its manager hears that it waits, and nobody that it was taken from him who had not got it', async () => {
    const { id } = await createAssigned();
    const back = { id, version: 2, command_id: command_id(), motif: 'habilitation manquante' };
    await as(actors.technicien, (ctx) => unassignIntervention(ctx, back));
    const again = await as(actors.responsable, (ctx) =>
      assignIntervention(ctx, { id, version: 3, command_id: command_id(), technicien_id: actors.technicien.technicien_id }),
    );
    await as(actors.admin, (ctx) => unassignIntervention(ctx, { id, version: again.version, command_id: command_id() }));
    const told = await db.fork().find(Notification, { intervention_id: id }, { orderBy: { id: 'asc' } });
    const { technicien, responsable } = actors;
    expect(told.map(({ user_id, evenement }) => [user_id, evenement])).toEqual([
      [technicien.id, 'intervention_affectee'],
      [responsable.id, 'intervention_liberee'],
      [technicien.id, 'intervention_affectee'],
      [technicien.id, 'intervention_retiree'],
      [responsable.id, 'intervention_liberee'],
    ]);
  });

  test('a slot that is taken is refused with what is in it, and given with a reason', async () => {
    const { technicien_id } = actors.autreTechnicien;
    const slot = { date_debut_prevue: '2026-11-25T09:00:00.000Z', date_fin_prevue: '2026-11-25T11:00:00.000Z' };
    const first = await create();
    await as(actors.responsable, (ctx) =>
      assignIntervention(ctx, { id: first.id, version: 1, command_id: command_id(), technicien_id, ...slot }),
    );
    const second = await create();
    const overlapping = {
      id: second.id,
      version: 1,
      technicien_id,
      date_debut_prevue: '2026-11-25T10:30:00.000Z',
      date_fin_prevue: '2026-11-25T12:00:00.000Z',
    };
    const error = await refusal(as(actors.responsable, (ctx) => assignIntervention(ctx, { ...overlapping, command_id: command_id() })));
    expect(error).toMatchObject({
      code: 'INTERVENTION_SLOT_TAKEN',
      details: { reference: first.reference, debut: slot.date_debut_prevue },
    });
    const given = await as(actors.responsable, (ctx) =>
      assignIntervention(ctx, { ...overlapping, command_id: command_id(), motif_derogation: 'sites voisins' }),
    );
    expect(given.statut).toBe('affectee');
  });

  test('two assignments of one slot at once: one is given', async () => {
    const { technicien_id } = actors.technicien;
    const slot = { date_debut_prevue: '2026-12-01T09:00:00.000Z', date_fin_prevue: '2026-12-01T10:00:00.000Z' };
    const rows = await Promise.all([create(), create()]);
    const results = await Promise.allSettled(
      rows.map(({ id }) =>
        as(actors.responsable, (ctx) => assignIntervention(ctx, { id, version: 1, command_id: command_id(), technicien_id, ...slot })),
      ),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('the day shows what runs first and leaves later days out', async () => {
    const day = await as(actors.technicien, (ctx) => maJournee(ctx, { date: '2026-11-24' }));
    expect(day.a_faire.length).toBeGreaterThan(1);
    expect(day.a_faire.every(({ technicien_id }) => technicien_id === actors.technicien.technicien_id)).toBe(true);
    expect(day.a_faire.some(({ date_debut_prevue }) => date_debut_prevue?.startsWith('2026-12-01'))).toBe(false);
    const order = day.a_faire.map(({ statut }) => ({ en_cours: 0, affectee: 1, ouverte: 1, en_attente: 2 })[statut as 'en_cours']);
    expect(order).toEqual(order.toSorted());
    expect(day.terminees.length).toBeGreaterThan(0);
  });
});

test('history cannot be rewritten, by nobody', async () => {
  const em = db.fork();
  await expect(em.execute(`update intervention_historique set motif = 'autre'`)).rejects.toThrow('append-only');
  await expect(em.execute('delete from intervention_historique')).rejects.toThrow('append-only');
});
