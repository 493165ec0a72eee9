import type { Client } from '@mif/contract/clients';
import { CreateClientInput } from '@mif/contract/clients';
import { ErrorSummary, FieldRow, Form, FormActions, OptionalLabel } from '@mif/ui/form';
import { toast } from '@mif/ui/toast';
import { Button, Switch, TextInput, Textarea } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { changesOf, formErrors, orNull, orUndefined, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { trpc } from '../../app/trpc.ts';

const Fields = CreateClientInput.extend({ is_active: z.boolean() });

/** A client's fields. An empty code lets the server attribute one. */
export function ClientForm({ client, onDone }: { client?: Client; onDone: () => void }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('clients.fields');
  const utils = trpc.useUtils();
  const form = useZodForm(Fields, client ?? { nom: '', ville: null, adresse: null, email: null, telephone: null, is_active: true });
  const { errors: invalid, dirtyFields, isDirty } = form.formState;
  const common = {
    onSuccess: async (saved: Client) => {
      await Promise.all([utils.clients.invalidate(), utils.equipements.invalidate()]);
      toast(t(client ? 'clients.toasts.updated' : 'clients.toasts.created', { nom: saved.nom }));
      onDone();
    },
    onError: (error: unknown) => showFailure(form, error, t('common.states.network_text')),
  };
  const create = trpc.clients.create.useMutation(common);
  const update = trpc.clients.update.useMutation(common);
  const save = form.handleSubmit(({ is_active, ...input }) => {
    if (client) update.mutate({ id: client.id, version: client.version, ...changesOf(dirtyFields, { ...input, is_active }) });
    else create.mutate(input);
  });
  const errors = formErrors(form, labelOf);
  return (
    <Form onSubmit={(event) => void save(event)}>
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <TextInput {...form.register('nom')} label={t('clients.fields.nom')} error={invalid.nom?.message} data-autofocus />
      <FieldRow>
        <TextInput
          {...form.register('code', orUndefined)}
          label={client ? t('clients.fields.code') : <OptionalLabel>{t('clients.fields.code')}</OptionalLabel>}
          description={client ? undefined : t('clients.help.code')}
          error={invalid.code?.message}
          dir="ltr"
          spellCheck={false}
        />
        <TextInput
          {...form.register('ville', orNull)}
          label={<OptionalLabel>{t('clients.fields.ville')}</OptionalLabel>}
          error={invalid.ville?.message}
          autoComplete="off"
        />
      </FieldRow>
      <Textarea
        {...form.register('adresse', orNull)}
        label={<OptionalLabel>{t('clients.fields.adresse')}</OptionalLabel>}
        error={invalid.adresse?.message}
        autosize
        minRows={2}
      />
      <TextInput
        {...form.register('email', orNull)}
        type="email"
        dir="ltr"
        label={<OptionalLabel>{t('clients.fields.email')}</OptionalLabel>}
        description={t('clients.help.email')}
        error={invalid.email?.message}
        autoComplete="off"
      />
      <TextInput
        {...form.register('telephone', orNull)}
        type="tel"
        dir="ltr"
        label={<OptionalLabel>{t('clients.fields.telephone')}</OptionalLabel>}
        error={invalid.telephone?.message}
        autoComplete="off"
      />
      {client ? (
        <Switch
          {...form.register('is_active')}
          defaultChecked={client.is_active}
          label={t('clients.fields.is_active')}
          description={t('clients.help.is_active')}
        />
      ) : null}
      <FormActions isSticky>
        <Button type="submit" loading={create.isPending || update.isPending} disabled={client ? !isDirty : false}>
          {t('clients.form.submit')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
