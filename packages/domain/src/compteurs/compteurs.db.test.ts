import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeEquipement, makeIntervention, nextSerial } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import { retireEquipement } from '../equipements/retire.ts';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { cancelReleve } from './cancel-releve.ts';
import { createCompteur } from './create.ts';
import { listCompteurs, listReleves } from './project.ts';
import { recordReleve } from './record-releve.ts';
import { updateCompteur } from './update.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}T08:00:00.000Z`;
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

type Actor = Actors[keyof Actors];

async function makeMeter(genre: 'cumulatif' | 'jauge' = 'cumulatif') {
  const equipement = await makeEquipement(db.fork(), { client_id: actors.client.client_id });
  const compteur = await as(actors.responsable, (ctx) =>
    createCompteur(ctx, { equipement_id: equipement.id, nom: `Heures ${nextSerial()}`, unite: 'h', genre }),
  );
  return { compteur_id: compteur.id, equipement_id: equipement.id };
}

type Reading = Omit<Parameters<typeof recordReleve>[1], 'genre'> & { genre?: 'releve' | 'changement' };
const read = (input: Reading, actor: Actor = actors.responsable) =>
  as(actor, (ctx) => recordReleve(ctx, { genre: input.ancienne_valeur === undefined ? 'releve' : 'changement', ...input }));
const list = async (compteur_id: number, more: { annules?: 'oui' } = {}) =>
  (await as(actors.client, (ctx) => listReleves(ctx, { compteur_id, ...more }))).items;

describe('a cumulative meter', () => {
  test('rises, and says both values where it would not', async () => {
    const { compteur_id, equipement_id } = await makeMeter();
    await read({ compteur_id, valeur: 1200.5, date_releve: day(1) });
    await read({ compteur_id, valeur: 1300, date_releve: day(10) });
    expect(await refusal(read({ compteur_id, valeur: 1299.999 }))).toMatchObject({
      code: 'RELEVE_DESCEND',
      field: 'valeur',
      details: { valeur: 1299.999, precedent: 1300 },
    });
    const { items } = await as(actors.client, (ctx) => listCompteurs(ctx, { equipement_id }));
    expect(items).toMatchObject([{ dernier: { valeur: 1300, total: 1300, date_releve: day(10) }, actions_permises: [] }]);
  });

  test('readings that arrive out of order are held against both neighbours', async () => {
    const { compteur_id } = await makeMeter();
    await read({ compteur_id, valeur: 100, date_releve: day(1) });
    await read({ compteur_id, valeur: 300, date_releve: day(20) });
    expect(await refusal(read({ compteur_id, valeur: 301, date_releve: day(10) }))).toMatchObject({
      code: 'RELEVE_DEPASSE',
      details: { valeur: 301, suivant: 300 },
    });
    expect((await refusal(read({ compteur_id, valeur: 99, date_releve: day(10) }))).code).toBe('RELEVE_DESCEND');
    await read({ compteur_id, valeur: 200, date_releve: day(10) });
    expect((await list(compteur_id)).map(({ valeur }) => valeur)).toEqual([300, 200, 100]);
    expect(await refusal(read({ compteur_id, valeur: 200, date_releve: day(10) }))).toMatchObject({
      code: 'RELEVE_DATE_TAKEN',
      field: 'date_releve',
    });
  });

  test('replaced, its total goes on, also where the change is written down late', async () => {
    const { compteur_id } = await makeMeter();
    await read({ compteur_id, valeur: 99_990, date_releve: day(1) });
    await read({ compteur_id, valeur: 12, date_releve: day(5), ancienne_valeur: 99_999 });
    await read({ compteur_id, valeur: 40, date_releve: day(9) });
    expect((await list(compteur_id)).map(({ valeur, total }) => [valeur, total])).toEqual([
      [40, 100_027],
      [12, 99_999],
      [99_990, 99_990],
    ]);
    expect(await refusal(read({ compteur_id, valeur: 5, date_releve: day(10), ancienne_valeur: 39 }))).toMatchObject({
      code: 'RELEVE_DESCEND',
      field: 'ancienne_valeur',
    });
    await read({ compteur_id, valeur: 0, date_releve: day(3), ancienne_valeur: 99_995 });
    expect((await list(compteur_id))[0]).toMatchObject({ valeur: 40, total: 200_022 });
  });

  test('ten at once: those that fit are written, and it still rises', async () => {
    const { compteur_id } = await makeMeter();
    const values = Array.from({ length: 10 }, (_, index) => ((index * 7) % 10) * 10);
    const results = await Promise.allSettled(
      values.map((valeur, index) => read({ compteur_id, valeur, date_releve: new Date(Date.parse(day(3)) + index * 1000).toISOString() })),
    );
    const kept = (await list(compteur_id)).map(({ valeur }) => valeur);
    expect(kept).toHaveLength(results.filter(({ status }) => status === 'fulfilled').length);
    expect(kept).toEqual(kept.toSorted((a, b) => b - a));
  });

  test('a reading sent twice is one, sent at once too, and its id is not another’s', async () => {
    const { compteur_id } = await makeMeter();
    const command_id = crypto.randomUUID();
    const send = () => read({ compteur_id, valeur: 10, date_releve: day(2), command_id });
    const [first, second] = await Promise.all([send(), send()]);
    expect(second.id).toBe(first.id);
    expect((await send()).id).toBe(first.id);
    expect(await list(compteur_id)).toHaveLength(1);
    expect((await refusal(read({ compteur_id, valeur: 11, date_releve: day(2), command_id }))).code).toBe('COMMAND_REUSED');
  });
});

