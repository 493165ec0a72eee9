import { Arret } from '@mif/db/entities/arret';
import type { Equipement } from '@mif/db/entities/equipement';
import { DomainError } from '@mif/contract/errors';
import { sql } from 'kysely';
import { recordChange } from '../journal/record.ts';
import type { Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { tables } from '../kernel/scope.ts';
import { statutDuring, type Downtime } from './rules.ts';

/** What the journal keeps of a downtime. */
export function recordedArret(row: Arret) {
  return {
    cause: row.cause,
    date_debut: toIso(row.date_debut),
    date_fin: row.date_fin ? toIso(row.date_fin) : null,
    commentaire: row.commentaire ?? null,
  };
}

/**
 * Refuses a downtime that overlaps another one of the equipment.
 * @param except the downtime itself, where it is changed
 * @throws ARRET_OVERLAP with the times of the other
 */
export async function requireFreeTime(ctx: Ctx, equipement_id: number, wanted: Downtime, except?: number): Promise<void> {
  let query = tables(ctx.em)
    .selectFrom('arrets')
    .select(['date_debut', 'date_fin'])
    .where('equipement_id', '=', equipement_id)
    .where(sql<boolean>`tstzrange(date_debut, date_fin) && tstzrange(${wanted.date_debut}::timestamptz, ${wanted.date_fin}::timestamptz)`)
    .orderBy('date_debut');
  if (except) query = query.where('id', '<>', except);
  const other = await query.executeTakeFirst();
  if (!other) return;
  throw new DomainError('ARRET_OVERLAP', {
    field: 'date_debut',
    details: { du: toIso(other.date_debut), au: other.date_fin ? toIso(other.date_fin) : null },
  });
}

/**
 * Puts an equipment into the state its downtime says, as a line of its own history: down while it lasts, back in service
 * where the downtime that held it down is over.
 */
export async function followArret(ctx: Ctx, equipement: Equipement, arret: Downtime): Promise<void> {
  const during = statutDuring(arret.cause);
  const wasDown = equipement.statut === 'panne' || equipement.statut === 'maintenance';
  const lasting = await ctx.em.findOne(Arret, { equipement_id: equipement.id, date_fin: null });
  const apres = lasting ? (during ?? equipement.statut) : wasDown ? 'operationnel' : equipement.statut;
  const avant = equipement.statut;
  if (apres === avant) return;
  ctx.em.assign(equipement, { statut: apres, updated_at: ctx.now });
  await ctx.em.flush();
  await recordChange(ctx, { objet: 'equipement', objet_id: equipement.id, action: 'update', changements: { statut: { avant, apres } } });
}
