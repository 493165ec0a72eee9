import { genresAgenda } from '@mif/contract/agenda';
import { toCivilDate } from '@mif/contract/time';
import { useNow } from '../../app/now.ts';
import { useCan } from '../../app/me.ts';
import { useIsPhone } from '../../app/phone.ts';
import { dayFilter, idFilter, manyFilter, oneFilter } from '../../lists/list-values.ts';
import { useList } from '../../lists/use-list.ts';
import { daysOf, views, type View } from './days.ts';

const spec = {
  filters: { technicien_id: idFilter, client_id: idFilter, site_id: idFilter, equipement_id: idFilter, genres: manyFilter(genresAgenda) },
  sorts: [],
};
const view = oneFilter(views);

/** So many of a day fit into a month's cell; a week and a list have room for more. */
const perDay: Record<View, number> = { mois: 12, semaine: 100, liste: 100 };

/** The state of the calendar, all of it in the address: view, date, filters, the row whose panel is open. */
export function useCalendar() {
  const list = useList(spec);
  const can = useCan();
  const isPhone = useIsPhone();
  const today = toCivilDate(useNow());
  const asked = view.read(list.params['vue'] ?? '');
  // A phone has no room for a month; its week is read as a list.
  const shown: View = isPhone && asked !== 'semaine' ? 'liste' : (asked ?? 'semaine');
  const date = dayFilter.read(list.params['date'] ?? '') ?? today;
  const days = daysOf(shown, date);
  const [du = date] = days;
  const au = days.at(-1) ?? date;
  const hasRows = shown === 'semaine' && !isPhone && can('technicien.create') && list.filters.technicien_id === undefined;
  const genres = list.filters.genres ?? (hasRows ? [...genresAgenda] : undefined);
  return {
    ...list,
    view: shown,
    date,
    today,
    days,
    isPhone,
    /** A week of several technicians, one under the other. */
    hasRows,
    genres,
    input: { ...list.filters, genres, du, au, par_jour: perDay[shown] },
  };
}
export type Calendar = ReturnType<typeof useCalendar>;
