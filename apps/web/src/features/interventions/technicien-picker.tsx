import { Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, skipToken } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';
import type { Outputs } from '../../app/trpc.ts';
import { DisponibiliteBadge } from '../../looks/techniciens.tsx';
import classes from './actions.module.css';
import { TechnicienVerdict } from './technicien-verdict.tsx';
import { TechnicienLoad } from './technicien-load.tsx';

type Technicien = Outputs['techniciens']['list']['items'][number];

const CHOICES = 30;

/**
 * One technician among those in activity, each with his availability and what he has in hand.
 * @param name the field's name, so that an error leads here
 */
export function TechnicienPicker(props: {
  name: string;
  value: number | null;
  error: string | undefined;
  /** The slot to be free in, and the intervention that is to have it. */
  slot: { debut: string; fin?: string | undefined; intervention_id: number } | null;
  onChange: (id: number) => void;
}) {
  const t = useTranslations();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 200);
  const [picked, setPicked] = useState<Technicien | null>(null);
  const found = trpc.techniciens.list.useQuery({ q: q || undefined, limit: CHOICES }).data?.items.filter((each) => each.is_active);
  const missing = picked?.id === props.value && found?.every((each) => each.id !== picked.id) ? [picked] : [];
  const shown = [...missing, ...(found ?? [])];
  const ids = shown.map(({ id }) => id);
  const verdicts = trpc.techniciens.disponibilites.useQuery(props.slot && ids.length > 0 ? { ...props.slot, ids } : skipToken, {
    placeholderData: keepPreviousData,
  }).data?.items;
  return (
    <fieldset className={classes.picker}>
      <legend>{t('interventions.fields.technicien')}</legend>
      <TextInput
        type="search"
        size="xs"
        value={text}
        aria-label={t('techniciens.list.search')}
        placeholder={t('techniciens.list.search')}
        leftSection={<IconSearch size={14} aria-hidden />}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter here looks, it does not send the form.
          if (event.key === 'Enter') event.preventDefault();
        }}
        data-autofocus
      />
      {props.error ? (
        <p className={classes.fault} id={`${props.name}-error`}>
          {props.error}
        </p>
      ) : null}
      <div className={classes.people}>
        {found === undefined ? <Skeleton height={120} /> : null}
        {found && shown.length === 0 ? <p className={classes.text}>{t('common.form.no_choice')}</p> : null}
        {shown.map((technicien) => (
          <label key={technicien.id} className={classes.person}>
            <input
              type="radio"
              name={props.name}
              checked={technicien.id === props.value}
              aria-describedby={props.error ? `${props.name}-error` : undefined}
              onChange={() => {
                setPicked(technicien);
                props.onChange(technicien.id);
              }}
            />
            <span className={classes.who}>
              <bdi>{technicien.user.full_name}</bdi>
              <span className={classes.second}>
                <TechnicienLoad technicien={technicien} />
              </span>
              {props.slot
                ? verdicts
                    ?.filter((verdict) => verdict.technicien_id === technicien.id)
                    .map((verdict) => <TechnicienVerdict key={verdict.technicien_id} verdict={verdict} />)
                : null}
              {technicien.competences.length > 0 ? (
                <span className={classes.second}>
                  <bdi>{technicien.competences.map(({ nom }) => nom).join(', ')}</bdi>
                </span>
              ) : null}
            </span>
            {props.slot ? null : <DisponibiliteBadge disponibilite={technicien.disponibilite} variant="plain" />}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
