import { MultiSelect, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { priorites, types } from '@mif/contract/interventions';
import { FieldRow, OptionalLabel } from '@mif/ui/form';
import { Controller } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';
import { EquipementSelect } from '../interventions/equipement-select.tsx';
import { TechnicienSelect } from '../interventions/technicien-select.tsx';
import { CompetencesField } from '../techniciens/competences-field.tsx';
import classes from './plans.module.css';
import type { PlanFormApi } from './form-api.ts';

const MINUTES_AN_HOUR = 60;
const MAX_HOURS = 240;

/** What is done, and on which machine. */
export function WhatFields({ form, isNew }: { form: PlanFormApi; isNew: boolean }) {
  const t = useTranslations();
  const { errors } = form.formState;
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legendTitle}>{t('planForms.form.what')}</legend>
      {isNew ? (
        <Controller
          control={form.control}
          name="equipement_id"
          render={({ field }) => (
            <EquipementSelect
              field="equipement_id"
              hasFocus={false}
              error={errors.equipement_id?.message}
              value={field.value ?? null}
              onChange={(id) => {
                field.onChange(id ?? undefined);
                form.setValue('compteur_id', null);
              }}
            />
          )}
        />
      ) : null}
      <TextInput
        {...form.register('titre')}
        label={t('plans.fields.titre')}
        description={t('planForms.form.titre_help')}
        error={errors.titre?.message}
        autoComplete="off"
      />
      <Textarea
        {...form.register('description', { setValueAs: (value: unknown) => (value === '' ? null : value) })}
        label={<OptionalLabel>{t('plans.fields.description')}</OptionalLabel>}
        error={errors.description?.message}
        autosize
        minRows={2}
        maxRows={12}
      />
    </fieldset>
  );
}

/** How the work is done: kind, time, who can and may. */
export function HowFields({ form }: { form: PlanFormApi }) {
  const t = useTranslations();
  const { errors } = form.formState;
  const kinds = trpc.habilitations.types.useQuery().data?.items ?? [];
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legendTitle}>{t('planForms.form.how')}</legend>
      <FieldRow>
        <NativeSelect
          {...form.register('type')}
          label={t('plans.fields.type')}
          error={errors.type?.message}
          data={types.map((value) => ({ value, label: t(`interventions.types.${value}`) }))}
        />
        <NativeSelect
          {...form.register('priorite')}
          label={t('plans.fields.priorite')}
          error={errors.priorite?.message}
          data={priorites.map((value) => ({ value, label: t(`interventions.priorites.${value}`) }))}
        />
      </FieldRow>
      <Controller
        control={form.control}
        name="duree_minutes"
        render={({ field }) => (
          <DurationField error={errors.duree_minutes?.message} value={field.value} onChange={(minutes) => field.onChange(minutes)} />
        )}
      />
      <Controller
        control={form.control}
        name="competences"
        render={({ field }) => <CompetencesField value={field.value} onChange={field.onChange} />}
      />
      {typeof errors.competences?.message === 'string' ? (
        <p role="alert" className={classes.fault}>
          {errors.competences.message}
        </p>
      ) : null}
      <Controller
        control={form.control}
        name="habilitations"
        render={({ field }) => (
          <MultiSelect
            data-field="habilitations"
            label={<OptionalLabel>{t('plans.fields.habilitations')}</OptionalLabel>}
            placeholder={field.value.length > 0 ? undefined : t('planForms.form.add_habilitation')}
            error={typeof errors.habilitations?.message === 'string' ? errors.habilitations.message : undefined}
            data={kinds
              .filter((kind) => kind.is_active || field.value.includes(kind.id))
              .map((kind) => ({ value: String(kind.id), label: kind.nom }))}
            value={field.value.map(String)}
            onChange={(ids) => field.onChange(ids.map(Number))}
            searchable
            nothingFoundMessage={t('common.form.no_choice')}
          />
        )}
      />
      <Controller
        control={form.control}
        name="technicien_id"
        render={({ field }) => (
          <TechnicienSelect
            field="technicien_id"
            label={<OptionalLabel>{t('plans.fields.technicien')}</OptionalLabel>}
            description={t('planForms.form.technicien_help')}
            error={errors.technicien_id?.message}
            value={field.value ?? null}
            onChange={field.onChange}
          />
        )}
      />
    </fieldset>
  );
}

function DurationField(props: { error: string | undefined; value: number; onChange: (minutes: number) => void }) {
  const t = useTranslations();
  const hours = Math.floor(props.value / MINUTES_AN_HOUR);
  const minutes = props.value % MINUTES_AN_HOUR;
  const numberOf = (value: string | number) => (typeof value === 'number' ? value : 0);
  return (
    <div>
      <span className={classes.label}>{t('plans.fields.duree_minutes')}</span>
      <div className={classes.duration}>
        <NumberInput
          name="duree_minutes"
          label={t('planForms.form.hours')}
          error={props.error}
          min={0}
          max={MAX_HOURS}
          allowDecimal={false}
          value={hours}
          onChange={(value) => props.onChange(numberOf(value) * MINUTES_AN_HOUR + minutes)}
        />
        <NumberInput
          label={t('planForms.form.minutes')}
          min={0}
          max={59}
          step={15}
          allowDecimal={false}
          value={minutes}
          onChange={(value) => props.onChange(hours * MINUTES_AN_HOUR + numberOf(value))}
        />
      </div>
    </div>
  );
}
