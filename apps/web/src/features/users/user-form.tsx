import { ChangementTiers } from '@mif/contract/journal';
import { CreateUserInput, UpdateUserInput } from '@mif/contract/users';
import type { User } from '@mif/contract/users';
import { ErrorSummary, Form, FormActions } from '@mif/ui/form';
import { toast } from '@mif/ui/toast';
import { Button, PasswordInput, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { ConflictNotice } from '../../app/conflict-notice.tsx';
import { failureOf } from '../../app/failure.ts';
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

/**
 * An account's fields, to change.
 * @param aside what else may be done to it, after the fields
 */
export function EditUserForm({ user, onDone, aside }: { user: User; onDone: () => void; aside: ReactNode }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('users.fields');
  const { id, version, full_name, email, username, role: known, client_id, langue } = user;
  const utils = trpc.useUtils();
  const [met, setMet] = useState<readonly ChangementTiers[]>([]);
  const form = useZodForm(UpdateUserInput, { id, full_name, email, username, role: known, client_id, langue });
  const { errors: invalid, dirtyFields, isDirty } = form.formState;
  const onSuccess = useSaved('users.toasts.updated', onDone);
  const update = trpc.users.update.useMutation({
    onSuccess,
    onError: async (error) => {
      const failure = failureOf(error);
      if (failure.kind === 'network' || failure.code !== 'RECORD_VERSION_CONFLICT') {
        return showFailure(form, error, t('common.states.network_text'));
      }
      setMet(z.array(ChangementTiers).catch([]).parse(failure.details['changements']));
      // What was typed stays; what somebody else changed meanwhile comes in beside it.
      const now = await utils.users.get.fetch({ id });
      form.reset({ ...now }, { keepDirtyValues: true });
    },
  });
  const role = form.watch('role') ?? known;
  const save = form.handleSubmit((input) => {
    // A person who is no longer a client's belongs to no company.
    const company = role === 'client' || user.client_id === null ? {} : { client_id: null };
    update.mutate({ id, version, ...changesOf(dirtyFields, input), ...company });
  });
  const errors = formErrors(form, labelOf);
  return (
    <Form onSubmit={(event) => void save(event)}>
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      {met.length > 0 ? <ConflictNotice changes={met} labelOf={labelOf} /> : null}
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
