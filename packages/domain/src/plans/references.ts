import { DomainError } from '@mif/contract/errors';
import type { Ctx } from '../kernel/context.ts';
import { equipementsOf, tables, techniciensOf } from '../kernel/scope.ts';
import { requireSiteInUse } from '../sites/in-use.ts';
import type { PlanText } from './rules.ts';

/**
 * The equipment of a plan, in service and on a site in use.
 * @throws EQUIPEMENT_NOT_FOUND also outside the caller's scope, EQUIPEMENT_RETIRED, SITE_INACTIVE
 */
export async function requireEquipement(ctx: Ctx, id: number): Promise<void> {
  const row = await equipementsOf(ctx, 'equipement.read')
    .select(['e.nom', 'e.statut', 'e.site_id'])
    .where('e.id', '=', id)
    // Waits for who is just retiring it.
    .forKeyShare('e')
    .executeTakeFirst();
  if (!row) throw new DomainError('EQUIPEMENT_NOT_FOUND', { field: 'equipement_id' });
  if (row.statut === 'retire') throw new DomainError('EQUIPEMENT_RETIRED', { field: 'equipement_id', details: { equipement: row.nom } });
  await requireSiteInUse(ctx, row.site_id, 'equipement_id');
}

/**
 * Refuses a plan that names a meter of another equipment or of the wrong kind, a skill, a kind of certificate or a
 * technician that is not there or no longer used. What it named already is not judged again.
 * @param before the plan as it stands; null for a new one
 * @throws PLAN_METER_REQUIRED, PLAN_METER_FOREIGN, PLAN_METER_KIND, COMPTEUR_INACTIVE, COMPETENCE_NOT_FOUND,
 * COMPETENCE_INACTIVE, HABILITATION_TYPE_NOT_FOUND, HABILITATION_TYPE_INACTIVE, TECHNICIEN_NOT_FOUND, TECHNICIEN_INACTIVE
 */
export async function checkReferences(ctx: Ctx, equipement_id: number, plan: PlanText, before: PlanText | null): Promise<void> {
  if (plan.compteur_id !== null) await checkMeter(ctx, equipement_id, plan, before);
  const known = new Set(before?.competences.map(({ competence_id }) => competence_id));
  await checkSkills(
    ctx,
    plan.competences.map(({ competence_id }) => competence_id).filter((id) => !known.has(id)),
  );
  await checkKinds(
    ctx,
    plan.habilitations.filter((id) => !before?.habilitations.includes(id)),
  );
  if (plan.technicien_id !== null && plan.technicien_id !== before?.technicien_id) await checkTechnicien(ctx, plan.technicien_id);
}

async function checkMeter(ctx: Ctx, equipement_id: number, plan: PlanText, before: PlanText | null): Promise<void> {
  const meter = await tables(ctx.em)
    .selectFrom('compteurs')
    .select(['equipement_id', 'nom', 'genre', 'is_active'])
    .where('id', '=', plan.compteur_id)
    .executeTakeFirst();
  // Of a meter elsewhere nothing is said, not even whether it is there.
  if (!meter || meter.equipement_id !== equipement_id) throw new DomainError('PLAN_METER_FOREIGN', { field: 'compteur_id' });
  if (!meter.is_active && plan.compteur_id !== before?.compteur_id) {
    throw new DomainError('COMPTEUR_INACTIVE', { field: 'compteur_id', details: { compteur: meter.nom } });
  }
  if (plan.regle_compteur?.genre === 'pas' && meter.genre === 'jauge')
    throw new DomainError('PLAN_METER_KIND', { field: 'regle_compteur' });
}

async function checkSkills(ctx: Ctx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tables(ctx.em).selectFrom('competences').select(['id', 'nom', 'is_active']).where('id', 'in', ids).execute();
  if (rows.length < ids.length) throw new DomainError('COMPETENCE_NOT_FOUND', { field: 'competences' });
  const over = rows.find(({ is_active }) => !is_active);
  if (over) throw new DomainError('COMPETENCE_INACTIVE', { field: 'competences', details: { competence: over.nom } });
}

async function checkKinds(ctx: Ctx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tables(ctx.em).selectFrom('types_habilitation').select(['id', 'nom', 'is_active']).where('id', 'in', ids).execute();
  if (rows.length < ids.length) throw new DomainError('HABILITATION_TYPE_NOT_FOUND', { field: 'habilitations' });
  const over = rows.find(({ is_active }) => !is_active);
  if (over) throw new DomainError('HABILITATION_TYPE_INACTIVE', { field: 'habilitations', details: { habilitation: over.nom } });
}

async function checkTechnicien(ctx: Ctx, id: number): Promise<void> {
  const row = await techniciensOf(ctx, 'technicien.read')
    .innerJoin('users as u', 'u.id', 't.user_id')
    .select(['t.is_active', 'u.is_active as is_account_active', 'u.full_name'])
    .where('t.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new DomainError('TECHNICIEN_NOT_FOUND', { field: 'technicien_id' });
  if (!row.is_active || !row.is_account_active) {
    throw new DomainError('TECHNICIEN_INACTIVE', { field: 'technicien_id', details: { technicien: row.full_name } });
  }
}
