import { Journal } from '@mif/db/entities/journal';
import { User } from '@mif/db/entities/user';
import { fluxLimits } from '@mif/contract/abonnements';
import { unscopedTables } from '@mif/domain/kernel/scope';
import { makeActors, makeClientActor, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeEquipement, makeIntervention, PASSWORD } from '@mif/testing/factories';
import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asForm, createTestClient, form } from '../test-client.ts';
import { startTestServer } from '../test-server.ts';

const db = await createTestDatabase();
const server = await startTestServer(db);
afterAll(server.close);
type Who = 'admin' | 'responsable' | 'technicien' | 'client' | 'collegue';
const { tokens, call } = createTestClient<Who>(server.url);
let actors: Actors;
let collegue: { id: number };
const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000);

beforeAll(async () => {
  actors = await makeActors(db.fork());
  collegue = await makeClientActor(db.fork(), actors.client.client_id);
  const ids = { admin: actors.admin.id, responsable: actors.responsable.id, technicien: actors.technicien.id, client: actors.client.id };
  for (const [who, id] of Object.entries({ ...ids, collegue: collegue.id })) {
    const { email } = await db.fork().findOneOrFail(User, { id });
    const { body } = await call(null, 'POST', '/auth/token', form({ username: email, password: PASSWORD }), asForm);
    tokens.set(who as Who, String(body['access_token']));
  }
  const em = db.fork();
  const own = await makeEquipement(em, { client_id: actors.client.client_id });
  const foreign = await makeEquipement(em, { client_id: actors.autreClient.client_id });
  const { technicien_id } = actors.technicien;
  const plan = (titre: string, more: Parameters<typeof makeIntervention>[2]) =>
    makeIntervention(db.fork(), new Date(), { titre, statut: 'affectee', date_debut_prevue: soon(24), date_fin_prevue: soon(26), ...more });
  await plan('La sienne', { equipement_id: own.id, technicien_id });
  await plan('La sienne ailleurs', { equipement_id: foreign.id, technicien_id });
  await plan('D’un autre', { equipement_id: own.id, technicien_id: actors.autreTechnicien.technicien_id });
  await plan('Annulée', { equipement_id: own.id, technicien_id, statut: 'annulee' });
  await plan('Trop tard', { equipement_id: own.id, technicien_id, date_debut_prevue: soon(24 * 200), date_fin_prevue: null });
  await plan('Trop tôt', { equipement_id: own.id, technicien_id, date_debut_prevue: soon(-24 * 40), date_fin_prevue: null });
});
beforeEach(() => unscopedTables(db.fork()).deleteFrom('debits').execute());

const subscribe = async (who: Who, input: object = {}) => {
  const { status, body } = await call(who, 'POST', '/api/v1/abonnements', JSON.stringify(input));
  return { status, id: Number(body['id']), chemin: String(body['chemin']) };
};
const fetchIcal = (chemin: string, init: RequestInit = {}) => fetch(`${server.url}${chemin}`, init);
const titlesOf = async (chemin: string) => {
  const answer = await fetchIcal(chemin);
  expect(answer.status).toBe(200);
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()) as unknown[]);
  return calendar
    .getAllSubcomponents('vevent')
    .map((event) => String(event.getFirstPropertyValue('summary')).split(' · ')[1])
    .toSorted();
};

