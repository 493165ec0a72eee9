import { genresAgenda } from '@mif/contract/agenda';
import { FilterBar, FilterChip, FilterChoice } from '@mif/ui/filter-bar';
import { SearchChoices } from '@mif/ui/search-choices';
import { skipToken } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import { ClientFilter } from '../equipements/client-filter.tsx';
import { TechnicienFilter } from '../interventions/list-people.tsx';
import type { Calendar } from './calendar-state.ts';

const CHOICES = 8;

/** What narrows the calendar: whose it is, where, and what it shows; each choice is in the address. */
export function CalendarFilters({ calendar }: { calendar: Calendar }) {
  const t = useTranslations('agenda');
  const can = useCan();
  const { filters, set } = calendar;
  const equipement = trpc.equipements.get.useQuery(filters.equipement_id === undefined ? skipToken : { id: filters.equipement_id }).data;
  const shown = genresAgenda.filter((genre) => can('absence.read') || genre !== 'absence');
  return (
    <FilterBar onClear={calendar.isFiltered ? calendar.clear : undefined}>
      {can('technicien.create') ? (
        <TechnicienFilter selected={filters.technicien_id ?? null} onChange={(id) => set({ technicien_id: id ?? undefined })} />
      ) : null}
      {can('client.create') ? (
        <ClientFilter selected={filters.client_id ?? null} onChange={(id) => set({ client_id: id ?? undefined, site_id: undefined })} />
      ) : null}
      {can('site.read') ? (
        <SiteFilter selected={filters.site_id ?? null} clientId={filters.client_id} onChange={(id) => set({ site_id: id ?? undefined })} />
      ) : null}
      {filters.equipement_id === undefined ? null : (
        <FilterChip
          label={t('filters.equipement')}
          value={equipement?.nom ?? `#${filters.equipement_id}`}
          onClear={() => set({ equipement_id: undefined })}
        >
          {() => <bdi>{equipement?.nom}</bdi>}
        </FilterChip>
      )}
      <FilterChoice
        label={t('genre')}
        options={shown.map((value) => ({ value, text: t(`genres.${value}`), label: t(`genres.${value}`) }))}
        selected={filters.genres ?? []}
        onChange={(genres) => set({ genres })}
      />
    </FilterBar>
  );
}

function SiteFilter(props: { selected: number | null; clientId: number | undefined; onChange: (id: number | null) => void }) {
  const t = useTranslations('agenda.filters');
  const { selected, onChange } = props;
  const chosen = trpc.sites.get.useQuery(selected === null ? skipToken : { id: selected }, { placeholderData: undefined }).data;
  return (
    <FilterChip label={t('site')} value={selected === null ? null : (chosen?.nom ?? `#${selected}`)} onClear={() => onChange(null)}>
      {(close) => (
        <SiteChoice
          selected={selected}
          clientId={props.clientId}
          onChange={(id) => {
            onChange(id);
            close();
          }}
        />
      )}
    </FilterChip>
  );
}

function SiteChoice(props: { selected: number | null; clientId: number | undefined; onChange: (id: number) => void }) {
  const t = useTranslations();
  const [q, setQ] = useState('');
  const found = trpc.sites.list.useQuery({ q: q || undefined, client_id: props.clientId, limit: CHOICES }).data?.items;
  return (
    <SearchChoices
      label={t('agenda.filters.site')}
      searchLabel={t('sites.list.search')}
      noneText={t('common.form.no_choice')}
      selected={props.selected}
      found={found?.map((site) => ({ id: site.id, label: site.nom }))}
      onSearch={setQ}
      onChange={props.onChange}
    />
  );
}
