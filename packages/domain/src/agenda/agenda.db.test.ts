import { sql } from 'kysely';
import { Absence } from '@mif/db/entities/absence';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeEquipement, makeIntervention } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { callerOf, makeCtx, refusal } from '../kernel/test-context.ts';
import { countsOf, deadlinesOf, slotsOf, slotsRunningInto } from './days.ts';
import { listAgenda } from './list.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;
let equipement: { id: number; client_id: number; site_id: number };
let foreign: { id: number; client_id: number; site_id: number };

beforeAll(async () => {
  const em = db.fork();
  actors = await makeActors(em);
  equipement = await makeEquipement(em, { client_id: actors.client.client_id });
  foreign = await makeEquipement(em, { client_id: actors.autreClient.client_id });
});

type Row = NonNullable<Parameters<typeof makeIntervention>[2]>;
const make = (more: Row) =>
  makeIntervention(db.fork(), now, {
    equipement_id: equipement.id,
    technicien_id: actors.technicien.technicien_id,
    statut: 'affectee',
    ...more,
  });
const slot = (debut: string, fin: string | null) => ({
  date_debut_prevue: new Date(debut),
  date_fin_prevue: fin === null ? null : new Date(fin),
});
const agenda = (input: Parameters<typeof listAgenda>[1], actor: Actor = actors.responsable) => as(actor, (ctx) => listAgenda(ctx, input));
const ids = ({ interventions }: Awaited<ReturnType<typeof agenda>>) => interventions.map(({ id }) => id);

describe('days', () => {
  test('a slot is on the local day it begins, also in the summer hour Morocco has left', async () => {
    // 23:30 UTC was half past midnight of the next day while Morocco had UTC+1.
    const summer = await make(slot('2026-06-10T23:30:00Z', '2026-06-11T01:00:00Z'));
    const winter = await make(slot('2026-12-10T23:30:00Z', '2026-12-11T01:00:00Z'));
    expect(ids(await agenda({ du: '2026-06-11', au: '2026-06-11' }))).toEqual([summer.id]);
    const { interventions } = await agenda({ du: '2026-12-10', au: '2026-12-10' });
    expect(interventions).toMatchObject([{ id: winter.id, jour: '2026-12-10', is_limite: false }]);
  });

  test('one that began before the period and runs into it is there; one that ended is not', async () => {
    const long = await make(slot('2026-07-01T08:00:00Z', '2026-07-05T18:00:00Z'));
    expect(ids(await agenda({ du: '2026-07-04', au: '2026-07-06' }))).toEqual([long.id]);
    expect(ids(await agenda({ du: '2026-07-06', au: '2026-07-07' }))).toEqual([]);
  });

  test('open work without a slot is there on the day it is due; done or cancelled work is not', async () => {
    const due = await make({ statut: 'ouverte', technicien_id: null, date_limite: new Date('2026-08-03T10:00:00Z') });
    await make({ statut: 'terminee', date_limite: new Date('2026-08-03T10:00:00Z') });
    await make({ statut: 'annulee', ...slot('2026-08-03T10:00:00Z', '2026-08-03T11:00:00Z') });
    const { interventions, jours } = await agenda({ du: '2026-08-03', au: '2026-08-04' });
    expect(interventions).toMatchObject([{ id: due.id, jour: '2026-08-03', is_limite: true, actions_permises: ['assign'] }]);
    expect(jours).toEqual([
      { date: '2026-08-03', total: 1, ferie: null },
      { date: '2026-08-04', total: 0, ferie: null },
    ]);
    expect(ids(await agenda({ du: '2026-08-03', au: '2026-08-03', genres: ['creneau'] }))).toEqual([]);
  });

  test('public holidays are named, those the moon decides as estimates', async () => {
    const { jours } = await agenda({ du: '2026-11-05', au: '2026-11-07' });
    expect(jours.map(({ ferie }) => ferie?.code ?? null)).toEqual([null, 'marche_verte', null]);
    const without = await agenda({ du: '2026-11-06', au: '2026-11-06', genres: ['creneau'] });
    expect(without.jours[0]?.ferie).toBeNull();
  });

  test('a full day is cut, and says how many there are', async () => {
    for (let hour = 8; hour < 13; hour += 1) await make(slot(`2026-09-01T${String(hour).padStart(2, '0')}:00:00Z`, null));
    const { interventions, jours } = await agenda({ du: '2026-09-01', au: '2026-09-01', par_jour: 2 });
    expect(interventions.map(({ date_debut_prevue }) => date_debut_prevue)).toEqual([
      '2026-09-01T08:00:00.000Z',
      '2026-09-01T09:00:00.000Z',
    ]);
    expect(jours).toMatchObject([{ date: '2026-09-01', total: 5 }]);
  });

  test.each([
    ['2026-11-24', '2026-11-23', 'PERIOD_INVALID'],
    ['2026-01-01', '2026-03-15', 'PERIOD_TOO_LONG'],
  ])('from %s to %s is refused: %s', async (du, au, code) => {
    expect((await refusal(agenda({ du, au }))).code).toBe(code);
  });
});

