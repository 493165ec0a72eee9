import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeEquipement, makeIntervention } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import { readBilan } from '../equipements/bilan.ts';
import { getEquipement } from '../equipements/get.ts';
import { equipementHistory } from '../equipements/history.ts';
import { updateEquipement } from '../equipements/update.ts';
import { finishIntervention } from '../interventions/finish.ts';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { createArret } from './create.ts';
import { listArrets } from './project.ts';
import { updateArret } from './update.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const as = callerOf(db, now);
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

const make = async () => (await makeEquipement(db.fork(), { client_id: actors.client.client_id })).id;
const setStatut = (id: number, statut: 'operationnel' | 'maintenance' | 'panne', at = now) =>
  as(actors.responsable, (ctx) => updateEquipement(ctx, { id, statut }), at);
const arretsOf = async (equipement_id: number) => (await as(actors.client, (ctx) => listArrets(ctx, { equipement_id }))).items;
const stop = (equipement_id: number, more: Partial<Parameters<typeof createArret>[1]> = {}, at = now) =>
  as(actors.responsable, (ctx) => createArret(ctx, { equipement_id, cause: 'panne', ...more }), at);
const statutOf = async (id: number) => (await as(actors.admin, (ctx) => getEquipement(ctx, { id }))).statut;

describe('the state and the downtime', () => {
  test('a failure opens one, its repair keeps it, back in service closes it', async () => {
    const id = await make();
    await setStatut(id, 'panne');
    await setStatut(id, 'maintenance', later(1));
    expect(await arretsOf(id)).toMatchObject([{ cause: 'panne', date_debut: now.toISOString(), date_fin: null }]);
    await setStatut(id, 'operationnel', later(3));
    await setStatut(id, 'maintenance', later(4));
    expect((await arretsOf(id)).map(({ cause, date_fin }) => [cause, date_fin])).toEqual([
      ['planifie', null],
      ['panne', later(3).toISOString()],
    ]);
    await setStatut(id, 'panne', later(5));
    expect((await arretsOf(id)).map(({ cause, date_fin }) => [cause, date_fin])).toEqual([
      ['panne', null],
      ['planifie', later(5).toISOString()],
      ['panne', later(3).toISOString()],
    ]);
  });

  test('there and back at one instant leaves no time and no fault', async () => {
    const id = await make();
    await setStatut(id, 'panne');
    await setStatut(id, 'operationnel');
    await setStatut(id, 'panne');
    expect((await arretsOf(id)).filter(({ date_fin }) => date_fin === null)).toHaveLength(1);
  });

  test('one that begins puts the machine down, its end puts it back; a power cut says nothing of the machine', async () => {
    const id = await make();
    const failure = await stop(id);
    expect(await statutOf(id)).toBe('panne');
    const end = later(2).toISOString();
    await as(actors.responsable, (ctx) => updateArret(ctx, { id: failure.id, version: 1, date_fin: end }), later(2));
    expect(await statutOf(id)).toBe('operationnel');
    const cut = await stop(id, { cause: 'environnement' }, later(3));
    expect(await statutOf(id)).toBe('operationnel');
    await as(actors.responsable, (ctx) => updateArret(ctx, { id: cut.id, cause: 'planifie' }), later(3));
    expect(await statutOf(id)).toBe('maintenance');
    const { items } = await as(actors.admin, (ctx) => equipementHistory(ctx, { id, genres: ['equipement'] }));
    expect(items.map(({ details }) => details?.['statut'])).toEqual([
      { avant: 'operationnel', apres: 'maintenance' },
      { avant: 'panne', apres: 'operationnel' },
      { avant: 'operationnel', apres: 'panne' },
    ]);
  });

  test('corrective work that is finished puts the machine back, unless more of it is open; preventive work does not', async () => {
    const id = await make();
    await setStatut(id, 'panne');
    const { technicien_id } = actors.technicien;
    const work = (type: 'corrective' | 'preventive') =>
      makeIntervention(db.fork(), now, { equipement_id: id, type, statut: 'en_cours', technicien_id, date_debut_travaux: now });
    const finish = (intervention: { id: number; version: number }, hours: number) =>
      as(
        actors.responsable,
        (ctx) =>
          finishIntervention(ctx, {
            id: intervention.id,
            version: intervention.version,
            rapport: 'Fait',
            temps: [{ date_debut: now.toISOString(), minutes: 30 }],
            motif_sans_signature: 'absent',
          }),
        later(hours),
      );
    const [preventive, first, second] = [await work('preventive'), await work('corrective'), await work('corrective')];
    await finish(preventive, 1);
    await finish(first, 2);
    expect(await statutOf(id)).toBe('panne');
    await finish(second, 3);
    expect(await statutOf(id)).toBe('operationnel');
    expect(await arretsOf(id)).toMatchObject([{ cause: 'panne', date_fin: later(3).toISOString() }]);
  });

  test('one of the past changes nothing of today', async () => {
    const id = await make();
    await stop(id, { date_debut: later(-9).toISOString(), date_fin: later(-8).toISOString() });
    expect(await statutOf(id)).toBe('operationnel');
  });
});

