import { LockMode } from '@mikro-orm/core';
import { Arret } from '@mif/db/entities/arret';
import { Equipement } from '@mif/db/entities/equipement';
import { statutsOuverts, type InterventionType } from '@mif/contract/interventions';
import type { StatutEquipement } from '@mif/contract/equipements';
import { sql } from 'kysely';
import { recordChange } from '../journal/record.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { tables, unscopedTables } from '../kernel/scope.ts';
import { downtimeAfter } from './rules.ts';

const corrective: InterventionType[] = ['corrective', 'curative'];

/**
 * Begins and ends an equipment's downtime as its state changes; its row is locked by the caller.
 * @param statut the state it is in from now on
 */
export async function followStatut(ctx: Ctx, equipement_id: number, statut: StatutEquipement): Promise<void> {
  const lasting = await ctx.em.findOne(Arret, { equipement_id, date_fin: null });
  const { ends, begins } = downtimeAfter(statut, lasting?.cause ?? null);
  if (lasting && ends) lasting.date_fin = latest(lasting.date_debut, ctx.now);
  await ctx.em.flush();
  if (!begins) return;
  ctx.em.create(Arret, {
    equipement_id,
    cause: begins,
    date_debut: ctx.now,
    date_fin: null,
    commentaire: null,
    acteur_id: actorOf(ctx).id,
    created_at: ctx.now,
  });
  await ctx.em.flush();
}

/** Ends what lasts on equipments that leave service. */
export async function endDowntime(ctx: Ctx, equipements: readonly number[]): Promise<void> {
  await tables(ctx.em)
    .updateTable('arrets')
    .set({ date_fin: sql<Date>`greatest(date_debut, ${ctx.now}::timestamptz)`, version: sql<number>`version + 1` })
    .where(sql<boolean>`equipement_id = any(${equipements}::int[])`)
    .where('date_fin', 'is', null)
    .execute();
}

/**
 * Puts a machine back in service when the corrective work on its failure is finished, unless other corrective work on it is
 * still open.
 * @param done the intervention that is finished
 */
export async function endFailureOfWork(ctx: Ctx, done: { id: number; type: InterventionType; equipement_id: number }): Promise<void> {
  if (!corrective.includes(done.type)) return;
  const equipement = await ctx.em.findOne(Equipement, { id: done.equipement_id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (equipement?.statut !== 'panne') return;
  const other = await unscopedTables(ctx.em)
    .selectFrom('interventions')
    .select('id')
    .where('equipement_id', '=', done.equipement_id)
    .where('id', '<>', done.id)
    .where('type', 'in', corrective)
    .where('statut', 'in', statutsOuverts)
    .executeTakeFirst();
  if (other) return;
  ctx.em.assign(equipement, { statut: 'operationnel', updated_at: ctx.now });
  await ctx.em.flush();
  const statut = { avant: 'panne', apres: 'operationnel' };
  await recordChange(ctx, { objet: 'equipement', objet_id: equipement.id, action: 'update', changements: { statut } });
  await followStatut(ctx, equipement.id, 'operationnel');
}

// A telephone's clock may be a little ahead of ours: what began « later » ends as it began.
function latest(a: Date, b: Date): Date {
  return a > b ? a : b;
}
