import { Envoi, Notification } from '@mif/db/entities/notification';
import type { User } from '@mif/db/entities/user';
import type { NotificationEvent } from '@mif/contract/notifications';
import { inConfirmedSession, makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeIntervention, makeTechnicien, makeUser } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import { callerOf, makeCtx, refusal } from '../kernel/test-context.ts';
import { updateUser } from '../users/update.ts';
import { MailRefused, type Mail } from './delivery.ts';
import { cancelEnvois, listEnvois, retryEnvois } from './envois.ts';
import { markOneRead } from './mark-read.ts';
import { notify } from './notify.ts';
import { readPreferences } from './preferences.ts';
import { acceptAddress } from './refused-address.ts';
import { sendEmail } from './send-email.ts';
import { sweepEnvois } from './sweep.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const night = new Date('2026-11-24T23:00:00.000Z');
const morning = new Date('2026-11-25T06:30:00.000Z');
const as = callerOf(db, now);
const silence = { silence_debut: '22:00', silence_fin: '06:30' };
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
  actors.admin = await inConfirmedSession(db.fork(), actors.admin, now);
});

/** A technician of no other test, with an intervention of his. */
async function newcomer(preferences: Partial<User> = {}, priorite: 'normale' | 'critique' = 'normale') {
  const em = db.fork();
  const user = await makeUser(em, { role: 'technicien', ...preferences });
  const { id: technicien_id } = await makeTechnicien(em, { user_id: user.id });
  const intervention = await makeIntervention(em, now, { technicien_id, statut: 'affectee', priorite });
  return { user, technicien_id, intervention, actor: { ...actors.technicien, id: user.id, technicien_id } };
}
type Newcomer = Awaited<ReturnType<typeof newcomer>>;

async function tell({ user, intervention }: Newcomer, at = now, evenement: NotificationEvent = 'intervention_affectee') {
  await as(
    actors.responsable,
    (ctx) =>
      notify(ctx, {
        user_ids: [user.id],
        evenement,
        params: { reference: intervention.reference, titre: intervention.titre },
        intervention_id: intervention.id,
        is_critique: intervention.priorite === 'critique',
      }),
    at,
  );
  const [notification] = await db.fork().find(Notification, { user_id: user.id }, { orderBy: { id: 'desc' }, limit: 1 });
  if (!notification) throw new Error('nothing was told');
  const envoi = await db.fork().findOne(Envoi, { notification_id: notification.id, canal: 'email' });
  return { notification, envoi_id: envoi?.id ?? 0 };
}

const mailOf = (id: number) => db.fork().findOneOrFail(Envoi, { id });
const jobOf = async (id: number) => {
  const [job] = await db
    .fork()
    .execute<{ run_at: string; attempts: number }[]>('select * from graphile_worker.jobs where key = ?', [`envoi:${id}`]);
  return job;
};
const noJob = (id: number) => db.fork().execute('select graphile_worker.remove_job(?)', [`envoi:${id}`], 'run');

/** Runs the task as a worker does. */
async function send(envoi_id: number, at: Date, fail?: Error, is_last_attempt = false) {
  const sent: Mail[] = [];
  const ctx = makeCtx(db.fork(), null, at);
  const html = '';
  await sendEmail(
    ctx,
    { envoi_id },
    {
      transport: { send: (mail) => (fail ? Promise.reject(fail) : Promise.resolve(void sent.push(mail))) },
      renderNotification: ({ params }) => ({ subject: params['reference'] ?? '', html, text: '' }),
      renderResume: ({ langue, items }) => ({ subject: langue, html, text: items.map(({ params }) => params['reference']).join(' ') }),
      renderLink: () => ({ subject: '', html, text: '' }),
      secret: new Uint8Array(32),
      is_last_attempt,
    },
  );
  return sent;
}
const sweep = (at: Date) => sweepEnvois(makeCtx(db.fork(), null, at), {});

