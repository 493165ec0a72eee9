import { Button, Switch, TextInput } from '@mantine/core';
import { CreateContactInput } from '@mif/contract/contacts';
import type { Contact } from '@mif/contract/contacts';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { ErrorSummary, FieldRow, Form, FormActions, OptionalLabel } from '@mif/ui/form';
import { toast } from '@mif/ui/toast';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEditedRecord } from '../../app/edited-record.tsx';
import { changesOf, formErrors, orNull, useFieldLabel, useZodForm } from '../../app/form.ts';
import { trpc } from '../../app/trpc.ts';

const Fields = CreateContactInput.omit({ client_id: true, site_id: true });
const blank = { nom: '', fonction: null, telephone: null, mobile: null, email: null, is_principal: false };

/** Whose contacts they are: a company's own, or those of one of its sites. */
export interface Holder {
  client_id: number;
  site_id: number | null;
}

/** A contact's fields; somebody else's change meanwhile is told, and what was typed is kept. */
export function ContactForm(props: { holder: Holder; contact: Contact | undefined; onDone: () => void }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('contacts.fields');
  const utils = trpc.useUtils();
  const [isRemoving, setRemoving] = useState(false);
  const form = useZodForm(Fields, props.contact ?? blank);
  const { errors: invalid, dirtyFields, isDirty } = form.formState;
  const refresh = () => Promise.all([utils.clients.get.invalidate(), utils.sites.get.invalidate(), utils.journal.invalidate()]);

  const edited = useEditedRecord(props.contact, form, {
    read: async ({ id, client_id }) => {
      const { items } = await utils.client.contacts.list.query({ client_id, limit: 200 });
      return items.find((each) => each.id === id);
    },
    valuesOf: (contact) => contact,
    labelOf,
  });
  const base = edited.record;
  const done = (key: 'created' | 'updated' | 'removed') => ({
    onSuccess: async ({ nom }: Contact) => {
      await refresh();
      toast(t(`contacts.toasts.${key}`, { nom }));
      props.onDone();
    },
    onError: (error: unknown) => {
      setRemoving(false);
      edited.onError(error);
    },
  });
  const create = trpc.contacts.create.useMutation(done('created'));
  const update = trpc.contacts.update.useMutation(done('updated'));
  const remove = trpc.contacts.remove.useMutation(done('removed'));
  const save = form.handleSubmit((input) => {
    edited.forget();
    if (!base) return create.mutate({ ...props.holder, ...input });
    update.mutate({ id: base.id, version: base.version, ...changesOf(dirtyFields, input) });
  });
  const errors = formErrors(form, labelOf);
  const optional = (name: keyof typeof Fields.shape) => <OptionalLabel>{labelOf(name)}</OptionalLabel>;
  return (
    <Form onSubmit={(event) => void save(event)}>
      {edited.notice}
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <TextInput {...form.register('nom')} label={labelOf('nom')} error={invalid.nom?.message} data-autofocus autoComplete="off" />
      <TextInput {...form.register('fonction', orNull)} label={optional('fonction')} error={invalid.fonction?.message} autoComplete="off" />
      <FieldRow>
        {(['telephone', 'mobile'] as const).map((name) => (
          <TextInput
            key={name}
            {...form.register(name, orNull)}
            type="tel"
            dir="ltr"
            label={optional(name)}
            error={invalid[name]?.message}
            autoComplete="off"
          />
        ))}
      </FieldRow>
      <TextInput
        {...form.register('email', orNull)}
        type="email"
        dir="ltr"
        label={optional('email')}
        error={invalid.email?.message}
        autoComplete="off"
      />
      {base?.is_principal ? null : (
        <Switch {...form.register('is_principal')} label={labelOf('is_principal')} description={t('contacts.help.is_principal')} />
      )}
      <FormActions isSticky>
        <Button type="submit" loading={create.isPending || update.isPending} disabled={base ? !isDirty : false}>
          {t('contacts.form.submit')}
        </Button>
        <Button variant="default" onClick={props.onDone}>
          {t('common.actions.cancel')}
        </Button>
        {base ? (
          <Button variant="subtle" color="red" onClick={() => setRemoving(true)}>
            {t('contacts.form.remove')}
          </Button>
        ) : null}
      </FormActions>
      <ConfirmDialog
        isOpen={isRemoving}
        title={t('contacts.form.remove')}
        confirmLabel={t('contacts.form.remove')}
        cancelLabel={t('common.actions.cancel')}
        isDangerous
        isLoading={remove.isPending}
        onConfirm={() => (base ? remove.mutate({ id: base.id, version: base.version }) : undefined)}
        onClose={() => setRemoving(false)}
      >
        {t('contacts.form.remove_confirm', { nom: base?.nom ?? '' })}
      </ConfirmDialog>
    </Form>
  );
}