describe('what is refused', () => {
  test('an overlap says when the other was, and touching ends are none', async () => {
    const id = await make();
    const first = await stop(id, { date_debut: later(-9).toISOString(), date_fin: later(-7).toISOString() });
    expect(await refusal(stop(id, { date_debut: later(-8).toISOString(), date_fin: later(-6).toISOString() }))).toMatchObject({
      code: 'ARRET_OVERLAP',
      field: 'date_debut',
      details: { du: first.date_debut, au: first.date_fin },
    });
    const second = await stop(id, { date_debut: later(-7).toISOString(), date_fin: later(-6).toISOString() });
    const stretch = as(actors.admin, (ctx) => updateArret(ctx, { id: second.id, date_debut: later(-8).toISOString() }));
    expect((await refusal(stretch)).code).toBe('ARRET_OVERLAP');
    const reopen = as(actors.admin, (ctx) => updateArret(ctx, { id: first.id, date_fin: null }));
    expect((await refusal(reopen)).code).toBe('ARRET_OVERLAP');
  });

  test('two at once: one', async () => {
    const id = await make();
    const results = await Promise.allSettled([stop(id), stop(id)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await arretsOf(id)).toHaveLength(1);
  });

  test('sent twice with one command it is noted once', async () => {
    const id = await make();
    const command_id = crypto.randomUUID();
    const [first, second] = await Promise.all([stop(id, { command_id }), stop(id, { command_id })]);
    expect(second.id).toBe(first.id);
  });

  test('backwards, in the future, on a version that moved, by or on those it is not for', async () => {
    const id = await make();
    const refused = async (more: Partial<Parameters<typeof createArret>[1]>) => {
      const { code, field, details } = await refusal(stop(id, more));
      return [code, field, details?.['raison']];
    };
    expect(await refused({ date_fin: later(-1).toISOString() })).toEqual(['ARRET_DATES_INVALID', 'date_fin', 'ordre']);
    expect(await refused({ date_debut: later(1).toISOString() })).toEqual(['ARRET_DATES_INVALID', 'date_debut', 'debut_futur']);
    const arret = await stop(id);
    await as(actors.admin, (ctx) => updateArret(ctx, { id: arret.id, commentaire: 'Fumée' }));
    const stale = as(actors.admin, (ctx) => updateArret(ctx, { id: arret.id, version: 1, commentaire: 'Odeur' }));
    expect(await refusal(stale)).toMatchObject({
      code: 'RECORD_VERSION_CONFLICT',
      details: { changements: [{ champs: ['commentaire'] }] },
    });
    const byTechnicien = () => as(actors.technicien, (ctx) => updateArret(ctx, { id: arret.id, commentaire: 'Vu' }));
    expect((await refusal(byTechnicien())).code).toBe('ARRET_NOT_FOUND');
    await makeIntervention(db.fork(), now, { equipement_id: id, technicien_id: actors.technicien.technicien_id, statut: 'affectee' });
    expect(await byTechnicien()).toMatchObject({ commentaire: 'Vu', version: 3 });
    expect((await refusal(as(actors.client, (ctx) => createArret(ctx, { equipement_id: id, cause: 'panne' })))).code).toBe(
      'PERMISSION_DENIED',
    );
    expect((await refusal(as(actors.autreClient, (ctx) => listArrets(ctx, { equipement_id: id })))).code).toBe('EQUIPEMENT_NOT_FOUND');
  });
});

describe('the account of a period', () => {
  test('cuts downtime to local days, adds the work of the branch, and tells a client no cost', async () => {
    const id = await make();
    const { site_id } = await as(actors.admin, (ctx) => getEquipement(ctx, { id }));
    const part = await makeEquipement(db.fork(), { client_id: actors.client.client_id, site_id, parent_id: id });
    // Casablanca was an hour ahead of UTC: the first of June began at 23:00Z.
    await stop(id, { date_debut: '2026-05-31T22:00:00.000Z', date_fin: '2026-06-01T01:00:00.000Z' });
    await stop(id, { cause: 'planifie', date_debut: '2026-06-01T10:00:00.000Z', date_fin: '2026-06-01T10:30:00.000Z' });
    const work = (date: string, statut: 'cloturee' | 'annulee', cout_centimes: number) =>
      makeIntervention(db.fork(), new Date(date), { equipement_id: part.id, statut, cout_centimes });
    const { id: intervention_id } = await work('2026-06-01T08:00:00Z', 'cloturee', 45_000);
    await work('2026-06-01T08:00:00Z', 'annulee', 99);
    await work('2026-06-01T23:00:00Z', 'cloturee', 7);
    const { technicien_id } = actors.technicien;
    await db
      .fork()
      .execute(
        `insert into intervention_temps (intervention_id, technicien_id, date_debut, minutes) values (?, ?, now(), 90), (?, ?, now(), 30)`,
        [intervention_id, technicien_id, intervention_id, technicien_id],
      );
    const bilan = (actor: Actors[keyof Actors]) => as(actor, (ctx) => readBilan(ctx, { id, du: '2026-06-01', au: '2026-06-01' }));
    expect(await bilan(actors.responsable)).toEqual({
      du: '2026-06-01',
      au: '2026-06-01',
      arret_minutes: 150,
      arret_minutes_par_cause: { panne: 120, planifie: 30, environnement: 0, exploitation: 0 },
      pannes: 0,
      interventions: 1,
      main_oeuvre_minutes: 120,
      cout_centimes: 45_000,
    });
    expect(await bilan(actors.client)).toMatchObject({ interventions: 1, cout_centimes: null });
    expect((await refusal(bilan(actors.autreClient))).code).toBe('EQUIPEMENT_NOT_FOUND');
    const backwards = as(actors.admin, (ctx) => readBilan(ctx, { id, du: '2026-06-02', au: '2026-06-01' }));
    expect(await refusal(backwards)).toMatchObject({ code: 'REQUEST_INVALID', field: 'au' });
  });
});
