import { Button, NumberInput, Switch, TextInput } from '@mantine/core';
import { ConfirmJourFerieInput, CreateJourFerieInput, UpdateJourFerieInput, type JourFerie } from '@mif/contract/calendriers';
import { ErrorSummary, Form, FormActions, OptionalLabel } from '@mif/ui/form';
import { toast } from '@mif/ui/toast';
import { Controller } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useEditedRecord } from '../../app/edited-record.tsx';
import { formErrors, orNull, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { useFormat } from '../../app/format.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './calendriers.module.css';
import { useHolidayName } from './holiday-name.ts';

const Confirmed = ConfirmJourFerieInput.pick({ date: true, jours: true }).required();
const Added = CreateJourFerieInput;
const Changed = UpdateJourFerieInput.pick({ nom: true, date: true, jours: true, jusqu_au: true });

function useSaved(onDone: () => void) {
  const utils = trpc.useUtils();
  return async (text: string) => {
    await Promise.all([utils.joursFeries.invalidate(), utils.calendriers.invalidate(), utils.journal.invalidate()]);
    toast(text);
    onDone();
  };
}

/** A holiday as it is now, where somebody else saved it meanwhile. */
function useReadAgain() {
  const utils = trpc.useUtils();
  return async ({ id, debut }: JourFerie) => {
    const { items } = await utils.joursFeries.list.fetch({ annee: Number(debut.slice(0, 4)) }, { staleTime: 0 });
    return items.find((item) => item.id === id);
  };
}

/** The date of a holiday of the moon as it was announced. */
export function ConfirmForm({ ferie, onDone }: { ferie: JourFerie; onDone: () => void }) {
  const t = useTranslations();
  const format = useFormat();
  const nameOf = useHolidayName();
  const labelOf = useFieldLabel('calendriers.fields');
  const saved = useSaved(onDone);
  const read = useReadAgain();
  const form = useZodForm(Confirmed, { date: ferie.date, jours: ferie.jours });
  const edited = useEditedRecord(ferie, form, { read, valuesOf: ({ date, jours }) => ({ date, jours }), labelOf });
  const confirm = trpc.joursFeries.confirm.useMutation({
    onSuccess: ({ debut }) => saved(t('calendriers.toasts.confirmed', { nom: nameOf(ferie), date: format.civil(debut) })),
    onError: edited.onError,
  });
  const isRamadan = ferie.code === 'ramadan';
  const send = form.handleSubmit(({ date, jours }) => {
    edited.forget();
    confirm.mutate({ id: ferie.id, version: edited.record.version, date, ...(isRamadan ? {} : { jours }) });
  });
  const { errors: invalid } = form.formState;
  const errors = formErrors(form, labelOf);
  return (
    <Form onSubmit={(event) => void send(event)}>
      {edited.notice}
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <TextInput
        {...form.register('date')}
        type="date"
        dir="ltr"
        label={t('calendriers.fields.date')}
        description={t('calendriers.feries.confirm_help')}
        error={invalid.date?.message}
        data-autofocus
      />
      {isRamadan ? (
        <p className={classes.note}>{t('calendriers.feries.ramadan_help')}</p>
      ) : (
        <Controller control={form.control} name="jours" render={({ field }) => <Days field={field} error={invalid.jours?.message} />} />
      )}
      <FormActions>
        <Button type="submit" loading={confirm.isPending}>
          {t('calendriers.feries.confirm_submit')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}

/** A holiday that is added, or one that was, or the length and the end of an official one. */
export function HolidayForm({ ferie, annee, onDone }: { ferie: JourFerie | undefined; annee: number; onDone: () => void }) {
  return ferie ? <EditForm ferie={ferie} onDone={onDone} /> : <AddForm annee={annee} onDone={onDone} />;
}

function AddForm({ annee, onDone }: { annee: number; onDone: () => void }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('calendriers.fields');
  const saved = useSaved(onDone);
  const form = useZodForm(Added, { nom: '', date: `${annee}-`, jours: 1, is_annuel: false });
  const create = trpc.joursFeries.create.useMutation({
    onSuccess: ({ nom }) => saved(t('calendriers.toasts.added', { nom })),
    onError: (error) => showFailure(form, error, t('common.states.network_text')),
  });
  const { errors: invalid } = form.formState;
  const errors = formErrors(form, labelOf);
  return (
    <Form onSubmit={(event) => void form.handleSubmit((input) => create.mutate(input))(event)}>
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <TextInput {...form.register('nom')} label={t('calendriers.fields.nom')} error={invalid.nom?.message} data-autofocus />
      <TextInput {...form.register('date')} type="date" dir="ltr" label={t('calendriers.fields.date')} error={invalid.date?.message} />
      <Controller control={form.control} name="jours" render={({ field }) => <Days field={field} error={invalid.jours?.message} />} />
      <Switch {...form.register('is_annuel')} label={t('calendriers.fields.is_annuel')} />
      <FormActions>
        <Button type="submit" loading={create.isPending}>
          {t('calendriers.feries.add_submit')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}

function EditForm({ ferie, onDone }: { ferie: JourFerie; onDone: () => void }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('calendriers.fields');
  const saved = useSaved(onDone);
  const read = useReadAgain();
  const isOfficial = ferie.code !== null;
  const valuesOf = ({ nom, date, jours, jusqu_au }: JourFerie) => ({ nom, date, jours, jusqu_au });
  const form = useZodForm(Changed, valuesOf(ferie));
  const edited = useEditedRecord(ferie, form, { read, valuesOf, labelOf });
  const update = trpc.joursFeries.update.useMutation({
    onSuccess: ({ nom }) => saved(t('calendriers.toasts.saved', { nom })),
    onError: edited.onError,
  });
  const send = form.handleSubmit(({ nom, date, jours, jusqu_au }) => {
    edited.forget();
    update.mutate({
      id: ferie.id,
      version: edited.record.version,
      jours,
      jusqu_au: jusqu_au ?? null,
      ...(isOfficial ? {} : { nom, date }),
    });
  });
  const { errors: invalid } = form.formState;
  const errors = formErrors(form, labelOf);
  return (
    <Form onSubmit={(event) => void send(event)}>
      {edited.notice}
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      {isOfficial ? null : (
        <>
          <TextInput {...form.register('nom')} label={t('calendriers.fields.nom')} error={invalid.nom?.message} />
          <TextInput {...form.register('date')} type="date" dir="ltr" label={t('calendriers.fields.date')} error={invalid.date?.message} />
        </>
      )}
      <Controller control={form.control} name="jours" render={({ field }) => <Days field={field} error={invalid.jours?.message} />} />
      {ferie.is_annuel ? (
        <TextInput
          {...form.register('jusqu_au', orNull)}
          type="date"
          dir="ltr"
          label={<OptionalLabel>{t('calendriers.fields.jusqu_au')}</OptionalLabel>}
          error={invalid.jusqu_au?.message}
        />
      ) : null}
      <FormActions>
        <Button type="submit" loading={update.isPending}>
          {t('calendriers.feries.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}

/** How many days a holiday lasts, as a field of any of its forms. */
function Days(props: {
  field: { value: number | undefined; onChange: (value: number | undefined) => void; onBlur: () => void };
  error: string | undefined;
}) {
  const t = useTranslations('calendriers.fields');
  return (
    <NumberInput
      label={t('jours')}
      error={props.error}
      min={1}
      max={10}
      allowDecimal={false}
      value={props.field.value ?? ''}
      onChange={(value) => props.field.onChange(typeof value === 'number' ? value : undefined)}
      onBlur={props.field.onBlur}
    />
  );
}
