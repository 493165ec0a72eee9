import { demandeActions, demandeTransitions, type DemandeAction, type StatutDemande } from '@mif/contract/demandes';
import { reachOfActor, type Actor } from '../kernel/actor.ts';

/** What the policy needs to know of a demande. */
export interface DemandeOwnership {
  statut: StatutDemande;
  auteur_id: number | null;
}

/** What the actor may do to the demande now: its author takes it back, managers decide, both while nobody has decided. */
export function allowedActions(actor: Actor, row: DemandeOwnership): DemandeAction[] {
  if (row.statut !== 'soumise') return [];
  return demandeActions.filter((action) => {
    const reach = reachOfActor(actor, demandeTransitions[action].permission);
    return reach === 'any' || (reach === 'own' && row.auteur_id === actor.id);
  });
}
