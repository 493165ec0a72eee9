import { NativeSelect, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { frequences } from '@mif/contract/equipements';
import { combinaisons, declencheurs, presets, rangs, unitesIntervalle } from '@mif/contract/plan-rules';
import type { Declencheur, PositionMois, RegleDate } from '@mif/contract/plan-rules';
import { weekdayOf } from '@mif/contract/time';
import { FieldRow } from '@mif/ui/form';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { joursSemaine, useWeekday } from '../sites/horaires.ts';
import { blankStep, chosenRhythm, fittingDays, usualRhythm } from './form-values.ts';
import type { PlanFormApi } from './form-api.ts';
import { MeterFields } from './meter-fields.tsx';
import classes from './plans.module.css';
import { rangKey } from './rhythm.ts';

/** When: six big choices, then made to measure. */
export function WhenFields({ form, equipementId }: { form: PlanFormApi; equipementId: number | null }) {
  const t = useTranslations();
  const values = form.watch();
  const chosen = chosenRhythm(values);
  const [isCustom, setCustom] = useState(chosen === null);
  const { errors } = form.formState;
  const set = form.setValue as (name: string, value: unknown, options: object) => void;
  const put = (all: object) => {
    for (const [name, value] of Object.entries(all)) set(name, value, { shouldDirty: true });
  };
  const hasDate = values.declencheur !== 'compteur';
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legendTitle}>{t('planForms.form.when')}</legend>
      <div>
        <span className={classes.label} id="rythme">
          {t('planForms.form.rhythm')}
        </span>
        <div className={classes.presets} role="group" aria-labelledby="rythme">
          {frequences.map((name) => (
            <button
              key={name}
              type="button"
              className={classes.preset}
              aria-pressed={!isCustom && chosen === name}
              onClick={() => {
                setCustom(false);
                put(usualRhythm(name));
              }}
            >
              {t(`equipements.frequences.${name}`)}
            </button>
          ))}
          <button type="button" className={classes.preset} aria-pressed={isCustom} onClick={() => setCustom(true)}>
            {t('planForms.form.custom')}
          </button>
        </div>
      </div>
      {isCustom ? (
        <div>
          <span className={classes.label} id="declencheur">
            {t('planForms.form.trigger')}
          </span>
          <SegmentedControl
            aria-labelledby="declencheur"
            data={declencheurs.map((value) => ({
              value,
              label: t(`planForms.form.${({ date: 'on_date', compteur: 'on_meter', les_deux: 'on_both' } as const)[value]}`),
            }))}
            value={values.declencheur}
            onChange={(value) => put(onTrigger(value, values.regle_date ?? null, values.regle_compteur ?? null))}
          />
        </div>
      ) : null}
      {isCustom && hasDate ? (
        <IntervalFields
          regle={values.regle_date ?? presets.mensuel.regle}
          premiere={values.premiere_date ?? null}
          error={errors.regle_date?.message ?? errors.regle_date?.intervalle?.message}
          onChange={(regle_date) => put({ regle_date, ...fittingDays(regle_date) })}
        />
      ) : null}
      {hasDate ? (
        <TextInput
          {...form.register('premiere_date', { setValueAs: (value: unknown) => (value === '' ? null : value) })}
          type="date"
          label={t('plans.fields.premiere_date')}
          error={errors.premiere_date?.message}
        />
      ) : null}
      {isCustom && values.declencheur === 'les_deux' ? (
        <NativeSelect
          {...form.register('combinaison')}
          label={t('plans.fields.combinaison')}
          error={errors.combinaison?.message}
          data={combinaisons.map((value) => ({ value, label: t(`plans.combinaisons.${value}`) }))}
        />
      ) : null}
      {isCustom && values.declencheur !== 'date' ? <MeterFields form={form} equipementId={equipementId} /> : null}
    </fieldset>
  );
}

/** What a trigger needs is there as soon as it is chosen. */
function onTrigger(declencheur: Declencheur, regle: RegleDate | null, meter: unknown) {
  return {
    declencheur,
    combinaison: declencheur === 'les_deux' ? 'premier' : null,
    ...(declencheur === 'compteur' || regle ? {} : { regle_date: presets.mensuel.regle }),
    ...(declencheur === 'date' || meter ? {} : { regle_compteur: blankStep }),
    ...(declencheur === 'compteur' ? fittingDays(null) : {}),
  };
}

function IntervalFields(props: {
  regle: RegleDate;
  premiere: string | null;
  error: string | undefined;
  onChange: (regle: RegleDate) => void;
}) {
  const t = useTranslations();
  const weekday = useWeekday();
  const { regle, onChange } = props;
  const hasPosition = regle.unite === 'mois' || regle.unite === 'annee';
  const { position } = regle;
  const put = (more: PositionMois | null) => onChange({ ...regle, position: more });
  function choose(genre: string) {
    if (genre === 'jour') put({ genre: 'jour', jour: Number(props.premiere?.slice(8)) || 1 });
    else if (genre === 'rang') put({ genre: 'rang', rang: -1, jour_semaine: props.premiere ? weekdayOf(props.premiere) : 1 });
    else put(null);
  }
  return (
    <>
      <FieldRow>
        <NumberInput
          name="regle_date"
          label={t('planForms.form.every')}
          error={props.error}
          min={1}
          max={999}
          allowDecimal={false}
          value={regle.intervalle}
          onChange={(value) => onChange({ ...regle, intervalle: typeof value === 'number' ? value : 0 })}
        />
        <NativeSelect
          label={t('planForms.form.unit')}
          data={unitesIntervalle.map((value) => ({ value, label: t(`plans.unites.${value}`) }))}
          value={regle.unite}
          onChange={(event) => {
            const unite = unitesIntervalle.find((each) => each === event.currentTarget.value) ?? regle.unite;
            onChange({ ...regle, unite, position: unite === 'mois' || unite === 'annee' ? position : null });
          }}
        />
      </FieldRow>
      {hasPosition ? (
        <NativeSelect
          label={t('planForms.form.position')}
          data={[
            { value: '', label: t('planForms.form.position_first') },
            { value: 'jour', label: t('planForms.form.position_day') },
            { value: 'rang', label: t('planForms.form.position_rank') },
          ]}
          value={position?.genre ?? ''}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      ) : null}
      {hasPosition && position?.genre === 'jour' ? (
        <NumberInput
          label={t('planForms.form.day')}
          description={t('planForms.form.day_help')}
          min={1}
          max={31}
          allowDecimal={false}
          value={position.jour}
          onChange={(value) => put({ genre: 'jour', jour: typeof value === 'number' ? Math.min(31, Math.max(1, value)) : 1 })}
        />
      ) : null}
      {hasPosition && position?.genre === 'rang' ? (
        <FieldRow>
          <NativeSelect
            label={t('planForms.form.rank')}
            data={rangs.map((rang) => ({ value: String(rang), label: t(`planForms.form.ranks.${rangKey(rang)}`) }))}
            value={String(position.rang)}
            onChange={(event) => put({ ...position, rang: rangs.find((rang) => String(rang) === event.currentTarget.value) ?? -1 })}
          />
          <NativeSelect
            label={t('planForms.form.weekday')}
            data={joursSemaine.map((jour) => ({ value: String(jour), label: weekday(jour) }))}
            value={String(position.jour_semaine)}
            onChange={(event) => put({ ...position, jour_semaine: Number(event.currentTarget.value) })}
          />
        </FieldRow>
      ) : null}
    </>
  );
}
