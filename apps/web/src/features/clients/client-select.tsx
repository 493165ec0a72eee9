import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, skipToken } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';

const CHOICES = 30;

/**
 * One client, found by typing a part of its name, code or city.
 * @param field the field's name, so that an error leads here
 */
export function ClientSelect(props: {
  field: string;
  label: string;
  description?: string;
  error?: string | undefined;
  value: number | null;
  onChange: (id: number | null) => void;
}) {
  const t = useTranslations('common.form');
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 200);
  const chosen = trpc.clients.get.useQuery(props.value === null ? skipToken : { id: props.value }).data;
  // The chosen name stands in the box: it is not a search.
  const search = q === chosen?.nom ? '' : q;
  const found = trpc.clients.list.useQuery({ q: search || undefined, limit: CHOICES }, { placeholderData: keepPreviousData });
  const names = new Map(found.data?.items.map((client) => [client.id, client.nom]));
  if (chosen && !names.has(chosen.id)) names.set(chosen.id, chosen.nom);
  return (
    <Select
      data-field={props.field}
      label={props.label}
      description={props.description}
      error={props.error}
      placeholder={t('search_choice')}
      nothingFoundMessage={t('no_choice')}
      data={[...names].map(([id, nom]) => ({ value: String(id), label: nom }))}
      value={props.value === null ? null : String(props.value)}
      onChange={(value) => props.onChange(value === null ? null : Number(value))}
      searchable
      clearable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      rightSection={found.isFetching ? <Loader size={14} /> : undefined}
    />
  );
}
