import type { Intervention, InterventionAction, Statut } from '@mif/contract/interventions';

/** What most often comes next, by statut, the likeliest first: an order for buttons, not a permission. Cancelling never is. */
const order: Record<Statut, readonly InterventionAction[]> = {
  ouverte: ['assign'],
  affectee: ['start', 'assign'],
  en_cours: ['finish', 'close', 'hold'],
  en_attente: ['resume', 'close'],
  terminee: ['close', 'reopen'],
  cloturee: ['archive', 'unclose'],
  archivee: [],
  annulee: ['restore'],
};

/** The likely actions among those the server allows, the one next step first. */
export function nextActions({ statut, actions_permises }: Pick<Intervention, 'statut' | 'actions_permises'>): InterventionAction[] {
  return order[statut].filter((action) => actions_permises.includes(action));
}
