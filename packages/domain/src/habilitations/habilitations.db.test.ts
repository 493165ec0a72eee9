import { addDays } from '@mif/contract/time';
import { Envoi } from '@mif/db/entities/notification';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeTechnicien, nextSerial } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CreateHabilitationInput } from '@mif/contract/habilitations';
import { systemActor } from '../auth/system-actor.ts';
import { callerOf, makeCtx, refusal } from '../kernel/test-context.ts';
import { recordHistory } from '../journal/of-record.ts';
import { listNotifications } from '../notifications/list.ts';
import { getTechnicien } from '../techniciens/get.ts';
import { listTechniciens } from '../techniciens/list.ts';
import { createHabilitation } from './create.ts';
import { createKind, listKinds, updateKind } from './kinds.ts';
import { listHabilitations } from './list.ts';
import { readHabilitation } from './project.ts';
import { removeHabilitation } from './remove.ts';
import { alertHabilitations } from './tasks.ts';
import { updateHabilitation } from './update.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

const kindOf = (validite_mois: number | null = null) =>
  as(actors.responsable, (ctx) =>
    createKind(ctx, { code: `H-${nextSerial()}`, nom: 'Travail en hauteur', validite_mois, is_bloquante: true }),
  );
const enter = (input: CreateHabilitationInput) => as(actors.responsable, (ctx) => createHabilitation(ctx, input));