describe('quiet hours', () => {
  test('hold a mail until their end; the screen is told at once', async () => {
    const me = await newcomer(silence);
    const { notification, envoi_id } = await tell(me, night);
    expect(notification.date_creation).toEqual(night);
    expect(await mailOf(envoi_id)).toMatchObject({ statut: 'a_envoyer', prevu_at: morning });
    const run_at = Date.parse((await jobOf(envoi_id))?.run_at ?? '');
    // The queue's clock is PostgreSQL's: it waits as long as ours says.
    expect(Math.abs(run_at - Date.now() - (morning.getTime() - night.getTime()))).toBeLessThan(60_000);
    // Woken by hand in the night it still waits, and has its job again.
    expect(await send(envoi_id, night)).toEqual([]);
    expect(await mailOf(envoi_id)).toMatchObject({ statut: 'a_envoyer', prevu_at: morning, tentatives: 0 });
    expect(await send(envoi_id, morning)).toHaveLength(1);
  });

  test('are broken by what is critique alone', async () => {
    const urgent = await tell(await newcomer(silence, 'critique'), night);
    expect(urgent.notification.is_urgente).toBe(true);
    expect(await mailOf(urgent.envoi_id)).toMatchObject({ prevu_at: night });
    expect(await send(urgent.envoi_id, night)).toHaveLength(1);
  });

  test('what is read meanwhile, or no longer true, is not sent at their end', async () => {
    const read = await newcomer(silence);
    const first = await tell(read, night);
    await as(read.actor, (ctx) => markOneRead(ctx, { id: first.notification.id }));
    expect(await send(first.envoi_id, morning)).toEqual([]);
    expect(await mailOf(first.envoi_id)).toMatchObject({ statut: 'abandonne', derniere_erreur: 'it was read already' });

    const moved = await newcomer(silence);
    const second = await tell(moved, night);
    await db.fork().execute(`update interventions set statut = 'annulee' where id = ?`, [moved.intervention.id]);
    expect(await send(second.envoi_id, morning)).toEqual([]);
    expect(await mailOf(second.envoi_id)).toMatchObject({ statut: 'abandonne', derniere_erreur: 'it is no longer true' });
  });

  test('a kind that is not wanted on the screen may still be wanted by mail', async () => {
    const me = await newcomer({ preferences_notifications: { affectation: { application: false } } });
    const { notification, envoi_id } = await tell(me);
    expect(notification.date_lecture).toEqual(now);
    expect(await send(envoi_id, now)).toHaveLength(1);
  });
});

describe('the mail of the day', () => {
  const daily = { rythme_email: 'quotidien', heure_resume: '18:00', langue: 'ar' } as const;
  const evening = new Date('2026-11-24T18:00:00Z');

  test('gathers what still holds, once, in its reader’s language', async () => {
    const me = await newcomer(daily);
    const first = await tell(me);
    const second = await tell(me, now, 'intervention_annulee');
    const third = await tell(me);
    await as(me.actor, (ctx) => markOneRead(ctx, { id: third.notification.id }));
    expect(await mailOf(first.envoi_id)).toMatchObject({ statut: 'a_grouper', prevu_at: evening });
    expect(await jobOf(first.envoi_id)).toBeUndefined();

    await sweep(new Date(evening.getTime() - 1));
    const resumes = () => db.fork().find(Envoi, { user_id: me.user.id, modele: 'resume' });
    expect(await resumes()).toEqual([]);
    await Promise.all([sweep(evening), sweep(evening)]);
    const [resume, other] = await resumes();
    expect(other).toBeUndefined();
    const id = resume?.id ?? 0;
    await expect(send(id, evening, new Error('down'))).rejects.toThrow('down');
    expect(await mailOf(first.envoi_id)).toMatchObject({ statut: 'a_grouper' });
    const [mail] = await send(id, evening);
    expect(mail).toMatchObject({ to: me.user.email, subject: 'ar', text: me.intervention.reference });
    expect(await mailOf(first.envoi_id)).toMatchObject({ statut: 'envoye', resume_id: id, envoye_at: evening });
    expect(await mailOf(second.envoi_id)).toMatchObject({ statut: 'abandonne', derniere_erreur: 'it is no longer true' });
    expect(await mailOf(third.envoi_id)).toMatchObject({ statut: 'abandonne', derniere_erreur: 'it was read already' });
    await sweep(evening);
    expect(await resumes()).toHaveLength(1);
    expect(await send(id, evening)).toEqual([]);
  });

  test('one that failed for good leaves what it carried to the next', async () => {
    const me = await newcomer(daily);
    const { envoi_id } = await tell(me);
    await sweep(evening);
    const [first] = await db.fork().find(Envoi, { user_id: me.user.id, modele: 'resume' });
    await send(first?.id ?? 0, evening, new Error('down'), true).catch(() => undefined);
    expect(await mailOf(first?.id ?? 0)).toMatchObject({ statut: 'echoue' });
    const later = new Date(evening.getTime() + 3_600_000);
    await sweep(later);
    const [, second] = await db.fork().find(Envoi, { user_id: me.user.id, modele: 'resume' }, { orderBy: { id: 'asc' } });
    expect(await send(second?.id ?? 0, later)).toHaveLength(1);
    expect((await mailOf(envoi_id)).resume_id).toBe(second?.id);
  });

  test('does not wait for what is critique', async () => {
    const { envoi_id } = await tell(await newcomer(daily, 'critique'));
    expect(await mailOf(envoi_id)).toMatchObject({ statut: 'a_envoyer', prevu_at: now });
  });
});