describe('a feed', () => {
  test('gives a technician his work, a client its company’s, from a month ago to half a year ahead', async () => {
    expect(await titlesOf((await subscribe('technicien')).chemin)).toEqual(['Annulée', 'La sienne', 'La sienne ailleurs']);
    expect(await titlesOf((await subscribe('client')).chemin)).toEqual(['Annulée', 'D’un autre', 'La sienne']);
  });

  test('says when nothing has changed, answers HEAD, and is kept by nobody between', async () => {
    const { chemin } = await subscribe('technicien');
    const first = await fetchIcal(chemin);
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.get('x-robots-tag')).toBe('noindex');
    const etag = first.headers.get('etag') ?? '';
    expect((await fetchIcal(chemin, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await fetchIcal(chemin, { headers: { 'if-none-match': '"autre"' } })).status).toBe(200);
    const head = await fetchIcal(chemin, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
    expect((await fetchIcal(chemin, { method: 'POST' })).status).toBe(404);
  });

  test('is renewed by its owner, so that the address before ends; taken back, it ends too', async () => {
    const before = await subscribe('technicien');
    const after = await subscribe('technicien');
    expect((await fetchIcal(before.chemin)).status).toBe(404);
    expect((await fetchIcal(after.chemin)).status).toBe(200);
    const { body } = await call('technicien', 'GET', '/api/v1/abonnements');
    expect(body['items']).toMatchObject([{ id: after.id, last_read_at: expect.any(String) as string }]);
    expect((await call('technicien', 'DELETE', `/api/v1/abonnements/${after.id}`)).status).toBe(200);
    expect((await fetchIcal(after.chemin)).status).toBe(404);
    expect((await call('technicien', 'DELETE', `/api/v1/abonnements/${after.id}`)).status).toBe(404);
    const lines = await db
      .fork()
      .find(Journal, { objet: 'technicien', objet_id: actors.technicien.technicien_id }, { orderBy: { id: 'desc' }, limit: 3 });
    expect(lines.map(({ action, is_sensible }) => [action, is_sensible])).toEqual([
      ['abonnement_retire', true],
      ['abonnement_renouvele', true],
      ['abonnement_renouvele', true],
    ]);
  });

  test('two asked for at once leave one that works', async () => {
    const both = await Promise.all([subscribe('technicien'), subscribe('technicien')]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    const answers = await Promise.all(both.map(({ chemin }) => fetchIcal(chemin)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
  });

  test('ends with the account it is of, and comes back with it', async () => {
    const [his, its] = [await subscribe('technicien'), await subscribe('collegue')];
    const rows = unscopedTables(db.fork());
    const setActive = (is_active: boolean) =>
      rows.updateTable('users').set({ is_active }).where('id', 'in', [actors.technicien.id, collegue.id]).execute();
    await setActive(false);
    expect([(await fetchIcal(his.chemin)).status, (await fetchIcal(its.chemin)).status]).toEqual([404, 404]);
    await setActive(true);
    expect([(await fetchIcal(his.chemin)).status, (await fetchIcal(its.chemin)).status]).toEqual([200, 200]);
    await rows.updateTable('clients').set({ is_active: false }).where('id', '=', actors.client.client_id).execute();
    expect((await fetchIcal(its.chemin)).status).toBe(404);
    await rows.updateTable('clients').set({ is_active: true }).where('id', '=', actors.client.client_id).execute();
  });

  test('the database keeps no secret, and no log line has it', async () => {
    const { chemin } = await subscribe('technicien');
    await fetchIcal(chemin);
    const jeton = chemin.slice('/ical/'.length, -'.ics'.length);
    expect(Buffer.from(jeton, 'base64url')).toHaveLength(32);
    const rows = await unscopedTables(db.fork()).selectFrom('abonnements').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(jeton);
    expect(JSON.stringify(server.logged)).not.toContain(jeton);
    expect(server.logged.some((line) => line['procedure'] === 'abonnements.read')).toBe(true);
  });

  test.each(['/ical/x.ics', `/ical/${'A'.repeat(43)}.ics`, `/ical/${'A'.repeat(5000)}.ics`, '/ical/%00.ics', '/ical/..%2f..%2fetc.ics'])(
    '%s is nothing',
    async (chemin) => {
      const answer = await fetchIcal(chemin);
      expect([answer.status, await answer.text()]).toEqual([404, '404']);
    },
  );

  test('is not to be guessed at, nor read without end', async () => {
    const { chemin } = await subscribe('technicien');
    const rows = unscopedTables(db.fork());
    await fetchIcal(chemin);
    await rows.updateTable('debits').set({ compte: fluxLimits.par_adresse }).where('cle', 'like', 'flux:adresse:%').execute();
    const limited = await fetchIcal(chemin);
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    await rows.deleteFrom('debits').where('cle', 'like', 'flux:adresse:%').execute();
    await rows.updateTable('debits').set({ compte: fluxLimits.par_flux }).where('cle', 'like', 'flux:%').execute();
    expect((await fetchIcal(chemin)).status).toBe(429);
  });
});

describe('who makes them', () => {
  test('an administrator for anybody; a manager for nobody; nobody for another', async () => {
    const { technicien_id } = actors.autreTechnicien;
    expect((await subscribe('admin', { technicien_id })).status).toBe(201);
    expect((await subscribe('admin', { client_id: actors.client.client_id })).status).toBe(201);
    expect((await subscribe('responsable', { technicien_id })).status).toBe(403);
    expect((await subscribe('technicien', { technicien_id })).status).toBe(404);
    expect((await subscribe('client', { client_id: actors.autreClient.client_id })).status).toBe(404);
    expect((await subscribe('admin')).status).toBe(422);
    expect((await subscribe('admin', { technicien_id, client_id: actors.client.client_id })).status).toBe(422);
  });

  test('each account of a client has its own, and sees no other; the administrator sees all and takes them back', async () => {
    const [one, two] = [await subscribe('client'), await subscribe('collegue')];
    expect([(await fetchIcal(one.chemin)).status, (await fetchIcal(two.chemin)).status]).toEqual([200, 200]);
    const seen = async (who: Who) => {
      const { body } = await call(who, 'GET', `/api/v1/abonnements?client_id=${actors.client.client_id}`);
      return (body['items'] as { id: number }[]).map(({ id }) => id);
    };
    expect(await seen('client')).toEqual([one.id]);
    expect(await seen('admin')).toEqual(expect.arrayContaining([one.id, two.id]));
    expect((await call('client', 'DELETE', `/api/v1/abonnements/${two.id}`)).status).toBe(404);
    expect((await call('admin', 'DELETE', `/api/v1/abonnements/${two.id}`)).status).toBe(200);
    expect((await fetchIcal(two.chemin)).status).toBe(404);
  });
});
