import type { NotificationEvent } from '@mif/contract/notifications';
import { inTransaction, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { concernedBy } from '../notifications/concerned.ts';
import { notify } from '../notifications/notify.ts';
import { readParametre } from '../parametres/read.ts';
import { longestWait, measureBeats, measureTasks } from './measure.ts';
import { alertsOf, type Genre } from './rules.ts';

/**
 * Looks at the background and tells administrators once when it is late or a worker is silent, and once when that is
 * over. Servers do this, for a worker that is dead tells nothing; of several at once one opens the alert.
 * @param watched_s how long the caller has been watching
 */
export async function watchTravaux(ctx: Ctx, watched_s: number): Promise<void> {
  const retard_s = 60 * (await readParametre(ctx.em, 'travaux_retard_minutes'));
  const attente_s = longestWait(await measureTasks(ctx.em));
  const wanted = alertsOf({ attente_s, retard_s, beats: await measureBeats(ctx.em), watched_s });
  for (const [genre, is_open] of Object.entries(wanted) as [Genre, boolean | null][]) {
    if (is_open !== null) await inTransaction(ctx, (inner) => (is_open ? open(inner, genre) : close(inner, genre)));
  }
}

async function open(ctx: Ctx, genre: Genre): Promise<void> {
  const opened = await tables(ctx.em)
    .insertInto('travail_alertes')
    .values({ genre, ouverte_at: ctx.now, fermee_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  if (opened.length === 0) return;
  ctx.log.warn({ genre }, 'the background is late or silent');
  await tell(ctx, genre === 'file_en_retard' ? 'travaux_en_retard' : 'processus_muet', {});
}

async function close(ctx: Ctx, genre: Genre): Promise<void> {
  const closed = await tables(ctx.em)
    .updateTable('travail_alertes')
    .set({ fermee_at: ctx.now })
    .where('genre', '=', genre)
    .where('fermee_at', 'is', null)
    .returning('ouverte_at')
    .executeTakeFirst();
  if (!closed) return;
  const minutes = Math.max(1, Math.round((ctx.now.getTime() - new Date(closed.ouverte_at).getTime()) / 60_000));
  ctx.log.info({ genre, minutes }, 'the background is well again');
  await tell(ctx, genre === 'file_en_retard' ? 'travaux_a_jour' : 'processus_retabli', { minutes: String(minutes) });
}

async function tell(ctx: Ctx, evenement: NotificationEvent, params: Record<string, string>): Promise<void> {
  await notify(ctx, { evenement, user_ids: await concernedBy(ctx, evenement, {}), intervention_id: null, params });
}
