import { Envoi, Notification } from '@mif/db/entities/notification';
import { Journal } from '@mif/db/entities/journal';
import type { EtatTravail } from '@mif/contract/travaux';
import { makeActor, type TestActor } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '../auth/system-actor.ts';
import { callerOf, makeCtx, refusal } from '../kernel/test-context.ts';
import { cancelTravail } from './cancel.ts';
import { listEchecs, recordEchec } from './failures.ts';
import { listTravaux } from './list.ts';
import { readTravaux } from './overview.ts';
import { retryFailed, retryTravail } from './retry.ts';
import { notify } from '../notifications/notify.ts';
import { runTache } from './run.ts';
import { updateTravauxReglage } from './settings.ts';
import { watchTravaux } from './watch.ts';

const db = await createTestDatabase();
const now = new Date('2027-03-01T10:00:00.000Z');
const as = callerOf(db, now);
let admin: TestActor;

beforeAll(async () => {
  admin = await makeActor(db.fork(), 'admin');
});
afterEach(() =>
  db.fork().execute(`delete from graphile_worker._private_jobs; delete from battements; delete from travail_alertes;
    delete from envois; delete from notifications`),
);

/** Brings a job into a state as the queue itself would. */
async function makeTravail(etat: EtatTravail, payload: object = {}, tache = 'send_email'): Promise<number> {
  const em = db.fork();
  const [job] = await em.execute<{ id: number }[]>('select id::int from graphile_worker.add_job(?, ?::json, max_attempts := 3)', [
    tache,
    JSON.stringify(payload),
  ]);
  const id = job?.id ?? 0;
  const states: Record<EtatTravail, string> = {
    en_attente: 'run_at = now()',
    en_cours: "locked_at = now(), locked_by = 'pool-1', attempts = 1",
    programme: "run_at = now() + interval '1 hour'",
    a_reessayer: "run_at = now() + interval '1 hour', attempts = 1, last_error = 'busy'",
    echoue: "attempts = 3, last_error = 'gone'",
  };
  await em.execute(`update graphile_worker._private_jobs set ${states[etat]} where id = ?`, [id]);
  return id;
}

/** A mail to the administrator, without its job. */
async function makeEnvoi(statut: Envoi['statut']): Promise<number> {
  const em = db.fork();
  const ctx = makeCtx(em, await systemActor(em), now);
  await notify(ctx, {
    user_ids: [admin.id],
    evenement: 'information',
    intervention_id: null,
    params: {},
  });
  const [envoi] = await em.find(Envoi, {}, { orderBy: { id: 'desc' }, limit: 1 });
  await em.nativeUpdate(Envoi, { id: envoi?.id ?? 0 }, { statut });
  await em.execute('delete from graphile_worker._private_jobs');
  return envoi?.id ?? 0;
}
const statutOf = async (id: number) => (await db.fork().findOneOrFail(Envoi, { id })).statut;
const linesOf = (id: number) => db.fork().find(Journal, { objet: 'travail', objet_id: id });

test('a job waits as long as it was asked to, whatever the clock says', async () => {
  const ctx = makeCtx(db.fork(), admin, now);
  await ctx.enqueue('clean_sessions', {}, { job_key: 'later', run_at: new Date(now.getTime() + 3_600_000) });
  const [job] = await db
    .fork()
    .execute<{ wait: number }[]>(`select extract(epoch from run_at - now())::float8 as wait from graphile_worker.jobs where key = 'later'`);
  expect(job?.wait).toBeGreaterThan(3590);
  expect(job?.wait).toBeLessThanOrEqual(3600);
});

