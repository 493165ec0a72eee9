import { type Intervention, InterventionHistorique } from '@mif/db/entities/intervention';
import type { HistoriqueItem, Statut } from '@mif/contract/interventions';
import { actorOf, type Ctx } from '../kernel/context.ts';

/** A step of the life, as history keeps it. */
export interface HistoryStep {
  action: HistoriqueItem['action'];
  de_statut: Statut | null;
  vers_statut: Statut | null;
  motif?: string | undefined;
  command_id?: string | undefined;
  date_appareil?: string | undefined;
  details?: Record<string, unknown> | undefined;
}

/** Writes a step into the history of an intervention that was flushed: `version` is the one the step made. */
export function recordStep(ctx: Ctx, intervention: Intervention, step: HistoryStep): void {
  ctx.em.create(InterventionHistorique, {
    intervention_id: intervention.id,
    action: step.action,
    de_statut: step.de_statut,
    vers_statut: step.vers_statut,
    acteur_id: actorOf(ctx).id,
    version: intervention.version,
    motif: step.motif ?? null,
    command_id: step.command_id ?? null,
    date_serveur: ctx.now,
    date_appareil: step.date_appareil ? new Date(step.date_appareil) : null,
    details: step.details ?? null,
  });
}
