import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { idsOf, type JobRow } from './project.ts';

/**
 * Tells the rows jobs were about: a mail given up waits again once its job is tried again, else that job would find
 * nothing to do; one whose job was cancelled is given up, else it would wait for ever.
 */
export async function followJobs(
  ctx: Ctx,
  rows: readonly Pick<JobRow, 'tache' | 'payload'>[],
  what: 'retried' | 'cancelled',
): Promise<void> {
  const ids = rows.filter(({ tache }) => tache === 'send_email').flatMap(({ payload }) => idsOf(payload)['envoi_id'] ?? []);
  if (ids.length === 0) return;
  const envois = tables(ctx.em).updateTable('envois').where('id', 'in', ids);
  if (what === 'retried') await envois.set({ statut: 'a_envoyer' }).where('statut', '=', 'echoue').execute();
  else
    await envois.set({ statut: 'abandonne', derniere_erreur: 'cancelled by an administrator' }).where('statut', '=', 'a_envoyer').execute();
}