describe('a certificate', () => {
  test('ends as its kind says, as it is told, or never', async () => {
    const { technicien_id } = actors.technicien;
    const { id: type_id } = await kindOf(12);
    const one = await enter({ technicien_id, type_id, date_obtention: '2024-02-29', numero: 'H-1', organisme: 'APAVE' });
    expect(one).toMatchObject({ date_expiration: '2025-02-28', etat: 'expiree', jours_restants: -634, version: 1 });
    const told = await enter({ technicien_id, type_id, date_obtention: '2026-01-01', date_expiration: '2026-12-31' });
    expect(told).toMatchObject({ etat: 'expire_bientot', jours_restants: 37 });
    expect(await enter({ technicien_id, type_id, date_obtention: '2027-01-01', date_expiration: null })).toMatchObject({
      etat: 'a_venir',
      date_expiration: null,
    });
    expect((await as(actors.technicien, (ctx) => readHabilitation(ctx, told.id))).is_remplacee).toBe(true);
  });

  test('is refused where it ends before it begins, doubles another, or is of no kind there is', async () => {
    const { id: technicien_id } = await makeTechnicien(db.fork());
    const kind = await kindOf();
    const of = (date_obtention: string, date_expiration: string | null, type_id = kind.id) =>
      enter({ technicien_id, type_id, date_obtention, date_expiration });
    expect(await refusal(of('2026-05-02', '2026-05-01'))).toMatchObject({ code: 'HABILITATION_ENDS_BEFORE', field: 'date_expiration' });
    expect(await refusal(of('2026-05-02', null, 999_999))).toMatchObject({ code: 'HABILITATION_TYPE_NOT_FOUND', field: 'type_id' });
    await of('2025-01-01', '2025-12-31');
    expect(await refusal(of('2025-12-31', '2026-12-31'))).toMatchObject({
      code: 'HABILITATION_OVERLAP',
      details: { date_obtention: '2025-01-01', date_expiration: '2025-12-31' },
    });
    const both = await Promise.allSettled([of('2026-01-01', '2026-12-31'), of('2026-01-01', '2027-12-31')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await as(actors.admin, (ctx) => updateKind(ctx, { id: kind.id, is_active: false }));
    expect(await refusal(of('2030-01-01', null))).toMatchObject({ code: 'HABILITATION_TYPE_INACTIVE' });
    expect(await refusal(enter({ technicien_id: 999_999, type_id: kind.id, date_obtention: '2026-01-01' }))).toMatchObject({
      code: 'TECHNICIEN_NOT_FOUND',
      field: 'technicien_id',
    });
  });

  test('renewed early, the one before ends the day before; only its own may be renewed', async () => {
    const { id: technicien_id } = await makeTechnicien(db.fork());
    const { id: type_id } = await kindOf(12);
    const old = await enter({ technicien_id, type_id, date_obtention: '2026-01-10' });
    const renewed = await enter({ technicien_id, type_id, date_obtention: '2026-11-20', remplace_id: old.id });
    expect(renewed.date_expiration).toBe('2027-11-20');
    expect(await as(actors.admin, (ctx) => readHabilitation(ctx, old.id))).toMatchObject({
      date_expiration: '2026-11-19',
      is_remplacee: true,
      version: 2,
    });
    const { id: other } = await makeTechnicien(db.fork());
    expect(await refusal(enter({ technicien_id: other, type_id, date_obtention: '2026-11-20', remplace_id: renewed.id }))).toMatchObject({
      code: 'HABILITATION_NOT_FOUND',
      field: 'remplace_id',
    });
  });

  test('is corrected on the version that was seen, taken out, and its history stays', async () => {
    const { technicien_id } = actors.autreTechnicien;
    const { id: type_id } = await kindOf();
    const { id } = await enter({ technicien_id, type_id, date_obtention: '2026-01-10' });
    const update = (more: object) => as(actors.admin, (ctx) => updateHabilitation(ctx, { id, ...more }));
    expect((await update({ version: 1, numero: 'A-7' })).version).toBe(2);
    expect((await refusal(update({ version: 1, numero: 'A-8' }))).code).toBe('RECORD_VERSION_CONFLICT');
    expect(await refusal(update({ date_expiration: '2026-01-09' }))).toMatchObject({ code: 'HABILITATION_ENDS_BEFORE' });
    await as(actors.admin, (ctx) => removeHabilitation(ctx, { id, version: 2 }));
    expect((await refusal(as(actors.admin, (ctx) => readHabilitation(ctx, id)))).code).toBe('HABILITATION_NOT_FOUND');
    const { items } = await as(actors.admin, (ctx) => recordHistory(ctx, { objet: 'habilitation', objet_id: id }));
    expect(items.map(({ action }) => action)).toEqual(['remove', 'update', 'create']);
    await enter({ technicien_id, type_id, date_obtention: '2026-01-10' });
  });

  test('is its holder’s to see and nobody else’s; managers alone write', async () => {
    const { technicien_id } = actors.technicien;
    const { id: type_id } = await kindOf();
    const { id } = await enter({ technicien_id, type_id, date_obtention: '2026-01-10' });
    expect((await as(actors.technicien, (ctx) => readHabilitation(ctx, id))).actions_permises).toEqual([]);
    expect((await refusal(as(actors.autreTechnicien, (ctx) => readHabilitation(ctx, id)))).code).toBe('HABILITATION_NOT_FOUND');
    const seen = await as(actors.autreTechnicien, (ctx) => listHabilitations(ctx, { technicien_id, limit: 200 }));
    expect(seen.items).toEqual([]);
    const denied = [
      as(actors.technicien, (ctx) => updateHabilitation(ctx, { id, numero: 'x' })),
      as(actors.technicien, (ctx) => createHabilitation(ctx, { technicien_id, type_id, date_obtention: '2030-01-01' })),
      as(actors.technicien, (ctx) => removeHabilitation(ctx, { id })),
      as(actors.client, (ctx) => listHabilitations(ctx, {})),
      as(actors.client, (ctx) => listKinds(ctx)),
    ];
    for (const error of await Promise.all(denied.map(refusal))) expect(error.code).toBe('PERMISSION_DENIED');
  });
});

test('by state, those that were renewed are left out; the list of technicians and its counts agree', async () => {
  const { id: technicien_id } = await makeTechnicien(db.fork());
  const { id: type_id } = await kindOf();
  const over = await enter({ technicien_id, type_id, date_obtention: '2024-01-01', date_expiration: '2026-11-23' });
  const ids = async (etat: 'expiree' | 'expire_bientot' | 'valide') =>
    (await as(actors.admin, (ctx) => listHabilitations(ctx, { technicien_id, etat: [etat] }))).items.map(({ id }) => id);
  const found = async (habilitation: 'expiree' | 'expire_bientot') =>
    (await as(actors.admin, (ctx) => listTechniciens(ctx, { habilitation, limit: 200 }))).items.some(({ id }) => id === technicien_id);
  expect(await ids('expiree')).toEqual([over.id]);
  expect(await found('expiree')).toBe(true);
  expect((await as(actors.admin, (ctx) => getTechnicien(ctx, { id: technicien_id }))).habilitations).toEqual({ expirees: 1, bientot: 0 });
  const next = await enter({ technicien_id, type_id, date_obtention: '2026-11-24', date_expiration: '2027-01-23' });
  expect(await ids('expiree')).toEqual([]);
  expect(await ids('expire_bientot')).toEqual([next.id]);
  expect([await found('expiree'), await found('expire_bientot')]).toEqual([false, true]);
  expect((await as(actors.admin, (ctx) => getTechnicien(ctx, { id: technicien_id }))).habilitations).toEqual({ expirees: 0, bientot: 1 });
  const first = await as(actors.admin, (ctx) => listHabilitations(ctx, { limit: 2 }));
  const rest = await as(actors.admin, (ctx) => listHabilitations(ctx, { limit: 200, cursor: first.next_cursor ?? '' }));
  const all = await as(actors.admin, (ctx) => listHabilitations(ctx, { limit: 200 }));
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all.items.map(({ id }) => id));
});

describe('alerts', () => {
  async function runOn(day: string, time = '05:10') {
    const at = new Date(`${day}T${time}:00.000Z`);
    await alertHabilitations(makeCtx(db.fork(), await systemActor(db.fork()), at), {});
  }
  const told = async (actor: typeof actors.admin, habilitation_id: number) =>
    (await as(actor, (ctx) => listNotifications(ctx, { limit: 200 }))).items
      .filter(({ evenement, objet_id }) => evenement === 'habilitation_expire' && objet_id === habilitation_id)
      .map(({ params }) => params['etat']);

  test('once a certificate and threshold, to its holder and to managers, however often and at once it runs', async () => {
    const { technicien_id } = actors.technicien;
    const { id: type_id } = await kindOf();
    const end = '2028-02-29';
    const { id } = await enter({ technicien_id, type_id, date_obtention: '2024-02-29', date_expiration: end });
    await runOn(addDays(end, -61));
    expect(await told(actors.technicien, id)).toEqual([]);
    for (const left of [60, 45, 30, 29, 7, 1, 0]) await Promise.all([runOn(addDays(end, -left)), runOn(addDays(end, -left), '11:00')]);
    await runOn(addDays(end, 3));
    const expected = ['dernier_jour', 'expire', 'expire', 'expire'];
    expect(await told(actors.technicien, id)).toEqual(expected);
    expect(await told(actors.responsable, id)).toEqual(expected);
    expect(await told(actors.autreTechnicien, id)).toEqual([]);
    const mails = await db.fork().count(Envoi);
    await runOn(addDays(end, 4));
    expect(await db.fork().count(Envoi)).toBe(mails);
  });

  test('days that were missed are told once, by the tightest threshold; a prolonged one is told of anew', async () => {
    const { technicien_id } = actors.technicien;
    const { id: type_id } = await kindOf();
    const { id } = await enter({ technicien_id, type_id, date_obtention: '2030-01-01', date_expiration: '2031-06-30' });
    await runOn('2031-06-25');
    expect(await told(actors.technicien, id)).toEqual(['expire']);
    await runOn('2031-06-26');
    expect(await told(actors.technicien, id)).toHaveLength(1);
    await as(actors.admin, (ctx) => updateHabilitation(ctx, { id, date_expiration: '2031-07-31' }));
    await runOn('2031-07-05');
    expect(await told(actors.technicien, id)).toHaveLength(2);
  });

  test('nobody is told of what was renewed, taken out, or of a kind no longer in use', async () => {
    const { technicien_id } = actors.technicien;
    const kind = await kindOf();
    const input = { technicien_id, type_id: kind.id, date_obtention: '2032-01-01', date_expiration: '2032-12-31' };
    const renewed = await enter(input);
    await enter({ ...input, date_obtention: '2033-01-01', date_expiration: null });
    const other = await kindOf();
    const closed = await enter({ ...input, type_id: other.id });
    await as(actors.admin, (ctx) => updateKind(ctx, { id: other.id, is_active: false }));
    const third = await kindOf();
    const removed = await enter({ ...input, type_id: third.id });
    await as(actors.admin, (ctx) => removeHabilitation(ctx, { id: removed.id }));
    await runOn('2032-12-29');
    for (const { id } of [renewed, closed, removed]) expect(await told(actors.technicien, id)).toEqual([]);
  });

  test('the day is Morocco’s: an hour before midnight in summer time it is the next one there', async () => {
    const { technicien_id } = actors.technicien;
    const { id: type_id } = await kindOf();
    const { id } = await enter({ technicien_id, type_id, date_obtention: '2020-01-01', date_expiration: '2026-06-30' });
    await runOn('2026-04-30', '22:59');
    expect(await told(actors.technicien, id)).toEqual([]);
    await runOn('2026-04-30', '23:10');
    expect(await told(actors.technicien, id)).toEqual(['expire']);
  });
});
