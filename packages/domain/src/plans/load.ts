import { LockMode } from '@mikro-orm/core';
import { Plan } from '@mif/db/entities/plan';
import { DomainError } from '@mif/contract/errors';
import type { Permission } from '@mif/contract/permissions';
import { requireVersion } from '../journal/versions.ts';
import type { Ctx } from '../kernel/context.ts';
import { plansOf } from '../kernel/scope.ts';
import type { PlanText } from './rules.ts';

/**
 * A plan to change, locked until the transaction ends: the generator waits for it, and it for the generator.
 * @param version the one the caller saw; left out, the present one is taken
 * @throws PLAN_NOT_FOUND also outside the caller's scope, PLAN_RETIRED, RECORD_VERSION_CONFLICT
 */
export async function lockPlan(ctx: Ctx, permission: Permission, id: number, version?: number): Promise<Plan> {
  const visible = await plansOf(ctx, permission).select('p.id').where('p.id', '=', id).executeTakeFirst();
  const row = visible ? await ctx.em.findOne(Plan, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }) : null;
  if (!row) throw new DomainError('PLAN_NOT_FOUND', { field: 'id' });
  if (row.statut === 'retire') throw new DomainError('PLAN_RETIRED', { field: 'id' });
  await requireVersion(ctx, { objet: 'plan', id, version: row.version, seen: version });
  return row;
}

/** A row, of which what may be empty may also not have been read. */
type TextColumns = { [Field in keyof PlanText]: null extends PlanText[Field] ? PlanText[Field] | undefined : PlanText[Field] };

/** What people wrote of a plan, as the journal keeps it. */
export function textOf(row: TextColumns): PlanText {
  return {
    titre: row.titre,
    description: row.description ?? null,
    type: row.type,
    priorite: row.priorite,
    duree_minutes: row.duree_minutes,
    competences: row.competences,
    habilitations: row.habilitations,
    technicien_id: row.technicien_id ?? null,
    declencheur: row.declencheur,
    combinaison: row.combinaison ?? null,
    regle_date: row.regle_date ?? null,
    premiere_date: row.premiere_date ?? null,
    compteur_id: row.compteur_id ?? null,
    regle_compteur: row.regle_compteur ?? null,
    compteur_base: row.compteur_base ?? null,
    ancrage: row.ancrage,
    avance_jours: row.avance_jours,
    horizon_jours: row.horizon_jours,
    tolerance_avant_jours: row.tolerance_avant_jours,
    tolerance_apres_jours: row.tolerance_apres_jours,
    jours_feries: row.jours_feries,
    rattrapage: row.rattrapage,
    empiler: row.empiler,
  };
}
