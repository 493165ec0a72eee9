import { Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import { ancrages, rattrapages, reglesFeries } from '@mif/contract/plan-rules';
import { FieldRow } from '@mif/ui/form';
import { Controller } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { PlanFormApi } from './form-api.ts';
import classes from './plans.module.css';

const dayFields = ['avance_jours', 'tolerance_avant_jours', 'tolerance_apres_jours'] as const;

/** What fits most plans as it is: folded away, open where something of it is wrong. */
export function SettingsFields({ form }: { form: PlanFormApi }) {
  const t = useTranslations();
  const { errors } = form.formState;
  const hasDate = form.watch('declencheur') !== 'compteur';
  const ancrage = form.watch('ancrage');
  const isFixed = ancrage === 'fixe';
  const isWrong = dayFields.some((field) => errors[field]);
  return (
    <details className={classes.more} open={isWrong || undefined}>
      <summary>{t('planForms.form.more')}</summary>
      <div className={classes.group}>
        <DaysField form={form} field="avance_jours" description={t('planForms.form.lead_help')} />
        <FieldRow>
          <DaysField form={form} field="tolerance_avant_jours" />
          <DaysField form={form} field="tolerance_apres_jours" />
        </FieldRow>
        <p className={classes.second}>{t('planForms.form.tolerance_help')}</p>
        <NativeSelect
          {...form.register('ancrage')}
          label={t('plans.fields.ancrage')}
          description={t(`plans.ancrages_help.${ancrage}`)}
          data={ancrages.map((value) => ({ value, label: t(`plans.ancrages.${value}`) }))}
        />
        {hasDate ? (
          <NativeSelect
            {...form.register('jours_feries')}
            label={t('plans.fields.jours_feries')}
            data={reglesFeries.map((value) => ({ value, label: t(`plans.feries.${value}`) }))}
          />
        ) : null}
        {isFixed ? (
          <NativeSelect
            {...form.register('rattrapage')}
            label={t('plans.fields.rattrapage')}
            description={t(`plans.rattrapages_help.${form.watch('rattrapage')}`)}
            data={rattrapages.map((value) => ({ value, label: t(`plans.rattrapages.${value}`) }))}
          />
        ) : null}
        <Checkbox {...form.register('empiler')} label={t('planForms.form.stack')} />
      </div>
    </details>
  );
}

function DaysField({ form, field: name, description }: { form: PlanFormApi; field: (typeof dayFields)[number]; description?: string }) {
  const t = useTranslations('plans');
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => (
        <NumberInput
          name={name}
          label={t(`fields.${name}`)}
          description={description}
          error={form.formState.errors[name]?.message}
          min={0}
          max={365}
          allowDecimal={false}
          suffix={` ${t('unites.jour')}`}
          value={field.value}
          onChange={(value) => field.onChange(typeof value === 'number' ? value : 0)}
        />
      )}
    />
  );
}
