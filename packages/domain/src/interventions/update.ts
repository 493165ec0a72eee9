import { DomainError } from '@mif/contract/errors';
import type { Intervention, UpdateInterventionInput } from '@mif/contract/interventions';
import { countDeadlines } from '../calendriers/deadline.ts';
import { calendarFor } from '../calendriers/in-force.ts';
import type { Ctx } from '../kernel/context.ts';
import { toIsoOrNull } from '../kernel/instants.ts';
import { loadForChange } from './load.ts';
import { recordStep } from './record.ts';
import { command } from './step.ts';

/**
 * Changes what an intervention says of itself. A new priority moves the deadlines that followed from the old one.
 * @throws INTERVENTION_READ_ONLY once archived or cancelled
 */
export function updateIntervention(ctx: Ctx, input: UpdateInterventionInput): Promise<Intervention> {
  return command(ctx, 'update', input, async () => {
    const intervention = await loadForChange(ctx, 'intervention.update', input.id, input.version);
    if (intervention.statut === 'archivee' || intervention.statut === 'annulee') {
      throw new DomainError('INTERVENTION_READ_ONLY', { field: 'id' });
    }
    const before = editable(intervention);
    const { titre, description, type, priorite } = input;
    ctx.em.assign(intervention, {
      ...(titre === undefined ? {} : { titre }),
      ...(description === undefined ? {} : { description }),
      ...(type === undefined ? {} : { type }),
    });
    if (priorite !== undefined && priorite !== intervention.priorite) {
      const start = intervention.date_demande ?? intervention.date_creation;
      const calendar = await calendarFor(ctx, intervention.client_id);
      const present = toIsoOrNull(countDeadlines(calendar, intervention.priorite, start).date_limite);
      // One that was counted says with what; those older than that are told by their date.
      const followed = intervention.calendrier_version_id || present === toIsoOrNull(intervention.date_limite ?? null);
      intervention.priorite = priorite;
      const { date_limite_prise_en_charge, ...counted } = countDeadlines(calendar, priorite, start);
      ctx.em.assign(intervention, { date_limite_prise_en_charge, ...(followed ? counted : {}) });
    }
    if (input.date_limite !== undefined) {
      ctx.em.assign(intervention, { date_limite: input.date_limite ? new Date(input.date_limite) : null, calendrier_version_id: null });
    }
    const after = editable(intervention);
    const changed = Object.keys(after).filter((key) => after[key] !== before[key]);
    if (changed.length === 0) return intervention;
    await ctx.em.flush();
    recordStep(ctx, intervention, {
      action: 'update',
      de_statut: intervention.statut,
      vers_statut: intervention.statut,
      command_id: input.command_id,
      details: Object.fromEntries(changed.map((key) => [key, { avant: before[key], apres: after[key] }])),
    });
    await ctx.em.flush();
    return intervention;
  });
}

interface Editable {
  titre: string;
  description?: string | null;
  type: string;
  priorite: string;
  date_limite?: Date | null;
  date_limite_prise_en_charge?: Date | null;
}

function editable(row: Editable): Record<string, string | null> {
  return {
    titre: row.titre,
    description: row.description ?? null,
    type: row.type,
    priorite: row.priorite,
    date_limite: toIsoOrNull(row.date_limite ?? null),
    date_limite_prise_en_charge: toIsoOrNull(row.date_limite_prise_en_charge ?? null),
  };
}
