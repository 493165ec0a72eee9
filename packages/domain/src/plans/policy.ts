import type { Permission } from '@mif/contract/permissions';
import type { PlanAction, StatutPlan } from '@mif/contract/plans';
import { reachOfActor, type Actor } from '../kernel/actor.ts';

/** What each action asks for, and in which states of a plan it makes sense. */
const actions: Record<PlanAction, { permission: Permission; statuts: readonly StatutPlan[] }> = {
  update: { permission: 'plan.update', statuts: ['actif', 'suspendu'] },
  suspend: { permission: 'plan.update', statuts: ['actif'] },
  resume: { permission: 'plan.update', statuts: ['suspendu'] },
  retire: { permission: 'plan.retire', statuts: ['actif', 'suspendu'] },
  generate: { permission: 'plan.generate', statuts: ['actif'] },
  skip: { permission: 'plan.update', statuts: ['actif'] },
  move: { permission: 'plan.update', statuts: ['actif'] },
};

/** What the actor may do to a plan now. */
export function allowedActions(actor: Actor, statut: StatutPlan): PlanAction[] {
  return (Object.keys(actions) as PlanAction[]).filter((action) => {
    const { permission, statuts } = actions[action];
    return statuts.includes(statut) && reachOfActor(actor, permission) === 'any';
  });
}
