import { FilterChip } from '@mif/ui/filter-bar';
import { SearchChoices } from '@mif/ui/search-choices';
import { skipToken } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';

const CHOICES = 8;

/** A chip over who acted, found by typing. */
export function ActeurFilter({ selected, onChange }: { selected: number | undefined; onChange: (id: number | undefined) => void }) {
  const t = useTranslations('journal.list');
  const chosen = trpc.users.get.useQuery(selected === undefined ? skipToken : { id: selected }, { placeholderData: undefined }).data;
  return (
    <FilterChip
      label={t('acteur')}
      value={selected === undefined ? null : (chosen?.full_name ?? `#${selected}`)}
      onClear={() => onChange(undefined)}
    >
      {(close) => (
        <ActeurChoice
          selected={selected ?? null}
          onChange={(id) => {
            onChange(id);
            close();
          }}
        />
      )}
    </FilterChip>
  );
}

function ActeurChoice({ selected, onChange }: { selected: number | null; onChange: (id: number) => void }) {
  const t = useTranslations();
  const [q, setQ] = useState('');
  const found = trpc.users.list.useQuery({ q: q || undefined, limit: CHOICES }).data?.items;
  return (
    <SearchChoices
      label={t('journal.list.acteur_help')}
      searchLabel={t('users.list.search')}
      noneText={t('common.form.no_choice')}
      selected={selected}
      found={found?.map((user) => ({ id: user.id, label: user.full_name }))}
      onSearch={setQ}
      onChange={onChange}
    />
  );
}
