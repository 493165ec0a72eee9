import { Button, Input, Switch, TextInput } from '@mantine/core';
import { CreateCalendrierInput, SemaineInput, type Calendrier } from '@mif/contract/calendriers';
import { toCivilDate } from '@mif/contract/time';
import { ErrorSummary, Form, FormActions } from '@mif/ui/form';
import { toast } from '@mif/ui/toast';
import { useNavigate } from '@tanstack/react-router';
import { Controller } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { useEditedRecord } from '../../app/edited-record.tsx';
import { changesOf, formErrors, useFieldLabel, useZodForm } from '../../app/form.ts';
import { useNow } from '../../app/now.ts';
import { trpc } from '../../app/trpc.ts';
import { HorairesField } from '../sites/horaires-field.tsx';
import { ClosuresField } from './closures-field.tsx';

// One field each, so that every refusal stands where it is about.
const Fields = z.object({
  nom: CreateCalendrierInput.shape.nom,
  applique_du: z.iso.date(),
  horaires: SemaineInput.shape.horaires,
  pause_vendredi: SemaineInput.shape.pause_vendredi,
  has_ramadan: z.boolean(),
  ramadan_horaires: SemaineInput.shape.horaires,
  ramadan_pause: SemaineInput.shape.pause_vendredi,
  is_ferme_feries: z.boolean(),
  fermetures: CreateCalendrierInput.shape.fermetures,
});
type Fields = z.output<typeof Fields>;

const office = [1, 2, 3, 4, 5].map((jour) => ({ jour, debut: '08:00', fin: '18:00' }));
const short = [1, 2, 3, 4, 5].map((jour) => ({ jour, debut: '09:00', fin: '15:00' }));

function valuesOf({ nom, definition }: Calendrier, today: string) {
  // What is edited is the last week: the one that holds, or the one that was planned.
  const last = definition.semaines.at(-1);
  return {
    nom,
    applique_du: last?.du && last.du > today ? last.du : today,
    horaires: last?.horaires ?? [],
    pause_vendredi: last?.pause_vendredi ?? null,
    has_ramadan: Boolean(last?.ramadan),
    ramadan_horaires: last?.ramadan?.horaires ?? short,
    ramadan_pause: last?.ramadan?.pause_vendredi ?? null,
    is_ferme_feries: last?.is_ferme_feries ?? true,
    fermetures: definition.fermetures,
  };
}

function semaineOf(input: Fields) {
  return {
    horaires: input.horaires,
    pause_vendredi: input.pause_vendredi,
    ramadan: input.has_ramadan ? { horaires: input.ramadan_horaires, pause_vendredi: input.ramadan_pause } : null,
    is_ferme_feries: input.is_ferme_feries,
  };
}

