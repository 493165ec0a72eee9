import { Intervention as InterventionRow } from '@mif/db/entities/intervention';
import { defaultDeadline } from '@mif/contract/deadlines';
import { DomainError } from '@mif/contract/errors';
import type { CreateInterventionInput, Intervention } from '@mif/contract/interventions';
import { toLocal } from '@mif/contract/time';
import { sql } from 'kysely';
import { requirePermission } from '../kernel/actor.ts';
import { applyOnce } from '../kernel/commands.ts';
import type { Ctx } from '../kernel/context.ts';
import { equipementsOf, tables } from '../kernel/scope.ts';
import { applyAssign } from './assign.ts';
import { readAfterCommand } from './project.ts';
import { recordStep } from './record.ts';

/**
 * Opens an intervention on an equipment, and gives it to a technician at once where one is named.
 * @throws EQUIPEMENT_NOT_FOUND, EQUIPEMENT_RETIRED, INTERVENTION_DEADLINE_PAST, and what assigning may throw
 */
export async function createIntervention(ctx: Ctx, input: CreateInterventionInput): Promise<Intervention> {
  requirePermission(ctx.actor, 'intervention.create');
  const id = await applyOnce(ctx, { command_id: input.command_id, nom: 'intervention.create', input }, () => insert(ctx, input));
  return readAfterCommand(ctx, id);
}

async function insert(ctx: Ctx, input: CreateInterventionInput): Promise<number> {
  const equipement = await equipementsOf(ctx, 'equipement.read')
    .select(['e.client_id', 'e.statut', 'e.nom'])
    .where('e.id', '=', input.equipement_id)
    // Waits for who is just retiring it; the foreign key would take the same lock a little later.
    .forKeyShare('e')
    .executeTakeFirst();
  if (!equipement) throw new DomainError('EQUIPEMENT_NOT_FOUND', { field: 'equipement_id' });
  if (equipement.statut === 'retire') {
    throw new DomainError('EQUIPEMENT_RETIRED', { field: 'equipement_id', details: { equipement: equipement.nom } });
  }
  const date_limite = input.date_limite ? new Date(input.date_limite) : defaultDeadline(input.priorite, ctx.now);
  if (date_limite && date_limite < ctx.now) throw new DomainError('INTERVENTION_DEADLINE_PAST', { field: 'date_limite' });
  const intervention = ctx.em.create(InterventionRow, {
    reference: await nextReference(ctx),
    titre: input.titre,
    description: input.description ?? null,
    type: input.type,
    statut: 'ouverte',
    priorite: input.priorite,
    date_creation: ctx.now,
    date_limite,
    equipement_id: input.equipement_id,
    client_id: equipement.client_id,
  });
  await ctx.em.flush();
  recordStep(ctx, intervention, { action: 'create', de_statut: null, vers_statut: 'ouverte', command_id: input.command_id });
  if (input.technicien_id) {
    await applyAssign(ctx, intervention, { id: intervention.id, technicien_id: input.technicien_id, command_id: input.command_id });
  }
  return intervention.id;
}

/**
 * The next reference of the year, `OT-2026-000123`. The counter's row stays locked until the transaction ends, so the
 * series has no gap and no double.
 */
export async function nextReference(ctx: Ctx, count = 1): Promise<string> {
  const serie = `OT-${toLocal(ctx.now).year}`;
  const row = await tables(ctx.em)
    .insertInto('numerotations')
    .values({ serie, dernier: count })
    .onConflict((conflict) => conflict.column('serie').doUpdateSet({ dernier: sql`numerotations.dernier + ${count}` }))
    .returning('dernier')
    .executeTakeFirstOrThrow();
  return formatReference(serie, row.dernier - count + 1);
}

/** A reference from its series and number. */
export function formatReference(serie: string, number: number): string {
  return `${serie}-${String(number).padStart(6, '0')}`;
}
