import { sql } from 'kysely';
import { inTransaction, type Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { tables } from '../kernel/scope.ts';
import { taskPayloads } from '../kernel/tasks.ts';
import { enqueueDelivery } from './deliveries.ts';

/** A delivery whose worker ended this often in the middle of it is given to nobody any more. */
const RELANCES_MAX = 5;
/** What is due for less may just be beginning. */
const PATIENCE_MS = 120_000;
const BATCH = 500;
/** What failed is tried again within this and the time between two sweeps: nobody waits hours for a server that is back. */
const RETRY_WITHIN_S = 300;

/**
 * Makes the mails of the day that are due, gives a job to every delivery that waits without one (its worker was killed on
 * the last try, or its job was taken away), and cuts the waits between tries short. Safe at any time and twice at once.
 * @param payload nothing
 */
export async function sweepEnvois(ctx: Ctx, payload: unknown): Promise<void> {
  taskPayloads.sweep_envois.parse(payload);
  const resumes = await inTransaction(ctx, makeResumes);
  const { relances, echoues } = await inTransaction(ctx, giveJobs);
  const pressees = await cutWaits(ctx);
  ctx.log.info({ resumes, relances, echoues, pressees }, 'deliveries swept');
}

/** The queue's own waits between tries double up to six hours: they are cut, and spread so that not all come at once. */
async function cutWaits(ctx: Ctx): Promise<number> {
  const { rows } = await sql`
    select moved.id from graphile_worker._private_jobs j
    cross join lateral graphile_worker.reschedule_jobs(
      array[j.id], run_at := now() + random() * make_interval(secs => ${RETRY_WITHIN_S})) moved
    where j.key like 'envoi:%' and j.locked_at is null and j.attempts > 0 and j.attempts < j.max_attempts
      and j.run_at > now() + make_interval(secs => ${RETRY_WITHIN_S})
  `.execute(tables(ctx.em));
  return rows.length;
}

/** One mail of the day for everybody something due waits for, unless one is on its way. */
async function makeResumes(ctx: Ctx): Promise<number> {
  const readers = await tables(ctx.em)
    .selectFrom('envois as e')
    .select(['e.user_id'])
    .distinct()
    .where('e.statut', '=', 'a_grouper')
    .where('e.prevu_at', '<=', ctx.now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('envois as r')
            .select('r.id')
            .whereRef('r.user_id', '=', 'e.user_id')
            .where('r.modele', '=', 'resume')
            .where('r.statut', '=', 'a_envoyer'),
        ),
      ),
    )
    .orderBy('e.user_id')
    .execute();
  for (const { user_id } of readers) {
    const made = await tables(ctx.em)
      .insertInto('envois')
      .values({ ...emptyEnvoi, cle: `resume:${user_id}:${toIso(ctx.now)}`, user_id, created_at: ctx.now, prevu_at: ctx.now })
      .onConflict((conflict) => conflict.column('cle').doNothing())
      .returning(['id', 'canal', 'prevu_at'])
      .executeTakeFirst();
    if (made) await enqueueDelivery(ctx, { id: made.id, canal: 'email', prevu_at: ctx.now });
  }
  return readers.length;
}

const emptyEnvoi = {
  canal: 'email',
  modele: 'resume',
  statut: 'a_envoyer',
  notification_id: null,
  lien_id: null,
  abonnement_id: null,
  resume_id: null,
  tentatives: 0,
  relances: 0,
  derniere_erreur: null,
  envoye_at: null,
} as const;

// A job that was tried waits for its next try; one that was not, and waits although its delivery is due, waits by another clock.
const hasJob = sql<boolean>`exists (
  select from graphile_worker.jobs j
  where j.key = 'envoi:' || e.id
    and (j.locked_at is not null or (j.attempts < j.max_attempts and (j.attempts > 0 or j.run_at <= now())))
)`;

async function giveJobs(ctx: Ctx): Promise<{ relances: number; echoues: number }> {
  const left = await tables(ctx.em)
    .selectFrom('envois as e')
    .select(['e.id', 'e.canal', 'e.prevu_at', 'e.relances'])
    .where('e.statut', '=', 'a_envoyer')
    .where('e.prevu_at', '<=', new Date(ctx.now.getTime() - PATIENCE_MS))
    .where(sql<boolean>`not ${hasJob}`)
    .orderBy('e.id')
    .limit(BATCH)
    // One that is being sent is nobody's to give away.
    .forUpdate('e')
    .skipLocked()
    .execute();
  const dead = left.filter(({ relances }) => relances >= RELANCES_MAX).map(({ id }) => id);
  const alive = left.filter(({ relances }) => relances < RELANCES_MAX);
  if (dead.length > 0) {
    const derniere_erreur = 'the worker ended each time in the middle of it';
    await tables(ctx.em).updateTable('envois').set({ statut: 'echoue', derniere_erreur }).where('id', 'in', dead).execute();
  }
  for (const { id, canal, relances } of alive) {
    await tables(ctx.em)
      .updateTable('envois')
      .set({ relances: relances + 1 })
      .where('id', '=', id)
      .execute();
    await enqueueDelivery(ctx, { id, canal, prevu_at: ctx.now });
  }
  return { relances: alive.length, echoues: dead.length };
}
