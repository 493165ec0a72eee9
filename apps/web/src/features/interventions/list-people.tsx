import { FilterChip } from '@mif/ui/filter-bar';
import { SearchChoices } from '@mif/ui/search-choices';
import { skipToken } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';

const CHOICES = 8;

/** A chip over the technicians, found by typing. */
export function TechnicienFilter({ selected, onChange }: { selected: number | null; onChange: (id: number | null) => void }) {
  const t = useTranslations('interventions.fields');
  const chosen = trpc.techniciens.get.useQuery(selected === null ? skipToken : { id: selected }, { placeholderData: undefined }).data;
  return (
    <FilterChip
      label={t('technicien')}
      value={selected === null ? null : (chosen?.user.full_name ?? `#${selected}`)}
      onClear={() => onChange(null)}
    >
      {(close) => (
        <TechnicienChoice
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

function TechnicienChoice({ selected, onChange }: { selected: number | null; onChange: (id: number) => void }) {
  const t = useTranslations();
  const [q, setQ] = useState('');
  const found = trpc.techniciens.list.useQuery({ q: q || undefined, limit: CHOICES }).data?.items;
  return (
    <SearchChoices
      label={t('interventions.fields.technicien')}
      searchLabel={t('techniciens.list.search')}
      noneText={t('common.form.no_choice')}
      selected={selected}
      found={found?.map((technicien) => ({ id: technicien.id, label: technicien.user.full_name }))}
      onSearch={setQ}
      onChange={onChange}
    />
  );
}
