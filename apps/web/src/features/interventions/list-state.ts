import { interventionSorts, priorites, statuts, statutsOuverts, types } from '@mif/contract/interventions';
import type { InterventionSort, InterventionType, ListInterventionsInput, Priorite, Statut } from '@mif/contract/interventions';
import { useListParams } from '../../app/list-params.ts';
import type { ListParams } from '../../app/list-params.ts';

/** Parameters of the address that narrow the list. */
const filterNames = [
  'q',
  'statut',
  'priorite',
  'type',
  'en_retard',
  'non_affectee',
  'technicien_id',
  'equipement_id',
  'client_id',
  'creee_depuis',
  'creee_avant',
] as const;

/** What a saved view keeps: what narrows, orders and lays out the list. */
const viewNames = [...filterNames, 'sort', 'colonnes'] as const;

const isDay = (text: string | undefined) => text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** An id in the address, or null where it is none. */
export function idOf(text: string | undefined): number | null {
  const id = Number(text);
  return Number.isInteger(id) && id > 0 && id <= 2_147_483_647 ? id : null;
}

/** The order the list has where nothing else is asked. */
export const defaultSort: InterventionSort = '-date_creation';

/** The list's state in the address, read as what the server takes; what is not understood is left out. */
export function useListState() {
  const { params, change, many } = useListParams();
  const statut = many<Statut>('statut').filter((value) => statuts.includes(value));
  const priorite = many<Priorite>('priorite').filter((value) => priorites.includes(value));
  const type = many<InterventionType>('type').filter((value) => types.includes(value));
  const sort = interventionSorts.find((value) => value === params['sort']);
  const input: ListInterventionsInput = {
    q: params['q']?.slice(0, 100),
    statut: statut.length > 0 ? statut : undefined,
    priorite: priorite.length > 0 ? priorite : undefined,
    type: type.length > 0 ? type : undefined,
    en_retard: params['en_retard'] ? 'oui' : undefined,
    non_affectee: params['non_affectee'] ? 'oui' : undefined,
    technicien_id: idOf(params['technicien_id']) ?? undefined,
    equipement_id: idOf(params['equipement_id']) ?? undefined,
    client_id: idOf(params['client_id']) ?? undefined,
    creee_depuis: isDay(params['creee_depuis']) ? params['creee_depuis'] : undefined,
    creee_avant: isDay(params['creee_avant']) ? params['creee_avant'] : undefined,
    sort,
  };
  const isFiltered = filterNames.some((name) => input[name] !== undefined);
  return {
    params,
    change,
    input,
    isFiltered,
    /** Takes every filter away. */
    clear: () => change(Object.fromEntries(filterNames.map((name) => [name, undefined]))),
    /** The current view as a query string, and the part of it that narrows. */
    view: textOf(params, viewNames),
    filters: textOf(params, filterNames),
    /** Puts a saved view in the place of what is shown. */
    show: (requete: string) => change(valuesOf(requete, viewNames)),
    /** Puts other filters in the place of those there are; order and columns stay. */
    narrow: (requete: string) => change(valuesOf(requete, filterNames)),
  };
}
export type ListState = ReturnType<typeof useListState>;

// Always in the same order, so that two views compare as texts.
function textOf(params: ListParams, names: readonly string[]): string {
  return new URLSearchParams(names.flatMap((name) => (params[name] ? [[name, params[name]]] : []))).toString().replaceAll('%2C', ',');
}

function valuesOf(requete: string, names: readonly string[]): ListParams {
  const wanted = new URLSearchParams(requete);
  return Object.fromEntries(names.map((name) => [name, wanted.get(name) ?? undefined]));
}

const open = statutsOuverts.join(',');

/** Views everybody has. */
export const builtInViews = [
  { name: 'view_all', requete: '' },
  { name: 'view_open', requete: `statut=${open}` },
  { name: 'view_late', requete: 'en_retard=oui' },
  { name: 'view_unassigned', requete: 'non_affectee=oui' },
  { name: 'view_critical', requete: `statut=${open}&priorite=critique` },
] as const;
