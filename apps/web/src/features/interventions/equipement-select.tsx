import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, skipToken } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';
import classes from './actions.module.css';

const CHOICES = 20;
const inService = ['operationnel', 'maintenance', 'panne'] as const;

/**
 * One equipment in service, found by the server as one types a name, a code or a place.
 * @param field the field's name, so that an error leads here
 * @param hasFocus whether the form begins here
 */
export function EquipementSelect(props: {
  field: string;
  error: string | undefined;
  hasFocus: boolean;
  /** Only this client's. */
  clientId?: number | undefined;
  value: number | null;
  onChange: (id: number | null) => void;
}) {
  const t = useTranslations();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 200);
  const chosen = trpc.equipements.get.useQuery(props.value === null ? skipToken : { id: props.value }, { placeholderData: undefined }).data;
  // The chosen name stands in the box: it is not a search.
  const search = q === chosen?.nom ? '' : q;
  const found = trpc.equipements.list.useQuery(
    { q: search || undefined, client_id: props.clientId, statut: [...inService], sort: search ? 'pertinence' : undefined, limit: CHOICES },
    { placeholderData: keepPreviousData },
  );
  const choices = new Map(found.data?.items.map((each) => [String(each.id), each]));
  const names = new Map([...choices].map(([id, { nom }]) => [id, nom]));
  if (chosen && !names.has(String(chosen.id))) names.set(String(chosen.id), chosen.nom);
  return (
    <Select
      data-field={props.field}
      label={t('interventions.fields.equipement')}
      description={t('interventions.help.equipement')}
      error={props.error}
      placeholder={t('common.form.search_choice')}
      nothingFoundMessage={t('common.form.no_choice')}
      data={[...names].map(([value, label]) => ({ value, label }))}
      value={props.value === null ? null : String(props.value)}
      onChange={(value) => props.onChange(value === null ? null : Number(value))}
      renderOption={({ option }) => {
        const each = choices.get(option.value);
        return (
          <span className={classes.who}>
            <bdi>{option.label}</bdi>
            {each ? (
              <span className={classes.second}>
                <bdi dir="ltr">{each.code}</bdi> · <bdi>{[each.client.nom, each.localisation].filter(Boolean).join(' · ')}</bdi>
              </span>
            ) : null}
          </span>
        );
      }}
      searchable
      // Where the form begins nothing is asked yet: the list waits for a key.
      openOnFocus={false}
      data-autofocus={props.hasFocus || undefined}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      rightSection={found.isFetching ? <Loader size={14} /> : undefined}
    />
  );
}
