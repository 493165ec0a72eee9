import { Intervention as InterventionRow } from '@mif/db/entities/intervention';
import { DomainError } from '@mif/contract/errors';
import type { CreateInterventionInput, Intervention } from '@mif/contract/interventions';
import { countDeadlines } from '../calendriers/deadline.ts';
import { calendarFor } from '../calendriers/in-force.ts';
import { requirePermission } from '../kernel/actor.ts';
import { nextReference } from '../kernel/codes.ts';
import { applyOnce } from '../kernel/commands.ts';
import type { Ctx } from '../kernel/context.ts';
import { equipementsOf } from '../kernel/scope.ts';
import { requireSiteInUse } from '../sites/in-use.ts';
import { applyAssign } from './assign.ts';
import { readAfterCommand } from './project.ts';
import { recordStep } from './record.ts';

/**
 * Opens an intervention on an equipment, and gives it to a technician at once where one is named.
 * @throws EQUIPEMENT_NOT_FOUND, EQUIPEMENT_RETIRED, SITE_INACTIVE, INTERVENTION_DEADLINE_PAST, and what assigning may throw
 */
export async function createIntervention(ctx: Ctx, input: CreateInterventionInput): Promise<Intervention> {
  requirePermission(ctx.actor, 'intervention.create');
  const id = await applyOnce(ctx, { command_id: input.command_id, nom: 'intervention.create', input }, () => insert(ctx, input));
  return readAfterCommand(ctx, id);
}

async function insert(ctx: Ctx, input: CreateInterventionInput): Promise<number> {
  const intervention = await openIntervention(ctx, input);
  return intervention.id;
}

/** Where a new intervention comes from. */
interface Origin {
  /** When it was asked for, where it was: its clocks start then, and may be over already. */
  date_demande?: Date;
  /** A plan may create it after the end of its window. */
  is_late_allowed?: boolean;
  /** Facts history keeps beside its first line. */
  details?: Record<string, unknown>;
}

/**
 * Writes a new intervention and the first line of its history, and gives it to a technician where one is named.
 * @throws EQUIPEMENT_NOT_FOUND, EQUIPEMENT_RETIRED, SITE_INACTIVE, INTERVENTION_DEADLINE_PAST, and what assigning may throw
 */
export async function openIntervention(
  ctx: Ctx,
  input: Omit<CreateInterventionInput, 'command_id'> & { command_id?: string | undefined },
  { date_demande, is_late_allowed, details }: Origin = {},
): Promise<InterventionRow> {
  const equipement = await equipementsOf(ctx, 'equipement.read')
    .select(['e.client_id', 'e.site_id', 'e.statut', 'e.nom'])
    .where('e.id', '=', input.equipement_id)
    // Waits for who is just retiring it; the foreign key would take the same lock a little later.
    .forKeyShare('e')
    .executeTakeFirst();
  if (!equipement) throw new DomainError('EQUIPEMENT_NOT_FOUND', { field: 'equipement_id' });
  if (equipement.statut === 'retire') {
    throw new DomainError('EQUIPEMENT_RETIRED', { field: 'equipement_id', details: { equipement: equipement.nom } });
  }
  await requireSiteInUse(ctx, equipement.site_id, 'equipement_id');
  const counted = countDeadlines(await calendarFor(ctx, equipement.client_id), input.priorite, date_demande ?? ctx.now);
  // Who sets the end himself leaves the beginning to the priority.
  const deadline = input.date_limite ? { ...counted, date_limite: new Date(input.date_limite), calendrier_version_id: null } : counted;
  const { date_limite } = deadline;
  const is_past = date_limite !== null && date_limite < ctx.now;
  if (is_past && !is_late_allowed && (input.date_limite || !date_demande))
    throw new DomainError('INTERVENTION_DEADLINE_PAST', { field: 'date_limite' });
  const intervention = ctx.em.create(InterventionRow, {
    reference: await nextReference(ctx, 'OT'),
    titre: input.titre,
    description: input.description ?? null,
    type: input.type,
    statut: 'ouverte',
    priorite: input.priorite,
    date_creation: ctx.now,
    date_demande: date_demande ?? null,
    ...deadline,
    equipement_id: input.equipement_id,
    client_id: equipement.client_id,
  });
  await ctx.em.flush();
  recordStep(ctx, intervention, { action: 'create', de_statut: null, vers_statut: 'ouverte', command_id: input.command_id, details });
  if (input.technicien_id) {
    await applyAssign(ctx, intervention, { id: intervention.id, technicien_id: input.technicien_id, command_id: input.command_id });
  }
  return intervention;
}
