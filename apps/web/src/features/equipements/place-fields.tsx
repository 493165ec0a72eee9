import { Loader, NativeSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, skipToken } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';
import classes from './equipements.module.css';

const CHOICES = 20;
const MAX_SITES = 200;
const inService = ['operationnel', 'maintenance', 'panne'] as const;

/** Where an equipment stands, or will: a site of its client, and what it is a part of there. */
export interface PlaceValue {
  site_id: number | null;
  parent_id: number | null;
}

/**
 * Picks a site of a client and an equipment of it.
 * @param except an equipment that may not be picked: the one that is placed
 */
export function PlaceFields(props: {
  clientId: number;
  value: PlaceValue;
  except?: number;
  errors: { site_id?: string | undefined; parent_id?: string | undefined };
  onChange: (value: PlaceValue) => void;
}) {
  const t = useTranslations('equipements.place');
  const { clientId, value } = props;
  const sites = trpc.sites.list.useQuery({ client_id: clientId, limit: MAX_SITES }).data?.items ?? [];
  const siteId = value.site_id ?? sites[0]?.id ?? null;
  return (
    <>
      <NativeSelect
        data-field="site_id"
        label={t('site')}
        error={props.errors.site_id}
        value={siteId === null ? '' : String(siteId)}
        onChange={(event) => props.onChange({ site_id: Number(event.currentTarget.value), parent_id: null })}
        data={sites.map(({ id, nom, ville }) => ({ value: String(id), label: ville ? `${nom} (${ville})` : nom }))}
      />
      <ParentSelect
        siteId={siteId}
        except={props.except}
        error={props.errors.parent_id}
        value={value.parent_id}
        onChange={(parent_id) => props.onChange({ site_id: siteId, parent_id })}
      />
    </>
  );
}

function ParentSelect(props: {
  siteId: number | null;
  except: number | undefined;
  error: string | undefined;
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
    props.siteId === null
      ? skipToken
      : { q: search || undefined, site_id: props.siteId, statut: [...inService], sort: search ? 'pertinence' : undefined, limit: CHOICES },
    { placeholderData: keepPreviousData },
  );
  const choices = new Map(found.data?.items.filter(({ id }) => id !== props.except).map((each) => [String(each.id), each]));
  const names = new Map([...choices].map(([id, { nom }]) => [id, nom]));
  if (chosen && !names.has(String(chosen.id))) names.set(String(chosen.id), chosen.nom);
  return (
    <Select
      data-field="parent_id"
      label={t('equipements.place.parent')}
      description={t('equipements.place.parent_hint')}
      error={props.error}
      placeholder={t('equipements.place.top')}
      nothingFoundMessage={t('common.form.no_choice')}
      data={[...names].map(([value, label]) => ({ value, label }))}
      value={props.value === null ? null : String(props.value)}
      onChange={(value) => props.onChange(value === null ? null : Number(value))}
      renderOption={({ option }) => {
        const each = choices.get(option.value);
        return (
          <span>
            <bdi>{option.label}</bdi>
            {each ? (
              <span className={classes.rowMeta}>
                {' '}
                <bdi dir="ltr">{each.code}</bdi> · <bdi>{each.type}</bdi>
              </span>
            ) : null}
          </span>
        );
      }}
      searchable
      clearable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      rightSection={found.isFetching ? <Loader size={14} /> : undefined}
    />
  );
}
