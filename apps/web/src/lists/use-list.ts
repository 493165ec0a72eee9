import { useListParams } from '../app/list-params.ts';
import { fromQueryText, readValues, toQueryText, writeFilters } from './list-values.ts';
import type { FilterKinds, FilterValues, ListSpec } from './list-values.ts';

/**
 * The state of a list, all of it in the address: what narrows it, its order, its columns and the row whose panel is open.
 *
 *     const spec = { filters: { q: wordsFilter(), statut: manyFilter(statuts), client_id: idFilter }, sorts: clientSorts };
 *     const list = useList(spec);
 *     const query = trpc.clients.list.useInfiniteQuery({ ...list.input, limit: LIST_PAGE }, listPages);
 *
 * `list.input` is typed by the kinds and fits the list's own input; `list.set({ statut: ['ouverte'] })` changes filters.
 */
export function useList<Kinds extends FilterKinds, Sort extends string>(spec: ListSpec<Kinds, Sort>) {
  const { params, change } = useListParams();
  const { filters, sort } = readValues(spec, params);
  const names = Object.keys(spec.filters);
  const viewNames = [...names, 'sort', 'colonnes'];
  return {
    /** Every parameter of the address, those that are no filter too. */
    params,
    change,
    filters,
    sort,
    /** What the server is asked, without cursor and limit. */
    input: { ...filters, sort } as FilterValues<Kinds> & { sort: Sort | undefined },
    isFiltered: Object.keys(filters).length > 0,
    set: (values: FilterValues<Kinds>) => change(writeFilters(spec.filters, values)),
    /** Takes every filter away. */
    clear: () => change(Object.fromEntries(names.map((name) => [name, undefined]))),
    /** The current view as a query string, and the part of it that narrows. */
    view: toQueryText(params, viewNames),
    narrowing: toQueryText(params, names),
    /** What is filtered and how it is ordered, as the export takes it. */
    asked: { ...writeFilters(spec.filters, filters), sort },
    /** Puts a saved view in the place of what is shown. */
    show: (requete: string) => change(fromQueryText(requete, viewNames)),
    /** Puts other filters in the place of those there are; order and columns stay. */
    narrow: (requete: string) => change(fromQueryText(requete, names)),
  };
}

/** What the parts of a list page need of its state, whatever its filters. */
export type ListState = Pick<
  ReturnType<typeof useList>,
  'params' | 'change' | 'isFiltered' | 'clear' | 'view' | 'narrowing' | 'asked' | 'show' | 'narrow'
> & { sort: string | undefined };
