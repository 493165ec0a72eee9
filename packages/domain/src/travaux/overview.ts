import { sql } from 'kysely';
import type { TachePlanifiee, TravauxEtat } from '@mif/contract/travaux';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { toIso, toIsoOrNull } from '../kernel/instants.ts';
import { nextRun } from '../kernel/schedules.ts';
import { tables } from '../kernel/scope.ts';
import { taskSchedules, type Schedule } from '../kernel/tasks.ts';
import { readParametre } from '../parametres/read.ts';
import { versionOf } from '../parametres/write.ts';
import { longestWait, measureBeats, measureTasks } from './measure.ts';
import { judgeBeats, withEveryTask } from './rules.ts';

/** The background at a glance: jobs by task, tasks that run by themselves, workers, and what is wrong with them now. */
export async function readTravaux(ctx: Ctx): Promise<TravauxEtat> {
  requirePermission(ctx.actor, 'travail.read');
  const counted = await measureTasks(ctx.em);
  const beats = await measureBeats(ctx.em);
  const etats = judgeBeats(beats);
  const alertes = await tables(ctx.em)
    .selectFrom('travail_alertes')
    .select(['genre', 'ouverte_at'])
    .where('fermee_at', 'is', null)
    .orderBy('id')
    .execute();
  const running = new Set(counted.filter(({ en_cours }) => en_cours > 0).map(({ tache }) => tache));
  return {
    taches: withEveryTask(counted),
    attente_s: longestWait(counted),
    planifiees: await scheduled(ctx, running),
    processus: beats.map(({ processus, silence_s, en_cours, demarre_at, vu_at }) => ({
      processus,
      silence_s,
      en_cours,
      demarre_at: toIso(demarre_at),
      vu_at: toIso(vu_at),
      etat: etats.get(processus) ?? 'muet',
    })),
    alertes: alertes.map(({ genre, ouverte_at }) => ({ genre, ouverte_at: toIso(ouverte_at) })),
    reglage: {
      retard_minutes: await readParametre(ctx.em, 'travaux_retard_minutes'),
      version: await versionOf(ctx, 'travaux_retard_minutes'),
    },
  };
}

// The queue keeps when each schedule's hour last came; when it comes next follows from the schedule, by the same clock.
async function scheduled(ctx: Ctx, running: ReadonlySet<string>): Promise<TachePlanifiee[]> {
  const { rows } = await sql<{ identifier: string; last_execution: Date | string | null; now: Date | string }>`
    select identifier, last_execution, now() as now from graphile_worker._private_known_crontabs
  `.execute(tables(ctx.em));
  const known = new Map(rows.map((row) => [row.identifier, row.last_execution]));
  const now = new Date(rows[0]?.now ?? ctx.now);
  return Object.entries<Schedule>(taskSchedules).map(([tache, schedule]) => ({
    tache,
    minutes: 'every_minutes' in schedule ? schedule.every_minutes : null,
    heure: 'daily_at' in schedule ? schedule.daily_at : null,
    derniere_at: toIsoOrNull(known.get(tache) ?? null),
    prochaine_at: nextRun(schedule, now).toISOString(),
    is_running: running.has(tache),
  }));
}