describe('the sweep', () => {
  const later = new Date(now.getTime() + 600_000);

  test('gives a job to what waits without one, not to what is tried again by itself', async () => {
    const lost = await tell(await newcomer());
    const waits = await tell(await newcomer());
    await noJob(lost.envoi_id);
    await db
      .fork()
      .execute(`update graphile_worker._private_jobs set attempts = 3, run_at = now() + interval '1 h' where key = ?`, [
        `envoi:${waits.envoi_id}`,
      ]);
    await Promise.all([sweep(later), sweep(later)]);
    expect(await jobOf(lost.envoi_id)).toMatchObject({ attempts: 0 });
    expect(await jobOf(waits.envoi_id)).toMatchObject({ attempts: 3 });
    expect(await mailOf(lost.envoi_id)).toMatchObject({ statut: 'a_envoyer', relances: 1 });
  });

  test('a worker killed on the last try leaves nothing waiting for ever', async () => {
    const { envoi_id } = await tell(await newcomer());
    const die = () =>
      db
        .fork()
        .execute('update graphile_worker._private_jobs set attempts = max_attempts, locked_at = null where key = ?', [`envoi:${envoi_id}`]);
    for (let n = 1; n <= 5; n += 1) {
      await die();
      await sweep(later);
      expect(await jobOf(envoi_id)).toMatchObject({ attempts: 0 });
    }
    await die();
    await sweep(later);
    expect(await mailOf(envoi_id)).toMatchObject({ statut: 'echoue', derniere_erreur: expect.stringContaining('worker') });
  });
});

