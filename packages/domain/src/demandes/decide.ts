import type { Demande as DemandeRow } from '@mif/db/entities/demande';
import { demandeTransitions, type Demande, type DemandeAction } from '@mif/contract/demandes';
import { recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import { changesBetween } from '../kernel/changes.ts';
import { applyOnce } from '../kernel/commands.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { loadToDecide } from './load.ts';
import { readDemande } from './project.ts';
import { recordedFields } from './recorded.ts';

/** What a decision changes beside the state. */
type Decision = Partial<Pick<DemandeRow, 'motif_refus' | 'doublon_de' | 'intervention_id' | 'equipement_id'>>;

/**
 * Decides on a demande once: loads it locked, lets `work` do what the decision brings about, writes the state and one
 * line of the journal.
 * @param work gives what changes beside the state
 * @param told after the change: who hears of it
 * @throws DEMANDE_NOT_FOUND, DEMANDE_DECIDED, RECORD_VERSION_CONFLICT, PERMISSION_DENIED
 */
export async function decide(
  ctx: Ctx,
  action: DemandeAction,
  input: { id: number; version?: number | undefined; command_id?: string | undefined },
  work: (demande: DemandeRow) => Promise<Decision>,
  told: (demande: DemandeRow) => Promise<void>,
): Promise<Demande> {
  requirePermission(ctx.actor, demandeTransitions[action].permission);
  const id = await applyOnce(ctx, { command_id: input.command_id, nom: `demande.${action}`, input }, async () => {
    const demande = await loadToDecide(ctx, action, input.id, input.version);
    const before = recordedFields(demande);
    const decision = await work(demande);
    ctx.em.assign(demande, {
      ...decision,
      statut: demandeTransitions[action].to,
      date_decision: ctx.now,
      decideur_id: actorOf(ctx).id,
    });
    await ctx.em.flush();
    await recordChange(ctx, {
      objet: 'demande',
      objet_id: demande.id,
      action,
      changements: changesBetween(before, recordedFields(demande)),
    });
    await told(demande);
    return demande.id;
  });
  return readDemande(ctx, id);
}
