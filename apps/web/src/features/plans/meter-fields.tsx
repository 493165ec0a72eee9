import { NativeSelect, NumberInput, SegmentedControl, Select } from '@mantine/core';
import type { RegleCompteur } from '@mif/contract/plan-rules';
import { FieldRow, OptionalLabel } from '@mif/ui/form';
import { skipToken } from '@tanstack/react-query';
import { Controller } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';
import { blankStep, blankThreshold } from './form-values.ts';
import type { PlanFormApi } from './form-api.ts';
import classes from './plans.module.css';

/** Which meter of the equipment makes it due, and when. */
export function MeterFields({ form, equipementId }: { form: PlanFormApi; equipementId: number | null }) {
  const t = useTranslations();
  const { errors } = form.formState;
  const { data } = trpc.compteurs.list.useQuery(equipementId === null ? skipToken : { equipement_id: equipementId });
  const meters = data?.items.filter(({ is_active }) => is_active) ?? [];
  const rule = form.watch('regle_compteur') ?? blankStep;
  const chosen = meters.find(({ id }) => id === form.watch('compteur_id'));
  const put = (regle: RegleCompteur) => form.setValue('regle_compteur', regle, { shouldDirty: true });
  const isGauge = chosen?.genre === 'jauge';
  if (data && meters.length === 0) return <p className={classes.none}>{t('planForms.form.meter_none')}</p>;
  return (
    <>
      <Controller
        control={form.control}
        name="compteur_id"
        render={({ field }) => (
          <Select
            data-field="compteur_id"
            label={t('plans.fields.compteur')}
            error={errors.compteur_id?.message}
            data={meters.map(({ id, nom, unite }) => ({ value: String(id), label: `${nom} (${unite})` }))}
            value={field.value ? String(field.value) : null}
            onChange={(value) => {
              field.onChange(value === null ? null : Number(value));
              const meter = meters.find(({ id }) => String(id) === value);
              if (meter?.genre === 'jauge' && rule.genre === 'pas') put(blankThreshold);
            }}
          />
        )}
      />
      {isGauge ? null : (
        <div>
          <span className={classes.label} id="regle_compteur">
            {t('planForms.form.meter_rule')}
          </span>
          <SegmentedControl
            aria-labelledby="regle_compteur"
            data={[
              { value: 'pas', label: t('planForms.form.meter_step') },
              { value: 'seuil', label: t('planForms.form.meter_threshold') },
            ]}
            value={rule.genre}
            onChange={(genre) => put(genre === 'pas' ? blankStep : blankThreshold)}
          />
        </div>
      )}
      {rule.genre === 'pas' ? (
        <StepFields form={form} rule={rule} unite={chosen?.unite ?? ''} onChange={put} />
      ) : (
        <ThresholdFields form={form} rule={rule} unite={chosen?.unite ?? ''} onChange={put} />
      )}
    </>
  );
}

interface RuleProps<Genre extends RegleCompteur['genre']> {
  form: PlanFormApi;
  rule: Extract<RegleCompteur, { genre: Genre }>;
  unite: string;
  onChange: (rule: RegleCompteur) => void;
}

const numberOf = (value: string | number) => (typeof value === 'number' ? value : 0);

/** What is wrong with the rule as a whole, or with a part of it. */
function ruleFault(form: PlanFormApi): string | undefined {
  const fault = form.formState.errors.regle_compteur as Record<string, { message?: string } | undefined> & { message?: string };
  return fault?.message ?? fault?.['pas']?.message ?? fault?.['seuil']?.message ?? fault?.['hysteresis']?.message;
}

function StepFields({ form, rule, unite, onChange }: RuleProps<'pas'>) {
  const t = useTranslations();
  return (
    <FieldRow>
      <NumberInput
        name="regle_compteur"
        label={t('plans.fields.pas')}
        error={ruleFault(form)}
        min={0}
        decimalScale={3}
        suffix={unite ? ` ${unite}` : undefined}
        value={rule.pas}
        onChange={(value) => onChange({ genre: 'pas', pas: numberOf(value) })}
      />
      <Controller
        control={form.control}
        name="compteur_base"
        render={({ field }) => (
          <NumberInput
            name="compteur_base"
            label={<OptionalLabel>{t('plans.fields.compteur_base')}</OptionalLabel>}
            description={t('planForms.form.base_help')}
            error={form.formState.errors.compteur_base?.message}
            decimalScale={3}
            value={field.value ?? ''}
            onChange={(value) => field.onChange(typeof value === 'number' ? value : null)}
          />
        )}
      />
    </FieldRow>
  );
}

function ThresholdFields({ form, rule, unite, onChange }: RuleProps<'seuil'>) {
  const t = useTranslations();
  const suffix = unite ? ` ${unite}` : undefined;
  return (
    <>
      <FieldRow>
        <NativeSelect
          label={t('plans.fields.sens')}
          data={[
            { value: 'au_dessus', label: t('planForms.form.above') },
            { value: 'en_dessous', label: t('planForms.form.below') },
          ]}
          value={rule.sens}
          onChange={(event) => onChange({ ...rule, sens: event.currentTarget.value === 'en_dessous' ? 'en_dessous' : 'au_dessus' })}
        />
        <NumberInput
          name="regle_compteur"
          label={t('plans.fields.seuil')}
          error={ruleFault(form)}
          decimalScale={3}
          suffix={suffix}
          value={rule.seuil}
          onChange={(value) => onChange({ ...rule, seuil: numberOf(value) })}
        />
      </FieldRow>
      <NumberInput
        label={t('plans.fields.hysteresis')}
        description={t('planForms.form.hysteresis_help')}
        min={0}
        decimalScale={3}
        suffix={suffix}
        value={rule.hysteresis}
        onChange={(value) => onChange({ ...rule, hysteresis: numberOf(value) })}
      />
    </>
  );
}
