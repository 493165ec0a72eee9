import { interventionSorts, priorites, statuts, statutsOuverts, types } from '@mif/contract/interventions';
import type { InterventionSort } from '@mif/contract/interventions';
import { dayFilter, idFilter, manyFilter, oneFilter, wordsFilter } from '../../lists/list-values.ts';
import { useList } from '../../lists/use-list.ts';

const spec = {
  filters: {
    q: wordsFilter(),
    statut: manyFilter(statuts),
    priorite: manyFilter(priorites),
    type: manyFilter(types),
    en_retard: oneFilter(['oui']),
    non_affectee: oneFilter(['oui']),
    technicien_id: idFilter,
    equipement_id: idFilter,
    client_id: idFilter,
    site_id: idFilter,
    creee_depuis: dayFilter,
    creee_avant: dayFilter,
  },
  sorts: interventionSorts,
};

/** The order the list has where nothing else is asked. */
export const defaultSort: InterventionSort = '-date_creation';

/** The list's state in the address. */
export const useInterventions = () => useList(spec);
export type InterventionsState = ReturnType<typeof useInterventions>;

const open = statutsOuverts.join(',');

/** Views everybody has. */
export const builtInViews = [
  { name: 'view_all', requete: '' },
  { name: 'view_open', requete: `statut=${open}` },
  { name: 'view_late', requete: 'en_retard=oui' },
  { name: 'view_unassigned', requete: 'non_affectee=oui' },
  { name: 'view_critical', requete: `statut=${open}&priorite=critique` },
] as const;
