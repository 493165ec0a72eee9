import { Radio, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { FilterChip } from '@mif/ui/filter-bar';
import { skipToken } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';
import classes from './list-page.module.css';

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
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 200);
  const found = trpc.techniciens.list.useQuery({ q: q || undefined, limit: CHOICES });
  return (
    <div className={classes.choice}>
      <TextInput
        size="xs"
        type="search"
        value={text}
        aria-label={t('techniciens.list.search')}
        placeholder={t('techniciens.list.search')}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
      {found.data?.items.length === 0 ? <span className={classes.none}>{t('common.form.no_choice')}</span> : null}
      <Radio.Group
        aria-label={t('interventions.fields.technicien')}
        value={selected === null ? null : String(selected)}
        onChange={(value) => onChange(Number(value))}
      >
        <div className={classes.options}>
          {found.data?.items.map((technicien) => (
            <Radio key={technicien.id} size="xs" value={String(technicien.id)} label={<bdi>{technicien.user.full_name}</bdi>} />
          ))}
        </div>
      </Radio.Group>
    </div>
  );
}
