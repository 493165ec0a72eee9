import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { AssignInterventionInput } from '@mif/contract/interventions';
import type { Intervention } from '@mif/contract/interventions';
import { ErrorSummary, FieldRow, Form, FormActions, OptionalLabel } from '@mif/ui/form';
import { SidePanel } from '@mif/ui/side-panel';
import { useState } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { failureOf } from '../../app/failure.ts';
import { formErrors, orUndefined, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { useFormat } from '../../app/format.ts';
import { trpc } from '../../app/trpc.ts';
import { fromWallClock, toWallClock } from '../../app/wall-clock.ts';
import classes from './actions.module.css';
import { useCommand } from './commands.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { TechnicienPicker } from './technicien-picker.tsx';

const MINUTE_MS = 60_000;
const lengths = [30, 60, 90, 120, 180, 240, 480];
const DEFAULT_LENGTH = 120;

/** Refusals a written reason may override. */
const overridable = new Set([
  'TECHNICIEN_ABSENT',
  'TECHNICIEN_HORS_HORAIRES',
  'TECHNICIEN_HABILITATION_EXPIREE',
  'INTERVENTION_SLOT_TAKEN',
]);

const Fields = AssignInterventionInput.pick({ technicien_id: true, motif_derogation: true }).extend({
  /** Wall clock in Morocco, or empty. */
  date_debut_prevue: z.string(),
  minutes: z.string(),
});

function plannedMinutes({ date_debut_prevue, date_fin_prevue }: Intervention): number {
  if (!date_debut_prevue || !date_fin_prevue) return DEFAULT_LENGTH;
  return Math.round((Date.parse(date_fin_prevue) - Date.parse(date_debut_prevue)) / MINUTE_MS);
}

/** Gives the intervention to a technician, for a slot if one is named. */
export function AssignPanel({ intervention, onClose }: { intervention: Intervention; onClose: () => void }) {
  const t = useTranslations();
  return (
    <SidePanel isOpen title={t('interventions.assign.title', { reference: intervention.reference })} onClose={onClose}>
      <AssignForm intervention={intervention} onClose={onClose} />
    </SidePanel>
  );
}

function AssignForm({ intervention, onClose }: { intervention: Intervention; onClose: () => void }) {
  const t = useTranslations();
  const format = useFormat();
  const labelOf = useFieldLabel('interventions.fields');
  const [isOverridable, setOverridable] = useState(false);
  const [planned] = useState(() => plannedMinutes(intervention));
  const form = useZodForm(Fields, {
    technicien_id: intervention.technicien_id ?? undefined,
    date_debut_prevue: intervention.date_debut_prevue ? toWallClock(intervention.date_debut_prevue) : '',
    minutes: String(planned),
    motif_derogation: undefined,
  });
  const { errors: invalid } = form.formState;
  const command = useCommand({
    intervention,
    action: 'assign',
    onDone: onClose,
    onRefused(error) {
      const failure = failureOf(error);
      setOverridable(failure.kind !== 'network' && overridable.has(failure.code));
      showFailure(form, error, t('common.states.network_text'));
    },
  });
  const assign = trpc.interventions.assign.useMutation(command.options);
  const [start, minutes] = form.watch(['date_debut_prevue', 'minutes']);
  const begins = fromWallClock(start);
  const ends = begins ? new Date(Date.parse(begins) + Number(minutes) * MINUTE_MS).toISOString() : null;
  const send = form.handleSubmit(({ technicien_id, motif_derogation, date_debut_prevue, minutes: length }) => {
    const debut = fromWallClock(date_debut_prevue);
    const fin = debut ? new Date(Date.parse(debut) + Number(length) * MINUTE_MS).toISOString() : null;
    assign.mutate({ ...command.carried(), technicien_id, motif_derogation, date_debut_prevue: debut, date_fin_prevue: fin });
  });
  // What was refused has changed: the reason to override it is no longer asked.
  function settle() {
    setOverridable(false);
    form.setValue('motif_derogation', undefined);
    form.clearErrors();
  }
  const errors = formErrors(form, labelOf);
  const choices = lengths.includes(planned) ? lengths : [...lengths, planned].toSorted((a, b) => a - b);
  return (
    <Form onSubmit={(event) => void send(event)}>
      <ConflictNotice conflict={command.conflict} onReload={command.reload} />
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <p className={classes.subject}>
        <bdi>{intervention.titre}</bdi>
      </p>
      {isOverridable ? (
        <Textarea
          {...form.register('motif_derogation', orUndefined)}
          label={t('interventions.assign.override')}
          description={t('interventions.help.motif')}
          error={invalid.motif_derogation?.message}
          autosize
          minRows={2}
        />
      ) : null}
      <Controller
        control={form.control}
        name="technicien_id"
        render={({ field }) => (
          <TechnicienPicker
            name="technicien_id"
            value={field.value ?? null}
            slot={begins ? { debut: begins, fin: ends ?? undefined, intervention_id: intervention.id } : null}
            error={invalid.technicien_id?.message}
            onChange={(id) => {
              settle();
              field.onChange(id);
            }}
          />
        )}
      />
      <FieldRow>
        <TextInput
          {...form.register('date_debut_prevue', { onChange: settle })}
          type="datetime-local"
          dir="ltr"
          label={<OptionalLabel>{t('interventions.fields.date_debut_prevue')}</OptionalLabel>}
          description={t('time.morocco')}
          error={isOverridable ? Boolean(invalid.date_debut_prevue) : invalid.date_debut_prevue?.message}
        />
        <NativeSelect
          {...form.register('minutes', { onChange: settle })}
          label={t('interventions.assign.duration')}
          description={ends ? t('interventions.assign.until', { quand: format.instant(ends, 'moment') }) : undefined}
          disabled={!begins}
          data={choices.map((length) => ({ value: String(length), label: format.duration(length) }))}
        />
      </FieldRow>
      <FormActions isSticky>
        <Button type="submit" loading={assign.isPending}>
          {t('interventions.assign.submit')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
