import { Radio, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { FilterChip } from '@mif/ui/filter-bar';
import { skipToken } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';
import classes from './equipements.module.css';

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
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 200);
  const found = trpc.clients.list.useQuery({ q: q || undefined, limit: CHOICES });
  return (
    <div className={classes.choice}>
      <TextInput
        size="xs"
        type="search"
        value={text}
        aria-label={t('clients.list.search')}
        placeholder={t('clients.list.search')}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
      {found.data?.items.length === 0 ? <p className={classes.none}>{t('common.form.no_choice')}</p> : null}
      <Radio.Group
        aria-label={t('equipements.fields.client')}
        value={selected === null ? null : String(selected)}
        onChange={(value) => onChange(Number(value))}
      >
        <div className={classes.options}>
          {found.data?.items.map((client) => (
            <Radio key={client.id} size="xs" value={String(client.id)} label={<bdi>{client.nom}</bdi>} />
          ))}
        </div>
      </Radio.Group>
    </div>
  );
}