describe('what failed', () => {
  test('is listed, found, sent again from the first try, or given up', async () => {
    const me = await newcomer({ full_name: 'Hajar Échec' });
    const { envoi_id } = await tell(me);
    await send(envoi_id, now, new Error('421 too busy'), true).catch(() => undefined);
    const list = (input: object) => as(actors.admin, (ctx) => listEnvois(ctx, input));
    const found = await list({ statut: ['echoue'], q: 'echec busy' });
    expect(found.items).toMatchObject([
      { id: envoi_id, destinataire: { id: me.user.id }, reference: me.intervention.reference, peut_relancer: true, peut_abandonner: true },
    ]);
    expect(found.echoues).toBeGreaterThan(0);
    expect((await list({ q: 'echec', canal: 'push' })).items).toEqual([]);
    expect(await as(actors.admin, (ctx) => retryEnvois(ctx, { ids: [envoi_id] }))).toEqual({ nombre: 1 });
    expect(await jobOf(envoi_id)).toMatchObject({ attempts: 0 });
    const again = as(actors.admin, (ctx) => retryEnvois(ctx, { ids: [envoi_id] }));
    expect((await refusal(again)).code).toBe('ENVOI_NON_RELANCABLE');
    await as(actors.admin, (ctx) => cancelEnvois(ctx, { ids: [envoi_id] }));
    expect(await send(envoi_id, now)).toEqual([]);
    expect(await mailOf(envoi_id)).toMatchObject({ statut: 'abandonne' });
    expect((await refusal(as(actors.admin, (ctx) => cancelEnvois(ctx, { ids: [envoi_id] })))).code).toBe('ENVOI_NON_ANNULABLE');
    expect((await refusal(as(actors.admin, (ctx) => cancelEnvois(ctx, { ids: [999_999] })))).code).toBe('ENVOI_NOT_FOUND');
    expect((await refusal(as(actors.responsable, (ctx) => listEnvois(ctx, {})))).code).toBe('PERMISSION_DENIED');
    expect((await refusal(as(actors.responsable, (ctx) => retryEnvois(ctx, {})))).code).toBe('PERMISSION_DENIED');
  });

  test('what is just being sent is given up by nobody', async () => {
    const { envoi_id } = await tell(await newcomer());
    await db.fork().transactional(async (em) => {
      await em.execute('select from envois where id = ? for update', [envoi_id]);
      expect((await refusal(as(actors.admin, (ctx) => cancelEnvois(ctx, { ids: [envoi_id] })))).code).toBe('ENVOI_EN_COURS');
    });
  });
});

describe('an address that is refused', () => {
  const unknown = new MailRefused('550 no such user', { is_address: true });

  test('is marked, its owner and the administrators are told, and it gets no more mails until it changes', async () => {
    const me = await newcomer();
    const { envoi_id } = await tell(me);
    await send(envoi_id, now, unknown);
    expect(await mailOf(envoi_id)).toMatchObject({ statut: 'echoue', derniere_erreur: '550 no such user' });
    const mine = await as(me.actor, (ctx) => readPreferences(ctx, {}));
    expect(mine).toMatchObject({ email_rejete_at: now.toISOString(), email_rejete_motif: '550 no such user' });
    const told = await db.fork().find(Notification, { evenement: { $in: ['adresse_rejetee', 'adresse_rejetee_compte'] } });
    expect(told.map(({ user_id, evenement }) => [user_id, evenement])).toEqual(
      expect.arrayContaining([
        [me.user.id, 'adresse_rejetee'],
        [actors.admin.id, 'adresse_rejetee_compte'],
      ]),
    );
    expect((await tell(me)).envoi_id).toBe(0);
    // One that was on its way already.
    await as(actors.admin, (ctx) => retryEnvois(ctx, { ids: [envoi_id] }));
    expect(await send(envoi_id, now)).toEqual([]);

    const email = `nouvelle.${me.user.id}@mif.ma`;
    await as(actors.admin, (ctx) => updateUser(ctx, { id: me.user.id, email }));
    expect((await tell(me)).envoi_id).toBeGreaterThan(0);
  });

  test('an administrator takes the mark away, once', async () => {
    const me = await newcomer({ email_rejete_at: now, email_rejete_motif: 'full' });
    const accept = () => as(actors.admin, (ctx) => acceptAddress(ctx, { user_id: me.user.id }));
    expect(await accept()).toMatchObject({ email_rejete_at: null, email_rejete_motif: null });
    expect((await refusal(accept())).code).toBe('ADRESSE_NON_REJETEE');
    expect((await refusal(as(actors.responsable, (ctx) => acceptAddress(ctx, { user_id: me.user.id })))).code).toBe('PERMISSION_DENIED');
    expect((await tell(me)).envoi_id).toBeGreaterThan(0);
  });

  test('a mail refused for its text says nothing of the address', async () => {
    const me = await newcomer();
    const { envoi_id } = await tell(me);
    await send(envoi_id, now, new MailRefused('554 looks like spam'));
    expect((await as(me.actor, (ctx) => readPreferences(ctx, {}))).email_rejete_at).toBeNull();
  });
});
