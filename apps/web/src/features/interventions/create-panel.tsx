import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { CreateInterventionInput, Priorite, priorites, types } from '@mif/contract/interventions';
import { Banner } from '@mif/ui/banner';
import { ErrorSummary, FieldRow, Form, FormActions, OptionalLabel } from '@mif/ui/form';
import { SidePanel } from '@mif/ui/side-panel';
import { toast } from '@mif/ui/toast';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { failureOf } from '../../app/failure.ts';
import { formErrors, orNull, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { trpc } from '../../app/trpc.ts';
import { fromWallClock } from '../../app/wall-clock.ts';
import { useKeepAnswer } from './commands.ts';
import { useCreateDraft } from './create-draft.ts';
import { DeadlineHelp } from './deadline-help.tsx';
import { EquipementSelect } from './equipement-select.tsx';
import { TechnicienSelect } from './technicien-select.tsx';

const Fields = CreateInterventionInput.pick({
  equipement_id: true,
  titre: true,
  description: true,
  technicien_id: true,
  type: true,
}).extend({
  priorite: Priorite,
  /** Wall clock in Morocco, or empty. */
  date_limite: z.string(),
});

const blank = { titre: '', description: null, type: 'corrective', priorite: 'normale', date_limite: '', technicien_id: null } as const;
type Values = z.input<typeof Fields>;

/** A new intervention: what is typed is on the device at once, and comes back until it is created or let go. */
export function CreatePanel(props: { opened: boolean; onClose: () => void; equipementId?: number | undefined }) {
  const t = useTranslations('interventions.create');
  return (
    <SidePanel isOpen={props.opened} title={t('title')} onClose={props.onClose}>
      <CreateForm equipementId={props.equipementId} onClose={props.onClose} />
    </SidePanel>
  );
}

function CreateForm(props: { equipementId: number | undefined; onClose: () => void }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('interventions.fields');
  const navigate = useNavigate();
  const keepAnswer = useKeepAnswer();
  const draft = useCreateDraft();
  const [commandId, setCommandId] = useState(() => draft.kept?.command_id ?? crypto.randomUUID());
  const [isRestored, setRestored] = useState(draft.kept !== null);
  const given = { equipement_id: props.equipementId };
  const form = useZodForm(Fields, { ...blank, ...draft.kept, ...(props.equipementId ? given : {}) });
  const { errors: invalid } = form.formState;
  const create = trpc.interventions.create.useMutation({
    onSuccess(saved) {
      draft.forget();
      keepAnswer(saved);
      toast(t('interventions.toasts.created', { reference: saved.reference }), {
        action: {
          label: t('common.actions.open_page'),
          run: () => void navigate({ to: '/interventions/$id', params: { id: saved.id } }),
        },
      });
      props.onClose();
    },
    onError(error) {
      const { kind } = failureOf(error);
      // An answer that was lost may have been a yes: only a refusal frees the id.
      if (kind !== 'network' && kind !== 'broken') setCommandId(crypto.randomUUID());
      showFailure(form, error, t('common.states.network_text'));
    },
  });
  const keepDraft = useEffectEvent((values: Partial<Values>) => draft.keep({ ...values, command_id: commandId }));
  useEffect(() => {
    const watching = form.watch((values) => keepDraft(values));
    return () => watching.unsubscribe();
  }, [form]);
  const send = form.handleSubmit(({ date_limite, ...input }) =>
    create.mutate({ ...input, date_limite: fromWallClock(date_limite), command_id: commandId }),
  );
  const errors = formErrors(form, labelOf);
  const priorite = form.watch('priorite');
  return (
    <Form onSubmit={(event) => void send(event)}>
      {isRestored ? (
        <Banner
          kind="info"
          action={
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => {
                form.reset({ ...blank, ...given });
                form.setFocus('titre');
                draft.forget();
                setRestored(false);
              }}
            >
              {t('common.form.draft_discard')}
            </Button>
          }
        >
          {t('common.form.draft_restored')}
        </Banner>
      ) : null}
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <Controller
        control={form.control}
        name="equipement_id"
        render={({ field }) => (
          <EquipementSelect
            field="equipement_id"
            hasFocus={props.equipementId === undefined}
            error={invalid.equipement_id?.message}
            value={field.value ?? null}
            onChange={(id) => field.onChange(id ?? undefined)}
          />
        )}
      />
      <TextInput
        {...form.register('titre')}
        label={t('interventions.fields.titre')}
        description={t('interventions.help.titre')}
        error={invalid.titre?.message}
        autoComplete="off"
        data-autofocus={props.equipementId === undefined ? undefined : true}
      />
      <Textarea
        {...form.register('description', orNull)}
        label={<OptionalLabel>{t('interventions.fields.description')}</OptionalLabel>}
        description={t('interventions.help.description')}
        error={invalid.description?.message}
        autosize
        minRows={3}
        maxRows={12}
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
          description={t('interventions.help.priorite')}
          error={invalid.priorite?.message}
          data={priorites.map((value) => ({ value, label: t(`interventions.priorites.${value}`) }))}
        />
      </FieldRow>
      <TextInput
        {...form.register('date_limite')}
        type="datetime-local"
        dir="ltr"
        label={<OptionalLabel>{t('interventions.fields.date_limite')}</OptionalLabel>}
        description={<DeadlineHelp priorite={priorite} equipement_id={form.watch('equipement_id')} />}
        error={invalid.date_limite?.message}
      />
      <Controller
        control={form.control}
        name="technicien_id"
        render={({ field }) => (
          <TechnicienSelect
            field="technicien_id"
            label={<OptionalLabel>{t('interventions.fields.technicien')}</OptionalLabel>}
            description={t('interventions.action_hints.assign')}
            error={invalid.technicien_id?.message}
            value={field.value ?? null}
            onChange={field.onChange}
          />
        )}
      />
      <FormActions isSticky>
        <Button type="submit" loading={create.isPending}>
          {t('interventions.create.submit')}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
