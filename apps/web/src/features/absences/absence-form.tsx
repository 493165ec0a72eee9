import { Button, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { CreateAbsenceInput, typesAbsence, type Absence } from '@mif/contract/absences';
import { ErrorSummary, FieldRow, Form, FormActions, OptionalLabel } from '@mif/ui/form';
import { SidePanel } from '@mif/ui/side-panel';
import { toast } from '@mif/ui/toast';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { formErrors, orNull, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { useCan } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import { fromWallClock, toWallClock } from '../../app/wall-clock.ts';

const Fields = CreateAbsenceInput.pick({ type: true, motif: true }).extend({
  date_debut: z.string(),
  date_fin: z.string(),
  /** Wall clock in Morocco. */
  debut: z.string(),
  fin: z.string(),
});

/**
 * An absence to ask for, to enter for a technician, or to correct, beside the page.
 * @param technicienId whose it is; left out, the reader's own
 * @param absence the one to correct
 */
export function AbsencePanel(props: {
  isOpen: boolean;
  technicienId?: number | undefined;
  absence?: Absence | undefined;
  onClose: () => void;
}) {
  const t = useTranslations('absences');
  const can = useCan();
  const title = props.absence ? t('edit') : can('absence.decide') ? t('create') : t('request');
  return (
    <SidePanel isOpen={props.isOpen} title={title} onClose={props.onClose}>
      {props.isOpen ? <AbsenceForm {...props} /> : null}
    </SidePanel>
  );
}

function AbsenceForm(props: { technicienId?: number | undefined; absence?: Absence | undefined; onClose: () => void }) {
  const t = useTranslations();
  const can = useCan();
  const labelOf = useFieldLabel('absences.fields');
  const utils = trpc.useUtils();
  const { absence } = props;
  const [isDays, setDays] = useState(absence ? absence.date_debut !== null : true);
  const form = useZodForm(Fields, {
    type: absence?.type ?? 'conge',
    motif: absence?.motif ?? null,
    date_debut: absence?.date_debut ?? '',
    date_fin: absence?.date_fin ?? '',
    debut: absence && absence.date_debut === null ? toWallClock(absence.debut) : '',
    fin: absence && absence.date_debut === null ? toWallClock(absence.fin) : '',
  });
  const common = {
    onSuccess: async () => {
      await Promise.all([utils.absences.invalidate(), utils.techniciens.invalidate()]);
      toast(t(can('absence.decide') ? 'absences.toasts.created' : 'absences.toasts.requested'));
      props.onClose();
    },
    onError: (error: unknown) => showFailure(form, error, t('common.states.network_text')),
  };
  const create = trpc.absences.create.useMutation(common);
  const update = trpc.absences.update.useMutation(common);
  const save = form.handleSubmit(({ type, motif, ...fields }) => {
    const period = isDays
      ? { date_debut: fields.date_debut || undefined, date_fin: fields.date_fin || fields.date_debut || undefined }
      : { debut: fromWallClock(fields.debut) ?? undefined, fin: fromWallClock(fields.fin) ?? undefined };
    if (absence) update.mutate({ id: absence.id, version: absence.version, type, motif, ...period });
    else create.mutate({ technicien_id: props.technicienId, type, motif, ...period });
  });
  const { errors: invalid } = form.formState;
  const errors = formErrors(form, labelOf);
  return (
    <Form onSubmit={(event) => void save(event)}>
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <NativeSelect
        {...form.register('type')}
        label={t('absences.fields.type')}
        data={typesAbsence.map((value) => ({ value, label: t(`absences.types.${value}`) }))}
        data-autofocus
      />
      <SegmentedControl
        value={isDays ? 'days' : 'hours'}
        onChange={(value) => setDays(value === 'days')}
        data={[
          { value: 'days', label: t('absences.whole_days') },
          { value: 'hours', label: t('absences.hours') },
        ]}
      />
      {isDays ? (
        <FieldRow>
          <TextInput
            {...form.register('date_debut')}
            type="date"
            dir="ltr"
            label={t('absences.fields.date_debut')}
            error={invalid.date_debut?.message}
          />
          <TextInput
            {...form.register('date_fin')}
            type="date"
            dir="ltr"
            label={t('absences.fields.date_fin')}
            error={invalid.date_fin?.message}
          />
        </FieldRow>
      ) : (
        <FieldRow>
          <TextInput
            {...form.register('debut')}
            type="datetime-local"
            dir="ltr"
            label={t('absences.fields.debut')}
            description={t('time.morocco')}
            error={invalid.debut?.message}
          />
          <TextInput
            {...form.register('fin')}
            type="datetime-local"
            dir="ltr"
            label={t('absences.fields.fin')}
            description={t('time.morocco')}
            error={invalid.fin?.message}
          />
        </FieldRow>
      )}
      <Textarea
        {...form.register('motif', orNull)}
        label={<OptionalLabel>{t('absences.fields.motif')}</OptionalLabel>}
        error={invalid.motif?.message}
        autosize
        minRows={2}
      />
      <FormActions isSticky>
        <Button type="submit" loading={create.isPending || update.isPending}>
          {t(can('absence.decide') ? 'absences.submit' : 'absences.send')}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
