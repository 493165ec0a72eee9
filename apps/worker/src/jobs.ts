import { systemActor } from '@mif/domain/auth/system-actor';
import { sendResetLink } from '@mif/domain/auth/forgotten-password';
import { cleanSessions } from '@mif/domain/auth/tasks';
import type { FileStore } from '@mif/domain/documents/store';
import { sweepDocuments } from '@mif/domain/documents/tasks';
import type { Actor } from '@mif/domain/kernel/actor';
import { createCtx, type Ctx } from '@mif/domain/kernel/context';
import { alertHabilitations } from '@mif/domain/habilitations/tasks';
import { remindDeadlines } from '@mif/domain/interventions/tasks';
import type { TaskName } from '@mif/domain/kernel/tasks';
import { sendTrialMail } from '@mif/domain/modeles/tasks';
import { followMoon } from '@mif/domain/jours-feries/tasks';
import { recordEchec } from '@mif/domain/travaux/failures';
import { sendEmail } from '@mif/domain/notifications/send-email';
import { sendPush, type PushTransport } from '@mif/domain/notifications/send-push';
import { sweepEnvois } from '@mif/domain/notifications/sweep';
import type { EntityManager, Orm } from '@mif/db/orm';
import { generatePlans } from '@mif/domain/plans/tasks';
import { renderLink } from '@mif/emails/link';
import { renderNotification } from '@mif/emails/notification';
import { renderPush } from '@mif/emails/push';
import { renderResume } from '@mif/emails/resume';
import { trialMail } from '@mif/emails/samples';
import type { JobHelpers, Task } from 'graphile-worker';
import type { Logger } from 'pino';
import type { Mailer } from './mailer.ts';

export interface JobPorts {
  orm: Orm;
  mailer: Mailer;
  pusher: PushTransport;
  store: FileStore;
  log: Logger;
  /** Takes secrets out of what is kept of a failure. */
  scrub: (text: string) => string;
  now: () => Date;
  publicUrl: string;
  /** Of the product: what the tokens of links are made with. */
  secret: Uint8Array;
}

/** Every task the worker runs. */
export function createTasks(ports: JobPorts): Record<TaskName, Task> {
  const { mailer, pusher, store, publicUrl, secret } = ports;
  return {
    send_email: job(ports, (ctx, payload, { job, abortSignal }) =>
      sendEmail(ctx, payload, {
        transport: { send: (mail) => mailer.send(mail, abortSignal) },
        renderNotification: (facts) => renderNotification({ ...facts, public_url: publicUrl }),
        renderResume: (facts) => renderResume({ ...facts, public_url: publicUrl }),
        renderLink: (facts) => renderLink({ ...facts, public_url: publicUrl }),
        secret,
        is_last_attempt: job.attempts >= job.max_attempts,
      }),
    ),
    send_trial_mail: job(ports, (ctx, payload, { abortSignal }) =>
      sendTrialMail(ctx, payload, {
        transport: { send: (mail) => mailer.send(mail, abortSignal) },
        renderTrial: (sample) => trialMail({ ...sample, public_url: publicUrl }),
      }),
    ),
    send_push: job(ports, (ctx, payload, { job }) =>
      sendPush(ctx, payload, { transport: pusher, renderPush, secret, is_last_attempt: job.attempts >= job.max_attempts }),
    ),
    sweep_envois: job(ports, sweepEnvois),
    send_reset_link: job(ports, sendResetLink),
    clean_sessions: job(ports, cleanSessions),
    sweep_documents: job(ports, (ctx, payload) => sweepDocuments(ctx, payload, store)),
    remind_deadlines: job(ports, remindDeadlines),
    alert_habilitations: job(ports, alertHabilitations),
    follow_moon: job(ports, followMoon),
    generate_plans: job(ports, generatePlans),
  };
}

/** The user of jobs, read once: he is a row that never changes. */
const actors = new WeakMap<Orm, Actor>();

async function actorOfJobs(orm: Orm, em: EntityManager): Promise<Actor> {
  const known = actors.get(orm) ?? (await systemActor(em));
  actors.set(orm, known);
  return known;
}

/** Runs a task of the domain as verbs run: an EntityManager of its own, the user of jobs, a log that names the job. */
function job({ orm, log, scrub, now }: JobPorts, task: (ctx: Ctx, payload: unknown, helpers: JobHelpers) => Promise<void>): Task {
  return async (payload, helpers) => {
    const { id, task_identifier, attempts, max_attempts } = helpers.job;
    const jobLog = log.child({ job: id, task: task_identifier, attempt: attempts });
    const started = performance.now();
    const contextOf = (em: EntityManager, actor: Actor) =>
      createCtx({ em, actor, now: now(), requestId: `job-${id}`, langue: actor.langue, log: jobLog });
    try {
      const em = orm.em.fork() as EntityManager;
      await task(contextOf(em, await actorOfJobs(orm, em)), payload, helpers);
      jobLog.debug({ ms: Math.round(performance.now() - started) }, 'job done');
    } catch (error) {
      const facts = { err: error, ms: Math.round(performance.now() - started) };
      if (attempts >= max_attempts) jobLog.error(facts, 'job failed for the last time');
      else jobLog.warn(facts, 'job failed, it will be tried again');
      const message = scrub(error instanceof Error ? error.message : String(error));
      await keepFailure(helpers.job, message).catch((lost: unknown) => jobLog.warn({ err: lost }, 'the failure could not be written down'));
      // What the queue keeps of it is its message.
      throw new Error(message, { cause: error });
    }

    async function keepFailure(failed: JobHelpers['job'], message: string): Promise<void> {
      const em = orm.em.fork() as EntityManager;
      await recordEchec(contextOf(em, await actorOfJobs(orm, em)), {
        travail_id: Number(failed.id),
        tache: failed.task_identifier,
        tentative: failed.attempts,
        tentatives_max: failed.max_attempts,
        processus: failed.locked_by,
        message,
      });
    }
  };
}
