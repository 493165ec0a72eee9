import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { UpdateInterventionInput, interventionFields, priorites, types } from '@mif/contract/interventions';
import type { Intervention } from '@mif/contract/interventions';
import { ErrorSummary, FieldRow, Form, FormActions, OptionalLabel } from '@mif/ui/form';
import { SidePanel } from '@mif/ui/side-panel';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { changesOf, formErrors, orNull, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { trpc } from '../../app/trpc.ts';
import { fromWallClock, toWallClock } from '../../app/wall-clock.ts';
import { useCommand } from './commands.ts';
import { ConflictNotice } from './conflict-notice.tsx';

const Fields = UpdateInterventionInput.pick({ type: true })
  .extend(interventionFields.pick({ titre: true, description: true, priorite: true }).shape)
  /** Wall clock in Morocco, or empty. */
  .extend({ date_limite: z.string() });

/** Changes what an intervention says of itself; what was not touched is not sent. */
export function EditPanel({ intervention, onClose }: { intervention: Intervention; onClose: () => void }) {
  const t = useTranslations();
  return (
    <SidePanel isOpen title={`${t('interventions.actions.update')} · ${intervention.reference}`} onClose={onClose}>
      <EditForm intervention={intervention} onClose={onClose} />
    </SidePanel>
  );
}

function valuesOf({ titre, description, type, priorite, date_limite }: Intervention) {
  return { titre, description, type, priorite, date_limite: date_limite ? toWallClock(date_limite) : '' };
}

function EditForm({ intervention, onClose }: { intervention: Intervention; onClose: () => void }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('interventions.fields');
  const form = useZodForm(Fields, valuesOf(intervention));
  const { errors: invalid, dirtyFields, isDirty } = form.formState;
  const command = useCommand({
    intervention,
    action: 'update',
    onDone: onClose,
    onRefused: (error) => showFailure(form, error, t('common.states.network_text')),
  });
  const update = trpc.interventions.update.useMutation(command.options);
  const send = form.handleSubmit((input) =>
    update.mutate({ ...command.carried(), ...changesOf(dirtyFields, { ...input, date_limite: fromWallClock(input.date_limite) }) }),
  );
  const errors = formErrors(form, labelOf);
  return (
    <Form onSubmit={(event) => void send(event)}>
      <ConflictNotice
        conflict={command.conflict}
        onReload={async () => form.reset(valuesOf(await command.reload()), { keepDirtyValues: true })}
      />
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <TextInput {...form.register('titre')} label={t('interventions.fields.titre')} error={invalid.titre?.message} data-autofocus />
      <Textarea
        {...form.register('description', orNull)}
        label={<OptionalLabel>{t('interventions.fields.description')}</OptionalLabel>}
        description={t('interventions.help.description')}
        error={invalid.description?.message}
        autosize
        minRows={4}
        maxRows={14}
      />
      <FieldRow>
        <NativeSelect
          {...form.register('type')}
          label={t('interventions.fields.type')}
          error={invalid.type?.message}
          data={types.map((value) => ({ value, label: t(`interventions.types.${value}`) }))}
        />
        <NativeSelect
          {...form.register('priorite')}
          label={t('interventions.fields.priorite')}
          error={invalid.priorite?.message}
          data={priorites.map((value) => ({ value, label: t(`interventions.priorites.${value}`) }))}
        />
      </FieldRow>
      <TextInput
        {...form.register('date_limite')}
        type="datetime-local"
        dir="ltr"
        label={<OptionalLabel>{t('interventions.fields.date_limite')}</OptionalLabel>}
        description={t('time.morocco')}
        error={invalid.date_limite?.message}
      />
      <FormActions isSticky>
        <Button type="submit" loading={update.isPending} disabled={!isDirty}>
          {t('common.actions.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
