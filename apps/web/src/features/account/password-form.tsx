import { ChangePasswordInput } from '@mif/contract/auth';
import { ErrorSummary, Form, FormActions } from '@mif/ui/form';
import { toast } from '@mif/ui/toast';
import { Button, PasswordInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { formErrors, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { useMe } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import { useSignOut } from '../../shell/sign-out.ts';

/** A new password, the old one asked; the server ends the sessions, so one signs in again. */
export function PasswordForm() {
  const t = useTranslations();
  const labelOf = useFieldLabel('auth.account');
  const me = useMe();
  const signOut = useSignOut();
  const form = useZodForm(ChangePasswordInput, { ancien: '', nouveau: '' });
  const change = trpc.auth.changePassword.useMutation({
    onSuccess: () => {
      toast(t('auth.account.password_changed'));
      signOut();
    },
    onError: (error) => showFailure(form, error, t('common.states.network_text')),
  });
  const errors = formErrors(form, labelOf);
  const toggle = { 'aria-label': t('auth.sign_in.show_password') };
  return (
    <Form onSubmit={form.handleSubmit((input) => change.mutate(input))}>
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <input type="text" name="username" autoComplete="username" value={me.email} readOnly hidden />
      <PasswordInput
        {...form.register('ancien')}
        label={t('auth.account.ancien')}
        error={form.formState.errors.ancien?.message}
        autoComplete="current-password"
        visibilityToggleButtonProps={toggle}
      />
      <PasswordInput
        {...form.register('nouveau')}
        label={t('auth.account.nouveau')}
        description={t('auth.account.nouveau_help')}
        error={form.formState.errors.nouveau?.message}
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
      />
      <FormActions>
        <Button type="submit" variant="default" loading={change.isPending}>
          {t('auth.account.change_password')}
        </Button>
      </FormActions>
    </Form>
  );
}
