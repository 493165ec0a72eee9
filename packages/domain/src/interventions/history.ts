import { DomainError } from '@mif/contract/errors';
import type { HistoriqueInput, HistoriquePage } from '@mif/contract/interventions';
import type { Ctx } from '../kernel/context.ts';
import { toIso, toIsoOrNull } from '../kernel/instants.ts';
import { cutPage, decodeCursor, readSize } from '../kernel/paging.ts';
import { interventionsOf, tables } from '../kernel/scope.ts';

/**
 * The steps of an intervention's life, the newest first.
 * @throws INTERVENTION_NOT_FOUND, CURSOR_INVALID
 */
export async function interventionHistory(ctx: Ctx, input: HistoriqueInput): Promise<HistoriquePage> {
  const cursor = decodeCursor(input.cursor, '-id');
  const visible = await interventionsOf(ctx, 'intervention.read').select('i.id').where('i.id', '=', input.id).executeTakeFirst();
  if (!visible) throw new DomainError('INTERVENTION_NOT_FOUND', { field: 'id' });
  let query = tables(ctx.em)
    .selectFrom('intervention_historique as h')
    .innerJoin('users as u', 'u.id', 'h.acteur_id')
    .select([
      'h.id',
      'h.action',
      'h.de_statut',
      'h.vers_statut',
      'h.acteur_id',
      'u.full_name',
      'h.version',
      'h.motif',
      'h.command_id',
      'h.date_serveur',
      'h.date_appareil',
      'h.details',
    ])
    .where('h.intervention_id', '=', input.id)
    .orderBy('h.id', 'desc')
    .limit(readSize(input.limit));
  if (cursor) query = query.where('h.id', '<', cursor.id);
  const rows = await query.execute();
  return cutPage(
    rows,
    input.limit,
    (row) => ({
      id: row.id,
      action: row.action,
      de_statut: row.de_statut,
      vers_statut: row.vers_statut,
      acteur: { id: row.acteur_id, full_name: row.full_name },
      version: row.version,
      motif: row.motif,
      command_id: row.command_id,
      date_serveur: toIso(row.date_serveur),
      date_appareil: toIsoOrNull(row.date_appareil),
      details: row.details,
    }),
    (row) => ({ sort: '-id', value: row.id, id: row.id }),
  );
}
