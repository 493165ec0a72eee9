import { DomainError } from '@mif/contract/errors';
import type { ChangeStatutInput } from '@mif/contract/intervention-older-inputs';
import type { Intervention } from '@mif/contract/interventions';
import { applyOnce } from '../kernel/commands.ts';
import type { Ctx } from '../kernel/context.ts';
import { interventionsOf } from '../kernel/scope.ts';
import { closeIntervention } from './close.ts';
import { finishIntervention } from './finish.ts';
import { holdIntervention } from './hold.ts';
import { readAfterCommand } from './project.ts';
import { actionTo } from './rules.ts';
import { simpleStep } from './step.ts';

/**
 * Moves an intervention to a statut, by the step that leads there: how the older REST clients say it.
 * @throws INTERVENTION_TRANSITION_REFUSED where no step leads there, and what that step may throw
 */
export async function changeStatut(ctx: Ctx, input: ChangeStatutInput): Promise<Intervention> {
  const { command_id, ...rest } = input;
  const id = await applyOnce(ctx, { command_id, nom: 'intervention.change_statut', input }, async () => (await move(ctx, rest)).id);
  return readAfterCommand(ctx, id);
}

async function move(ctx: Ctx, input: ChangeStatutInput): Promise<Intervention> {
  const row = await interventionsOf(ctx, 'intervention.read').select('i.statut').where('i.id', '=', input.id).executeTakeFirst();
  if (!row) throw new DomainError('INTERVENTION_NOT_FOUND', { field: 'id' });
  const action = actionTo(row.statut, input.statut);
  switch (action) {
    case 'hold':
      if (!input.motif_attente) {
        throw new DomainError('INTERVENTION_REASON_REQUIRED', { field: 'motif_attente', details: { action } });
      }
      return holdIntervention(ctx, { ...input, motif_attente: input.motif_attente });
    case 'finish':
      return finishIntervention(ctx, input);
    case 'close':
      return closeIntervention(ctx, { ...input, valider_temps: true, compte_rendu: input });
    default:
      return simpleStep(ctx, action, input);
  }
}
