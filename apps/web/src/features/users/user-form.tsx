import { CreateUserInput, UpdateUserInput } from '@mif/contract/users';
import type { User } from '@mif/contract/users';
import { ErrorSummary, Form, FormActions } from '@mif/ui/form';
import { toast } from '@mif/ui/toast';
import { Button, PasswordInput, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useEditedRecord } from '../../app/edited-record.tsx';
import { changesOf, formErrors, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { trpc } from '../../app/trpc.ts';
import { UserFields } from './user-fields.tsx';

function useSaved(message: 'users.toasts.created' | 'users.toasts.updated', onDone: () => void) {
  const t = useTranslations();
  const utils = trpc.useUtils();
  return async (saved: User) => {
    await Promise.all([utils.users.invalidate(), utils.techniciens.invalidate()]);
    toast(t(message, { nom: saved.full_name }));
    onDone();
  };
}

/** A new account: its owner is invited, or given a first password that he changes later. */
export function CreateUserForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('users.fields');
  const form = useZodForm(CreateUserInput, {
    full_name: '',
    email: '',
    username: '',
    role: 'technicien',
    client_id: null,
    langue: 'fr',
    password: undefined,
  });
  const [isInvited, setInvited] = useState(true);
  const onSuccess = useSaved('users.toasts.created', onDone);
  const create = trpc.users.create.useMutation({
    onSuccess,
    onError: (error) => showFailure(form, error, t('common.states.network_text')),
  });
  const role = form.watch('role');
  const save = form.handleSubmit((input) => create.mutate({ ...input, client_id: input.role === 'client' ? input.client_id : null }));
  const errors = formErrors(form, labelOf);
  return (
    <Form onSubmit={(event) => void save(event)}>
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <UserFields
        register={form.register}
        invalid={form.formState.errors}
        role={role}
        clientId={form.watch('client_id') ?? null}
        onClient={(id) => form.setValue('client_id', id, { shouldDirty: true, shouldValidate: true })}
      />
      <Radio.Group
        label={t('users.invite_mode.label')}
        value={isInvited ? 'invite' : 'password'}
        onChange={(value) => {
          setInvited(value === 'invite');
          form.setValue('password', value === 'invite' ? undefined : '');
          form.clearErrors('password');
        }}
      >
        <Stack gap={8} mt={6}>
          <Radio value="invite" label={t('users.invite_mode.invite')} description={t('users.invite_mode.help')} />
          <Radio value="password" label={t('users.invite_mode.password')} />
        </Stack>
      </Radio.Group>
      {isInvited ? null : (
        <PasswordInput
          {...form.register('password')}
          label={t('users.fields.password')}
          description={t('users.help.password')}
          error={form.formState.errors.password?.message}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('auth.sign_in.show_password') }}
        />
      )}
      <FormActions isSticky>
        <Button type="submit" loading={create.isPending}>
          {t('users.form.submit')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}

function fieldsOf({ id, full_name, email, username, role, client_id, langue }: User) {
  return { id, full_name, email, username, role, client_id, langue };
}

/**
 * An account's fields, to change.
 * @param aside what else may be done to it, after the fields
 */
export function EditUserForm({ user: opened, onDone, aside }: { user: User; onDone: () => void; aside: ReactNode }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('users.fields');
  const utils = trpc.useUtils();
  const form = useZodForm(UpdateUserInput, fieldsOf(opened));
  const { errors: invalid, dirtyFields, isDirty } = form.formState;
  const edited = useEditedRecord(opened, form, {
    read: async ({ id }) => {
      const fresh = await utils.client.users.get.query({ id });
      utils.users.get.setData({ id }, fresh);
      return fresh;
    },
    valuesOf: fieldsOf,
    labelOf,
  });
  const user = edited.record;
  const update = trpc.users.update.useMutation({ onSuccess: useSaved('users.toasts.updated', onDone), onError: edited.onError });
  const role = form.watch('role') ?? user.role;
  const save = form.handleSubmit((input) => {
    edited.forget();
    // A person who is no longer a client's belongs to no company.
    const company = role === 'client' || user.client_id === null ? {} : { client_id: null };
    update.mutate({ id: user.id, version: user.version, ...changesOf(dirtyFields, input), ...company });
  });
  const errors = formErrors(form, labelOf);
  return (
    <Form onSubmit={(event) => void save(event)}>
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      {edited.notice}
      <UserFields
        register={form.register}
        invalid={invalid}
        role={role}
        clientId={form.watch('client_id') ?? null}
        onClient={(next) => form.setValue('client_id', next, { shouldDirty: true, shouldValidate: true })}
      />
      <FormActions isSticky>
        <Button type="submit" loading={update.isPending} disabled={!isDirty}>
          {t('users.form.submit')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.actions.cancel')}
        </Button>
        {aside}
      </FormActions>
    </Form>
  );
}
