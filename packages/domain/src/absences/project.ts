import { sql } from 'kysely';
import type { Absence, StatutAbsence } from '@mif/contract/absences';
import { DomainError } from '@mif/contract/errors';
import { reachOfActor } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIso, toIsoOrNull } from '../kernel/instants.ts';
import { absencesOf, unscopedTables } from '../kernel/scope.ts';
import { statutsReserves } from '../techniciens/availability-facts.ts';

/** Absences with the people they are about, from a query over `absences as a`. */
export function withPeople(ctx: Ctx, query: ReturnType<typeof absencesOf>) {
  return query
    .innerJoin('techniciens as t', 't.id', 'a.technicien_id')
    .innerJoin('users as u', 'u.id', 't.user_id')
    .innerJoin('users as asker', 'asker.id', 'a.demandee_par_id')
    .leftJoin('users as decider', 'decider.id', 'a.decidee_par_id')
    .select(['a.id', 'a.technicien_id', 'a.type', 'a.statut', 'a.debut', 'a.fin', 'a.date_debut', 'a.date_fin', 'a.motif'])
    .select(['a.motif_decision', 'a.decidee_at', 'a.created_at', 'a.version', 'a.demandee_par_id', 'a.decidee_par_id'])
    .select(['u.full_name as nom', 't.equipe', 'asker.full_name as demandee_par', 'decider.full_name as decidee_par'])
    .select(
      // Whose work it falls on is the absent one's own: no other scope than the absence's is needed.
      unscopedTables(ctx.em)
        .selectFrom('interventions as i')
        .select(sql<number>`count(*)::int`.as('n'))
        .where(sql<boolean>`i.technicien_id = a.technicien_id and i.date_debut_prevue < a.fin and i.date_fin_prevue > a.debut`)
        .where('i.statut', 'in', statutsReserves)
        .as('interventions_prevues'),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof withPeople>['execute']>>[number];

/** The DTO of an absence's row. */
export function toAbsence(ctx: Ctx, row: Row): Absence {
  const { nom, equipe, demandee_par, decidee_par, demandee_par_id, decidee_par_id, interventions_prevues, ...fields } = row;
  return {
    ...fields,
    debut: toIso(row.debut),
    fin: toIso(row.fin),
    decidee_at: toIsoOrNull(row.decidee_at),
    created_at: toIso(row.created_at),
    technicien: { id: row.technicien_id, nom, equipe },
    demandee_par: { id: demandee_par_id, full_name: demandee_par },
    decidee_par: decidee_par_id !== null && decidee_par !== null ? { id: decidee_par_id, full_name: decidee_par } : null,
    interventions_prevues: interventions_prevues ?? 0,
    actions_permises: allowedActions(ctx, row.statut),
  };
}

/**
 * What the caller may do to an absence. Its technician takes back what is not decided yet; managers decide, correct and
 * call off.
 */
export function allowedActions(ctx: Ctx, statut: StatutAbsence): Absence['actions_permises'] {
  const actor = actorOf(ctx);
  const isManager = reachOfActor(actor, 'absence.decide') === 'any';
  if (statut === 'demandee') return isManager ? ['update', 'approve', 'refuse', 'cancel'] : ['cancel'];
  return statut === 'approuvee' && isManager ? ['update', 'cancel'] : [];
}

/**
 * One absence, if the caller may read it.
 * @throws ABSENCE_NOT_FOUND also for a row outside the caller's scope
 */
export async function readAbsence(ctx: Ctx, id: number): Promise<Absence> {
  const row = await withPeople(ctx, absencesOf(ctx, 'absence.read')).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('ABSENCE_NOT_FOUND', { field: 'id' });
  return toAbsence(ctx, row);
}
