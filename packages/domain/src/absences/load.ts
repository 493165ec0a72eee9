import { LockMode } from '@mikro-orm/core';
import { Absence } from '@mif/db/entities/absence';
import type { StatutAbsence } from '@mif/contract/absences';
import { DomainError } from '@mif/contract/errors';
import type { Permission } from '@mif/contract/permissions';
import { requireVersion } from '../journal/versions.ts';
import type { Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { absencesOf, unscopedTables } from '../kernel/scope.ts';
import type { AbsencePeriod } from './period.ts';

/**
 * An absence to change, locked until the transaction ends.
 * @throws ABSENCE_NOT_FOUND also outside the caller's scope, RECORD_VERSION_CONFLICT
 */
export async function lockAbsence(ctx: Ctx, permission: Permission, id: number, version?: number): Promise<Absence> {
  const visible = await absencesOf(ctx, permission).select('a.id').where('a.id', '=', id).executeTakeFirst();
  const row = visible ? await ctx.em.findOne(Absence, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }) : null;
  if (!row) throw new DomainError('ABSENCE_NOT_FOUND', { field: 'id' });
  await requireVersion(ctx, { objet: 'absence', id, version: row.version, seen: version });
  return row;
}

/**
 * Refuses what the state of an absence does not have.
 * @throws ABSENCE_DECIDED with its state
 */
export function requireStatut(absence: Absence, ...statuts: readonly StatutAbsence[]): void {
  if (statuts.includes(absence.statut)) return;
  throw new DomainError('ABSENCE_DECIDED', { field: 'statut', details: { statut: absence.statut } });
}

/**
 * Refuses a period that overlaps another absence of the technician, asked for or approved. His row is locked.
 * @param except_id the absence itself
 * @throws ABSENCE_OVERLAP with the other one
 */
export async function refuseOverlap(ctx: Ctx, technicien_id: number, period: AbsencePeriod, except_id: number | null): Promise<void> {
  const other = await unscopedTables(ctx.em)
    .selectFrom('absences as a')
    .select(['a.id', 'a.type', 'a.statut', 'a.debut', 'a.fin'])
    .where('a.technicien_id', '=', technicien_id)
    .where('a.id', '!=', except_id ?? 0)
    .where('a.statut', 'in', ['demandee', 'approuvee'])
    .where('a.debut', '<', period.fin)
    .where('a.fin', '>', period.debut)
    .orderBy('a.debut')
    .limit(1)
    .executeTakeFirst();
  if (!other) return;
  const { type, statut, debut, fin } = other;
  throw new DomainError('ABSENCE_OVERLAP', {
    field: period.date_debut === null ? 'debut' : 'date_debut',
    details: { type, statut, debut: toIso(debut), fin: toIso(fin) },
  });
}

/** What the journal keeps of an absence. */
export function recordedAbsence(row: Absence) {
  return {
    type: row.type,
    statut: row.statut,
    debut: row.debut.toISOString(),
    fin: row.fin.toISOString(),
    date_debut: row.date_debut ?? null,
    date_fin: row.date_fin ?? null,
    motif: row.motif ?? null,
    motif_decision: row.motif_decision ?? null,
  };
}