describe('what an administrator sees', () => {
  test('each job where it is, what it is about as numbers alone, and why it failed', async () => {
    const ids = new Map<EtatTravail, number>();
    for (const etat of ['en_cours', 'en_attente', 'programme', 'a_reessayer', 'echoue'] as const)
      ids.set(etat, await makeTravail(etat, { envoi_id: 12, texte: 'secret', email: 'a@b.ma' }));
    const { items } = await as(admin, (ctx) => listTravaux(ctx, {}));
    expect(new Map(items.map(({ etat, id }) => [etat, id]))).toEqual(ids);
    expect(items.every(({ objets }) => JSON.stringify(objets) === '{"envoi_id":12}')).toBe(true);
    expect(items.find(({ etat }) => etat === 'en_cours')).toMatchObject({ processus: 'pool-1', actions_permises: [] });
    expect(items.find(({ etat }) => etat === 'echoue')).toMatchObject({ derniere_erreur: 'gone', actions_permises: ['retry', 'cancel'] });
    const narrowed = await as(admin, (ctx) => listTravaux(ctx, { etat: ['echoue', 'en_cours'], tache: 'send_email' }));
    expect(narrowed.items.map(({ etat }) => etat).sort()).toEqual(['echoue', 'en_cours']);
    const state = await as(admin, readTravaux);
    expect(state.taches.find(({ tache }) => tache === 'send_email')).toMatchObject({
      en_cours: 1,
      en_attente: 1,
      programme: 1,
      a_reessayer: 1,
      echoue: 1,
    });
    expect(state.attente_s).toBeGreaterThanOrEqual(0);
    expect(state.planifiees.find(({ tache }) => tache === 'clean_sessions')).toMatchObject({ heure: '03:17', is_running: false });
  });

  test('pages do not overlap', async () => {
    for (let n = 0; n < 3; n += 1) await makeTravail('programme');
    const first = await as(admin, (ctx) => listTravaux(ctx, { limit: 2 }));
    const second = await as(admin, (ctx) => listTravaux(ctx, { limit: 2, cursor: first.next_cursor ?? '' }));
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(3);
    expect(second.next_cursor).toBeNull();
  });

  test('tries that failed are kept thirty days, on one line, cut', async () => {
    const echec = { travail_id: 7, tache: 'send_email', tentative: 1, tentatives_max: 12, processus: 'pool-1' };
    await as(admin, (ctx) => recordEchec(ctx, { ...echec, message: 'old' }), new Date(now.getTime() - 31 * 86_400_000));
    await as(admin, (ctx) => recordEchec(ctx, { ...echec, message: `line\n\tand ${'x'.repeat(900)}` }));
    const { items } = await as(admin, (ctx) => listEchecs(ctx, { travail_id: 7 }));
    expect(items).toHaveLength(1);
    expect(items[0]?.message).toMatch(/^line and x+…$/);
    expect(items[0]?.message).toHaveLength(500);
  });

  test('of a job that fails for hours in the same words, its first tries and its last are kept, and every other word', async () => {
    for (let tentative = 1; tentative <= 40; tentative += 1) {
      const message = tentative === 20 ? 'refused' : 'down';
      const echec = { travail_id: 8, tache: 'send_email', tentative, tentatives_max: 600, processus: 'pool-1', message };
      await as(admin, (ctx) => recordEchec(ctx, echec));
    }
    const { items } = await as(admin, (ctx) => listEchecs(ctx, { travail_id: 8 }));
    expect(items.map(({ tentative }) => tentative)).toEqual([40, 20, 5, 4, 3, 2, 1]);
  });

  test('nobody else sees or does anything', async () => {
    const responsable = await makeActor(db.fork(), 'responsable');
    const id = await makeTravail('echoue');
    expect((await refusal(as(responsable, readTravaux))).code).toBe('PERMISSION_DENIED');
    expect((await refusal(as(responsable, (ctx) => cancelTravail(ctx, { id })))).code).toBe('PERMISSION_DENIED');
  });
});

describe('trying again', () => {
  test('a job given up has all its tries before it, and so does its mail', async () => {
    const envoi_id = await makeEnvoi('echoue');
    const id = await makeTravail('echoue', { envoi_id });
    expect(await as(admin, (ctx) => retryTravail(ctx, { id }))).toMatchObject({ etat: 'en_attente', tentatives: 0 });
    expect(await statutOf(envoi_id)).toBe('a_envoyer');
    expect(await linesOf(id)).toMatchObject([{ action: 'retry', acteur_id: admin.id }]);
  });

  test('so does its push', async () => {
    const envoi_id = await makeEnvoi('echoue');
    const id = await makeTravail('echoue', { envoi_id }, 'send_push');
    await as(admin, (ctx) => retryTravail(ctx, { id }));
    expect(await db.fork().findOneOrFail(Envoi, { id: envoi_id })).toMatchObject({ statut: 'a_envoyer', tentatives: 0 });
  });

  test.each([
    ['en_cours', 'TRAVAIL_RUNNING'],
    ['en_attente', 'TRAVAIL_DUE'],
  ] as const)('one that is %s is refused with %s', async (etat, code) => {
    const id = await makeTravail(etat);
    expect((await refusal(as(admin, (ctx) => retryTravail(ctx, { id })))).code).toBe(code);
  });

  test('two administrators at once: the second is told', async () => {
    const id = await makeTravail('a_reessayer');
    const ends = await Promise.allSettled([1, 2].map(() => as(admin, (ctx) => retryTravail(ctx, { id }))));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await linesOf(id)).toHaveLength(1);
  });

  test('all that were given up of one task, and no others', async () => {
    const given_up = [await makeTravail('echoue'), await makeTravail('echoue')];
    await makeTravail('echoue', {}, 'clean_sessions');
    const running = await makeTravail('en_cours');
    expect(await as(admin, (ctx) => retryFailed(ctx, { tache: 'send_email' }))).toEqual({ relances: 2, restants: 0 });
    const { items } = await as(admin, (ctx) => listTravaux(ctx, { etat: ['en_attente'] }));
    expect(items.map(({ id }) => id).sort()).toEqual(given_up.sort());
    expect(await linesOf(running)).toEqual([]);
  });
});

