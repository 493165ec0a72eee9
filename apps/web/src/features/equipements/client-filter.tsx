import { FilterChip } from '@mif/ui/filter-bar';
import { SearchChoices } from '@mif/ui/search-choices';
import { skipToken } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';

const CHOICES = 8;

/** A chip over the clients, found by typing. */
export function ClientFilter({ selected, onChange }: { selected: number | null; onChange: (id: number | null) => void }) {
  const t = useTranslations();
  const chosen = trpc.clients.get.useQuery(selected === null ? skipToken : { id: selected }, { placeholderData: undefined }).data;
  return (
    <FilterChip
      label={t('equipements.fields.client')}
      value={selected === null ? null : (chosen?.nom ?? `#${selected}`)}
      onClear={() => onChange(null)}
    >
      {(close) => (
        <ClientChoice
          selected={selected}
          onChange={(id) => {
            onChange(id);
            close();
          }}
        />
      )}
    </FilterChip>
  );
}

function ClientChoice({ selected, onChange }: { selected: number | null; onChange: (id: number) => void }) {
  const t = useTranslations();
  const [q, setQ] = useState('');
  const found = trpc.clients.list.useQuery({ q: q || undefined, limit: CHOICES }).data?.items;
  return (
    <SearchChoices
      label={t('equipements.fields.client')}
      searchLabel={t('clients.list.search')}
      noneText={t('common.form.no_choice')}
      selected={selected}
      found={found?.map((client) => ({ id: client.id, label: client.nom }))}
      onSearch={setQ}
      onChange={onChange}
    />
  );
}
