import type { Intervention, InterventionAct, Statut } from '@mif/contract/interventions';

/** What most often comes next, by statut, the likeliest first: an order for buttons, not a permission. Cancelling never is. */
const order: Record<Statut, readonly InterventionAct[]> = {
  ouverte: ['assign'],
  affectee: ['start', 'assign', 'move'],
  en_cours: ['finish', 'close', 'hold'],
  en_attente: ['resume', 'close', 'move'],
  terminee: ['close', 'reopen'],
  cloturee: ['archive', 'unclose'],
  archivee: [],
  annulee: ['restore'],
};

/** The likely actions among those the server allows, the one next step first. */
export function nextActions({ statut, actions_permises }: Pick<Intervention, 'statut' | 'actions_permises'>): InterventionAct[] {
  return order[statut].filter((action) => actions_permises.includes(action));
}