describe('cancelling', () => {
  test('the job is gone, and its mail no longer waits', async () => {
    const envoi_id = await makeEnvoi('a_envoyer');
    const id = await makeTravail('a_reessayer', { envoi_id });
    await as(admin, (ctx) => cancelTravail(ctx, { id }));
    expect((await as(admin, (ctx) => listTravaux(ctx, {}))).items).toEqual([]);
    expect(await statutOf(envoi_id)).toBe('abandonne');
    expect(await linesOf(id)).toMatchObject([{ action: 'cancel' }]);
    expect((await refusal(as(admin, (ctx) => cancelTravail(ctx, { id })))).code).toBe('TRAVAIL_NOT_FOUND');
  });

  test('a push whose job is taken away is not given another one by the sweep', async () => {
    const envoi_id = await makeEnvoi('a_envoyer');
    const id = await makeTravail('a_reessayer', { envoi_id }, 'send_push');
    await as(admin, (ctx) => cancelTravail(ctx, { id }));
    expect(await db.fork().findOneOrFail(Envoi, { id: envoi_id })).toMatchObject({
      statut: 'abandonne',
      derniere_erreur: `given up by ${admin.full_name}`,
    });
  });

  test('a running job stays', async () => {
    const id = await makeTravail('en_cours');
    expect((await refusal(as(admin, (ctx) => cancelTravail(ctx, { id })))).code).toBe('TRAVAIL_RUNNING');
    expect((await as(admin, (ctx) => listTravaux(ctx, {}))).items).toHaveLength(1);
  });

  test('two administrators at once: it is cancelled once', async () => {
    const id = await makeTravail('programme');
    const ends = await Promise.allSettled([1, 2].map(() => as(admin, (ctx) => cancelTravail(ctx, { id }))));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await linesOf(id)).toHaveLength(1);
  });
});

describe('running a scheduled task at once', () => {
  test('asked twice it is one job', async () => {
    await Promise.all([1, 2].map(() => as(admin, (ctx) => runTache(ctx, { tache: 'clean_sessions' }))));
    const { items } = await as(admin, (ctx) => listTravaux(ctx, {}));
    expect(items).toMatchObject([{ tache: 'clean_sessions', etat: 'en_attente', tentatives_max: 5 }]);
  });

  test('not while it runs, and not what an event makes', async () => {
    await makeTravail('en_cours', {}, 'clean_sessions');
    expect((await refusal(as(admin, (ctx) => runTache(ctx, { tache: 'clean_sessions' })))).code).toBe('TACHE_RUNNING');
    expect((await refusal(as(admin, (ctx) => runTache(ctx, { tache: 'send_email' })))).code).toBe('TACHE_NOT_SCHEDULED');
  });
});

describe('alerts', () => {
  const watch = async (minutes = 0) => {
    const em = db.fork();
    const ctx = makeCtx(em, await systemActor(em), new Date(now.getTime() + minutes * 60_000));
    await watchTravaux(ctx, 900);
  };
  const told = async () => {
    const rows = await db.fork().find(Notification, { user_id: admin.id }, { orderBy: { id: 'asc' } });
    return rows.map(({ evenement }) => evenement);
  };
  const alive = (silent_s: number) =>
    db.fork().execute(
      `insert into battements values ('pool-1', now() - interval '1 hour', now() - make_interval(secs => ?))
       on conflict (processus) do update set vu_at = excluded.vu_at`,
      [silent_s],
    );

  test('of two servers one tells that the queue is late, once, and once that it no longer is', async () => {
    await alive(1);
    const id = await makeTravail('en_attente', {}, 'sweep_documents');
    await watch();
    expect(await told()).toEqual([]);
    await db.fork().execute(`update graphile_worker._private_jobs set run_at = now() - interval '6 minutes' where id = ${id}`);
    await Promise.all([watch(), watch()]);
    await watch(1);
    expect(await told()).toEqual(['travaux_en_retard']);
    expect((await as(admin, readTravaux)).alertes).toMatchObject([{ genre: 'file_en_retard' }]);
    await db.fork().execute(`delete from graphile_worker._private_jobs where id = ${id}`);
    await Promise.all([watch(12), watch(12)]);
    expect(await told()).toEqual(['travaux_en_retard', 'travaux_a_jour']);
    const [last] = await db.fork().find(Notification, { evenement: 'travaux_a_jour' });
    expect(last?.params).toEqual({ minutes: '12' });
  });

  test('a silent worker is told of by mail too, and a second silence is a second alert', async () => {
    await alive(70);
    await watch();
    expect(await told()).toEqual(['processus_muet']);
    expect(await db.fork().count(Envoi)).toBe(1);
    await alive(1);
    await watch(3);
    await alive(61);
    await watch(9);
    expect(await told()).toEqual(['processus_muet', 'processus_retabli', 'processus_muet']);
  });

  test('an administrator says what is late', async () => {
    await alive(1);
    const { reglage } = await as(admin, (ctx) => updateTravauxReglage(ctx, { retard_minutes: 30, version: 0 }));
    expect(reglage).toMatchObject({ retard_minutes: 30 });
    const stale = as(admin, (ctx) => updateTravauxReglage(ctx, { retard_minutes: 40, version: 0 }));
    expect((await refusal(stale)).code).toBe('RECORD_VERSION_CONFLICT');
    const id = await makeTravail('en_attente', {}, 'sweep_documents');
    await db.fork().execute(`update graphile_worker._private_jobs set run_at = now() - interval '20 minutes' where id = ${id}`);
    await watch();
    expect(await told()).toEqual([]);
  });
});
