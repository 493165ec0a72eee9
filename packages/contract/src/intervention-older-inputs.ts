import type { z } from 'zod';
import {
  AssignInterventionInput,
  CommandInput,
  FinishInterventionInput,
  HoldInterventionInput,
  ListInterventionsInput,
  Statut,
} from './interventions.ts';

// What the older REST clients send: one call for every step, without a version and an id of the command.
const olderCommand = CommandInput.pick({ id: true }).extend({
  version: CommandInput.shape.version.optional(),
  command_id: CommandInput.shape.command_id.optional(),
  motif: HoldInterventionInput.shape.motif,
});
const report = FinishInterventionInput.shape;

/** A short list of filters. */
export const FilterInterventionsInput = ListInterventionsInput.pick({
  cursor: true,
  limit: true,
  statut: true,
  urgence: true,
  type: true,
  technicien_id: true,
});

/** Moves an intervention: the target and what that step needs. */
export const ChangeStatutInput = olderCommand.extend({
  statut: Statut,
  motif_attente: HoldInterventionInput.shape.motif_attente.optional(),
  rapport: report.rapport.optional(),
  temps: report.temps.optional(),
  signature: report.signature,
  motif_sans_signature: report.motif_sans_signature,
});
export type ChangeStatutInput = z.infer<typeof ChangeStatutInput>;

/** Assigns (a technician) or frees (null). */
export const ChangeAffectationInput = olderCommand.extend({
  technicien_id: AssignInterventionInput.shape.technicien_id.nullable(),
  date_debut_prevue: AssignInterventionInput.shape.date_debut_prevue,
  date_fin_prevue: AssignInterventionInput.shape.date_fin_prevue,
  motif_derogation: AssignInterventionInput.shape.motif_derogation,
});
export type ChangeAffectationInput = z.infer<typeof ChangeAffectationInput>;
