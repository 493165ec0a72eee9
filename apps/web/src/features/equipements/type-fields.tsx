import { Autocomplete, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { ChampType, ValeurChamp } from '@mif/contract/types-equipement';
import { OptionalLabel } from '@mif/ui/form';
import type { ReactNode } from 'react';
import { Controller } from 'react-hook-form';
import type { Control, FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';

function useTypes() {
  return trpc.typesEquipement.list.useQuery({ actifs: 'oui' }).data?.items ?? [];
}

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();

/** The type of an equipment: one of the register, or a new one. */
export function TypeInput(props: { label: string; error: string | undefined; value: string; onChange: (value: string) => void }) {
  const types = useTypes();
  return (
    <Autocomplete
      data-field="type"
      label={props.label}
      error={props.error}
      value={props.value}
      onChange={props.onChange}
      data={types.map(({ nom }) => nom)}
      filter={({ options, search }) => options.filter((option) => 'label' in option && plain(option.label).includes(plain(search)))}
    />
  );
}

/** The fields the type of an equipment asks for, under `valeurs` of its form. */
export function TypeFields<I extends FieldValues, O>({ form, type }: { form: UseFormReturn<I, unknown, O>; type: string }) {
  const types = useTypes();
  const champs = types.find(({ nom }) => plain(nom) === plain(type))?.champs.filter(({ is_archive }) => !is_archive) ?? [];
  const errors = form.formState.errors['valeurs'] as Record<string, { message?: string }> | undefined;
  return champs.map((champ) => (
    <Controller
      key={champ.cle}
      // The names of these fields are made while it runs: no type of a form knows them.
      control={form.control as unknown as Control}
      name={`valeurs.${champ.cle}`}
      render={({ field }) => (
        <ChampInput
          champ={champ}
          error={errors?.[champ.cle]?.message}
          value={(field.value as ValeurChamp | undefined) ?? null}
          onChange={field.onChange}
        />
      )}
    />
  ));
}

function ChampInput(props: { champ: ChampType; error: string | undefined; value: ValeurChamp; onChange: (value: ValeurChamp) => void }) {
  const t = useTranslations('equipements.form');
  const { champ, value } = props;
  const label: ReactNode = champ.is_requis ? champ.libelle : <OptionalLabel>{champ.libelle}</OptionalLabel>;
  const common = { label, error: props.error, 'data-field': `valeurs.${champ.cle}` };
  const text = typeof value === 'string' ? value : '';
  switch (champ.genre) {
    case 'nombre':
      return (
        <NumberInput
          {...common}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => props.onChange(typeof next === 'number' ? next : null)}
          suffix={champ.unite ? ` ${champ.unite}` : undefined}
          decimalSeparator=","
          hideControls
        />
      );
    case 'date':
      return <TextInput {...common} type="date" value={text} onChange={(event) => props.onChange(event.currentTarget.value || null)} />;
    case 'choix':
      return (
        <NativeSelect
          {...common}
          value={text}
          onChange={(event) => props.onChange(event.currentTarget.value || null)}
          data={[
            { value: '', label: t('no_choice') },
            ...(text && !champ.choix.includes(text) ? [text] : []).map((each) => ({ value: each, label: each })),
            ...champ.choix.map((each) => ({ value: each, label: each })),
          ]}
        />
      );
    case 'texte':
      return <TextInput {...common} value={text} onChange={(event) => props.onChange(event.currentTarget.value || null)} />;
  }
}
