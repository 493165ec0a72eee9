import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, skipToken } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';
import { DisponibiliteBadge } from '../../looks/techniciens.tsx';
import classes from './actions.module.css';
import { TechnicienLoad } from './technicien-load.tsx';

const CHOICES = 30;

/**
 * One technician in activity, found by typing; each choice says whether he is there and what he has in hand.
 * @param field the field's name, so that an error leads here
 * @param isCompact for a bar, where the box itself says what it asks
 */
export function TechnicienSelect(props: {
  field: string;
  label?: ReactNode;
  description?: string;
  error?: string | undefined;
  isCompact?: boolean;
  value: number | null;
  onChange: (id: number | null) => void;
}) {
  const t = useTranslations();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 200);
  const chosen = trpc.techniciens.get.useQuery(props.value === null ? skipToken : { id: props.value }, { placeholderData: undefined }).data;
  const search = q === chosen?.user.full_name ? '' : q;
  const found = trpc.techniciens.list.useQuery({ q: search || undefined, limit: CHOICES }, { placeholderData: keepPreviousData });
  const choices = new Map(found.data?.items.filter((each) => each.is_active).map((each) => [String(each.id), each]));
  const names = new Map([...choices].map(([id, { user }]) => [id, user.full_name]));
  if (chosen && !names.has(String(chosen.id))) names.set(String(chosen.id), chosen.user.full_name);
  return (
    <Select
      data-field={props.field}
      className={props.isCompact ? classes.compact : undefined}
      size={props.isCompact ? 'xs' : 'sm'}
      label={props.label}
      aria-label={props.isCompact ? t('interventions.assign.choose') : undefined}
      description={props.description}
      error={props.error}
      placeholder={props.isCompact ? t('interventions.assign.choose') : t('common.form.search_choice')}
      nothingFoundMessage={t('common.form.no_choice')}
      data={[...names].map(([value, label]) => ({ value, label }))}
      value={props.value === null ? null : String(props.value)}
      onChange={(value) => props.onChange(value === null ? null : Number(value))}
      renderOption={({ option }) => {
        const each = choices.get(option.value);
        return (
          <span className={classes.option}>
            <span className={classes.who}>
              <bdi>{option.label}</bdi>
              {each ? (
                <span className={classes.second}>
                  <TechnicienLoad technicien={each} />
                </span>
              ) : null}
            </span>
            {each ? <DisponibiliteBadge disponibilite={each.disponibilite} variant="plain" /> : null}
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