describe('who sees what', () => {
  test('a technician his own, a client its company’s, whatever they ask for', async () => {
    const mine = await make(slot('2026-10-05T08:00:00Z', '2026-10-05T09:00:00Z'));
    const theirs = await make({
      ...slot('2026-10-05T10:00:00Z', '2026-10-05T11:00:00Z'),
      equipement_id: foreign.id,
      technicien_id: actors.autreTechnicien.technicien_id,
    });
    const day = { du: '2026-10-05', au: '2026-10-05' };
    expect(ids(await agenda(day))).toEqual([mine.id, theirs.id]);
    expect(ids(await agenda(day, actors.technicien))).toEqual([mine.id]);
    expect(ids(await agenda({ ...day, technicien_id: actors.autreTechnicien.technicien_id }, actors.technicien))).toEqual([]);
    expect(ids(await agenda({ ...day, client_id: foreign.client_id }, actors.client))).toEqual([]);
    const { interventions } = await agenda(day, actors.client);
    expect(interventions).toMatchObject([{ id: mine.id, actions_permises: [] }]);
    expect((await agenda(day, actors.client)).jours).toMatchObject([{ date: '2026-10-05', total: 1 }]);
  });

  test('filters narrow: technician, client, site, equipment', async () => {
    const a = await make(slot('2026-10-06T08:00:00Z', '2026-10-06T09:00:00Z'));
    await make({ ...slot('2026-10-06T10:00:00Z', null), equipement_id: foreign.id, technicien_id: actors.autreTechnicien.technicien_id });
    const day = { du: '2026-10-06', au: '2026-10-06' };
    for (const filter of [
      { technicien_id: actors.technicien.technicien_id },
      { client_id: equipement.client_id },
      { site_id: equipement.site_id },
      { equipement_id: equipement.id },
    ]) {
      expect(ids(await agenda({ ...day, ...filter }))).toEqual([a.id]);
    }
  });

  test('absences: approved ones, of the technician asked for; nobody else’s to him, and none to a client', async () => {
    const em = db.fork();
    for (const technicien_id of [actors.technicien.technicien_id, actors.autreTechnicien.technicien_id]) {
      for (const statut of ['approuvee', 'demandee'] as const) {
        em.create(Absence, {
          technicien_id,
          type: 'conge',
          statut,
          debut: new Date('2026-10-07T00:00:00Z'),
          fin: new Date('2026-10-08T00:00:00Z'),
          demandee_par_id: actors.responsable.id,
          created_at: now,
        });
      }
    }
    await em.flush();
    const day = { du: '2026-10-07', au: '2026-10-07' };
    expect((await agenda(day)).absences).toEqual([]);
    expect((await agenda({ ...day, genres: ['absence'] })).absences).toHaveLength(2);
    const own = await agenda({ ...day, technicien_id: actors.technicien.technicien_id });
    expect(own.absences).toMatchObject([{ type: 'conge', technicien: { id: actors.technicien.technicien_id } }]);
    expect((await agenda({ ...day, genres: ['absence'] }, actors.technicien)).absences).toHaveLength(1);
    expect((await agenda({ ...day, genres: ['absence'] }, actors.client)).absences).toEqual([]);
  });
});

test('however many interventions there are, no reading of a month scans them', { timeout: 120_000 }, async () => {
  const rows = unscopedTables(db.fork());
  // Forty a day for years, a tenth of them still open.
  await sql`
    insert into interventions (reference, titre, type, statut, priorite, date_creation, date_limite, date_debut_prevue, date_fin_prevue,
      devise, technicien_id, equipement_id, client_id, version)
    select 'X-' || n, 'Masse', 'corrective', case when n % 10 = 0 then 'ouverte' else 'cloturee' end, 'normale', t, t + interval '3 days',
      case when n % 20 = 0 then null else t end, case when n % 20 = 0 then null else t + interval '1 hour' end, 'MAD',
      ${actors.technicien.technicien_id}::int, ${equipement.id}::int, ${equipement.client_id}::int, 1
    from generate_series(1, 40000) n, lateral (select timestamptz '2030-01-01' + n * interval '36 minutes' as t) x`.execute(rows);
  await sql`analyze interventions`.execute(rows);
  const dates = Array.from({ length: 42 }, (_, index) => new Date(Date.UTC(2031, 4, 1 + index)).toISOString().slice(0, 10));
  for (const actor of [actors.responsable, actors.technicien, actors.client]) {
    const ctx = makeCtx(db.fork(), actor, now);
    const plans = await Promise.all(
      [
        slotsOf(ctx, {}, dates, 8),
        deadlinesOf(ctx, {}, dates, 8),
        countsOf(ctx, {}, dates, 'creneau'),
        countsOf(ctx, {}, dates, 'limite'),
        slotsRunningInto(ctx, { du: '2031-05-01' }, 31, 50),
      ].map(async (query) => JSON.stringify(await query.explain())),
    );
    expect(plans.filter((plan) => !plan.includes('Index'))).toEqual([]);
    expect(plans.filter((plan) => plan.includes('Seq Scan on interventions'))).toEqual([]);
  }
  // One's own deadlines are looked up by whose they are, not sought among everybody's.
  for (const [actor, index] of [
    [actors.technicien, 'interventions_technicien_sans_creneau_idx'],
    [actors.client, 'interventions_client_sans_creneau_idx'],
  ] as const) {
    const plan = await deadlinesOf(makeCtx(db.fork(), actor, now), {}, dates, 8).explain();
    expect(JSON.stringify(plan)).toContain(index);
  }
  const { interventions, jours } = await agenda({ du: '2031-05-01', au: '2031-06-11', par_jour: 8 });
  expect(interventions.length).toBeLessThanOrEqual(42 * 16);
  expect(jours[0]?.total).toBeGreaterThan(30);
});