describe('a wrong reading', () => {
  test('is taken back with a reason, makes room, and stays readable', async () => {
    const { compteur_id } = await makeMeter();
    await read({ compteur_id, valeur: 100, date_releve: day(1) });
    const wrong = await read({ compteur_id, valeur: 1000, date_releve: day(5) });
    const cancel = (actor: Actor) => as(actor, (ctx) => cancelReleve(ctx, { id: wrong.id, motif: 'Un zéro de trop' }));
    for (const actor of [actors.client, actors.technicien]) expect((await refusal(cancel(actor))).code).toBe('PERMISSION_DENIED');
    expect(await cancel(actors.responsable)).toMatchObject({
      annulation: { motif: 'Un zéro de trop', acteur: actors.responsable.full_name },
    });
    await cancel(actors.admin);
    await read({ compteur_id, valeur: 101, date_releve: day(5) });
    expect((await list(compteur_id)).map(({ valeur }) => valeur)).toEqual([101, 100]);
    expect((await list(compteur_id, { annules: 'oui' })).map(({ valeur }) => valeur)).toEqual([101, 1000, 100]);
  });

  test('a change of meter the readings after it need stays', async () => {
    const { compteur_id } = await makeMeter();
    await read({ compteur_id, valeur: 500, date_releve: day(1) });
    const change = await read({ compteur_id, valeur: 0, date_releve: day(2), ancienne_valeur: 510 });
    const last = await read({ compteur_id, valeur: 7, date_releve: day(3) });
    const cancel = (id: number) => as(actors.admin, (ctx) => cancelReleve(ctx, { id, motif: 'essai' }));
    expect(await refusal(cancel(change.id))).toMatchObject({ code: 'RELEVE_NEEDED', details: { precedent: 500, suivant: 7 } });
    expect((await list(compteur_id))[0]?.total).toBe(517);
    await cancel(last.id);
    await cancel(change.id);
    expect((await list(compteur_id)).map(({ total }) => total)).toEqual([500]);
    expect((await refusal(cancel(999_999))).code).toBe('RELEVE_NOT_FOUND');
  });
});

describe('who reads and who writes', () => {
  test('a technician writes on what his work is on, with his own intervention, and nobody on what is out of service', async () => {
    const { compteur_id, equipement_id } = await makeMeter();
    expect((await refusal(read({ compteur_id, valeur: 1 }, actors.technicien))).code).toBe('COMPTEUR_NOT_FOUND');
    const work = await makeIntervention(db.fork(), now, {
      equipement_id,
      technicien_id: actors.technicien.technicien_id,
      statut: 'cloturee',
    });
    const other = await makeIntervention(db.fork(), now, { technicien_id: actors.technicien.technicien_id, statut: 'affectee' });
    expect((await refusal(read({ compteur_id, valeur: 1, intervention_id: other.id }, actors.technicien))).code).toBe(
      'INTERVENTION_NOT_FOUND',
    );
    expect(await read({ compteur_id, valeur: 1, intervention_id: work.id }, actors.technicien)).toMatchObject({
      intervention: { reference: work.reference },
      acteur: { id: actors.technicien.id },
    });
    expect((await refusal(read({ compteur_id, valeur: 2, date_releve: day(1) }, actors.client))).code).toBe('PERMISSION_DENIED');
    for (const work_on of [
      () => as(actors.autreClient, (ctx) => listReleves(ctx, { compteur_id })),
      () => as(actors.autreTechnicien, (ctx) => listReleves(ctx, { compteur_id })),
    ])
      expect(await refusal(work_on())).toMatchObject({ code: 'COMPTEUR_NOT_FOUND', field: 'compteur_id' });
    expect((await refusal(as(actors.autreClient, (ctx) => listCompteurs(ctx, { equipement_id })))).code).toBe('EQUIPEMENT_NOT_FOUND');
    await as(actors.admin, (ctx) => retireEquipement(ctx, { id: equipement_id }));
    expect((await refusal(read({ compteur_id, valeur: 3, date_releve: day(23) }))).code).toBe('EQUIPEMENT_RETIRED');
    expect(await list(compteur_id)).toHaveLength(1);
  });

  test('a meter out of use takes no more, its name is its equipment’s once', async () => {
    const { compteur_id, equipement_id } = await makeMeter();
    const make = (nom: string) =>
      as(actors.admin, (ctx) => createCompteur(ctx, { equipement_id, nom, unite: 'cycles', genre: 'cumulatif' }));
    const second = await make('Démarrages');
    expect(await refusal(make('DEMARRAGES'))).toMatchObject({ code: 'COMPTEUR_NOM_TAKEN', field: 'nom' });
    const update = (input: { version?: number; nom?: string; is_active?: boolean }) =>
      as(actors.admin, (ctx) => updateCompteur(ctx, { id: second.id, ...input }));
    expect(await update({ version: 1, is_active: false })).toMatchObject({
      is_active: false,
      version: 2,
      actions_permises: ['update', 'annuler_releve'],
    });
    expect(await refusal(update({ version: 1, nom: 'Cycles' }))).toMatchObject({
      code: 'RECORD_VERSION_CONFLICT',
      details: { changements: [{ champs: ['is_active'] }] },
    });
    expect((await refusal(read({ compteur_id: second.id, valeur: 1 }))).code).toBe('COMPTEUR_INACTIVE');
    expect((await refusal(read({ compteur_id: 999_999, valeur: 1 }))).code).toBe('COMPTEUR_NOT_FOUND');
    expect(await list(compteur_id)).toEqual([]);
  });
});