/** Makes a calendar, or changes one: new hours hold from a day on. */
export function CalendarForm({ calendrier, onDone }: { calendrier: Calendrier | undefined; onDone: () => void }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('calendriers.fields');
  const today = toCivilDate(useNow());
  const navigate = useNavigate();
  const utils = trpc.useUtils();
  const blank = {
    nom: '',
    applique_du: today,
    horaires: office,
    pause_vendredi: { debut: '12:30', fin: '14:00' },
    has_ramadan: true,
    ramadan_horaires: short,
    ramadan_pause: null,
    is_ferme_feries: true,
    fermetures: [],
  };
  const form = useZodForm(Fields, calendrier ? valuesOf(calendrier, today) : blank);
  const edited = useEditedRecord(calendrier, form, {
    read: ({ id }) => utils.calendriers.get.fetch({ id }, { staleTime: 0 }),
    valuesOf: (fresh) => valuesOf(fresh, today),
    labelOf,
  });
  const common = { onError: edited.onError };
  const done = async (saved: Calendrier, text: string) => {
    await Promise.all([utils.calendriers.invalidate(), utils.journal.invalidate()]);
    toast(text);
    onDone();
    if (!calendrier) await navigate({ to: '/calendriers/$id', params: { id: saved.id } });
  };
  const create = trpc.calendriers.create.useMutation({
    ...common,
    onSuccess: (saved) => done(saved, t('calendriers.toasts.created', { nom: saved.nom })),
  });
  const update = trpc.calendriers.update.useMutation({
    ...common,
    onSuccess: (saved) => done(saved, t('calendriers.toasts.saved', { nom: saved.nom })),
  });
  const { dirtyFields, errors: invalid } = form.formState;
  const send = form.handleSubmit((input) => {
    edited.forget();
    if (!edited.record) {
      create.mutate({ nom: input.nom, semaine: semaineOf(input), fermetures: input.fermetures });
      return;
    }
    const { nom, fermetures, ...hours } = changesOf(dirtyFields, input);
    update.mutate({
      id: edited.record.id,
      version: edited.record.version,
      nom,
      fermetures,
      ...(Object.keys(hours).length > 0 ? { semaine: semaineOf(input), applique_du: input.applique_du } : {}),
    });
  });
  const errors = formErrors(form, labelOf);
  const hasRamadan = form.watch('has_ramadan');
  return (
    <Form onSubmit={(event) => void send(event)}>
      {edited.notice}
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <TextInput {...form.register('nom')} label={t('calendriers.fields.nom')} error={invalid.nom?.message} data-autofocus />
      {calendrier ? (
        <TextInput
          {...form.register('applique_du')}
          type="date"
          dir="ltr"
          label={t('calendriers.fields.applique_du')}
          description={t('calendriers.form.applique_help')}
          error={invalid.applique_du?.message}
        />
      ) : null}
      <Controller
        control={form.control}
        name="horaires"
        render={({ field }) => (
          <HorairesField
            label={t('calendriers.fields.horaires')}
            description={t('calendriers.form.horaires_help')}
            error={invalid.horaires?.message}
            value={field.value}
            onChange={(value) => field.onChange(value ?? [])}
          />
        )}
      />
      <Controller
        control={form.control}
        name="pause_vendredi"
        render={({ field }) => (
          <PauseField
            label={t('calendriers.fields.pause_vendredi')}
            error={invalid.pause_vendredi?.message}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <Switch {...form.register('has_ramadan')} defaultChecked={hasRamadan} label={t('calendriers.fields.has_ramadan')} />
      {hasRamadan ? (
        <>
          <Controller
            control={form.control}
            name="ramadan_horaires"
            render={({ field }) => (
              <HorairesField
                label={t('calendriers.fields.ramadan_horaires')}
                description={t('calendriers.form.horaires_help')}
                error={invalid.ramadan_horaires?.message}
                value={field.value}
                onChange={(value) => field.onChange(value ?? [])}
              />
            )}
          />
          <Controller
            control={form.control}
            name="ramadan_pause"
            render={({ field }) => (
              <PauseField
                label={t('calendriers.fields.ramadan_pause')}
                error={invalid.ramadan_pause?.message}
                value={field.value}
                onChange={field.onChange}
              />
            )}
          />
        </>
      ) : null}
      <Switch
        {...form.register('is_ferme_feries')}
        defaultChecked={form.getValues('is_ferme_feries')}
        label={t('calendriers.fields.is_ferme_feries')}
        description={t('calendriers.form.feries_help')}
      />
      <Controller
        control={form.control}
        name="fermetures"
        render={({ field }) => (
          <ClosuresField
            value={field.value ?? []}
            errors={Array.isArray(invalid.fermetures) ? invalid.fermetures.map((each) => closureError(each)) : []}
            onChange={field.onChange}
          />
        )}
      />
      <FormActions>
        <Button type="submit" loading={create.isPending || update.isPending}>
          {t(calendrier ? 'calendriers.submit_edit' : 'calendriers.submit_create')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}

interface ClosureErrors {
  message?: string;
  debut?: { message?: string };
  fin?: { message?: string };
  motif?: { message?: string };
}

/** What is wrong with a closure: itself, or the first of its fields. */
function closureError(error: ClosureErrors | undefined): string | undefined {
  return error?.message ?? error?.debut?.message ?? error?.fin?.message ?? error?.motif?.message;
}

interface Pause {
  debut: string;
  fin: string;
}

function PauseField(props: { label: string; error: string | undefined; value: Pause | null; onChange: (value: Pause | null) => void }) {
  const t = useTranslations('calendriers.form');
  const { value, onChange } = props;
  return (
    <Input.Wrapper error={props.error}>
      <Switch
        label={props.label}
        description={t('pause_help')}
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? { debut: '12:30', fin: '14:00' } : null)}
      />
      {value ? (
        <span dir="ltr" style={{ display: 'inline-flex', alignItems: 'center', gap: 6, marginBlock: 6 }}>
          <Input
            type="time"
            size="xs"
            aria-label={t('pause_from')}
            value={value.debut}
            onChange={(event) => onChange({ ...value, debut: event.currentTarget.value })}
          />
          –
          <Input
            type="time"
            size="xs"
            aria-label={t('pause_to')}
            value={value.fin}
            onChange={(event) => onChange({ ...value, fin: event.currentTarget.value })}
          />
        </span>
      ) : null}
    </Input.Wrapper>
  );
}
