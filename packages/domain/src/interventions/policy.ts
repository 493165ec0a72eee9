import { statutsDeplacables } from '@mif/contract/creneaux';
import { DomainError } from '@mif/contract/errors';
import { interventionActions, interventionTransitions, type InterventionAct, type Statut } from '@mif/contract/interventions';
import type { Permission } from '@mif/contract/permissions';
import { reachOfActor, requirePermission, type Actor } from '../kernel/actor.ts';

/** What the policy needs to know of an intervention. */
export interface InterventionOwnership {
  statut: Statut;
  technicien_id?: number | null;
  client_id: number;
}

/** Whether the intervention is this actor's own: his work, or his company's. */
export function isOwn(actor: Actor, row: InterventionOwnership): boolean {
  if (actor.role === 'technicien') return actor.technicien_id !== null && row.technicien_id === actor.technicien_id;
  if (actor.role === 'client') return actor.client_id !== null && row.client_id === actor.client_id;
  return false;
}

/**
 * Refuses an actor who may not do this to this intervention.
 * @throws PERMISSION_DENIED, INTERVENTION_NOT_ASSIGNED_TO_YOU
 */
export function requireOn(actor: Actor, permission: Permission, row: InterventionOwnership): void {
  if (requirePermission(actor, permission) === 'any' || isOwn(actor, row)) return;
  throw new DomainError('INTERVENTION_NOT_ASSIGNED_TO_YOU');
}

/** What the actor may do to the intervention now. */
export function allowedActions(actor: Actor, row: InterventionOwnership): InterventionAct[] {
  const may = (permission: Permission) => {
    const reach = reachOfActor(actor, permission);
    return reach === 'any' || (reach === 'own' && isOwn(actor, row));
  };
  const actions: InterventionAct[] = interventionActions.filter(
    (action) => interventionTransitions[action].from.includes(row.statut) && may(interventionTransitions[action].permission),
  );
  if (row.statut !== 'archivee' && row.statut !== 'annulee' && may('intervention.update')) actions.push('update');
  if (statutsDeplacables.some((statut) => statut === row.statut) && may('intervention.move')) actions.push('move');
  return actions;
}
