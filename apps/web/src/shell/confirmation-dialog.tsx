import { ConfirmInput } from '@mif/contract/auth';
import { ErrorSummary, Form, FormActions } from '@mif/ui/form';
import { useUiTexts } from '@mif/ui/texts';
import { Button, Modal, PasswordInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { formErrors, showFailure, useZodForm } from '../app/form.ts';
import { useMe } from '../app/me.ts';
import { trpc } from '../app/trpc.ts';

/** Asks for the password before a sensitive action; the action then goes on by itself. */
export function ConfirmationDialog({ settle }: { settle: (isConfirmed: boolean) => void }) {
  const t = useTranslations();
  const texts = useUiTexts();
  return (
    <Modal
      opened
      onClose={() => settle(false)}
      title={t('auth.confirmation.title')}
      centered
      size="sm"
      // Above the dialog or the panel the action was begun in, and closed without it.
      zIndex={400}
      closeOnEscape={false}
      attributes={{ header: { role: 'none' } }}
      closeButtonProps={{ 'aria-label': texts.close }}
      styles={{ title: { fontWeight: 600, fontSize: '1rem' } }}
    >
      <ConfirmationForm onDone={settle} />
    </Modal>
  );
}

function ConfirmationForm({ onDone }: { onDone: (isConfirmed: boolean) => void }) {
  const t = useTranslations();
  const me = useMe();
  const form = useZodForm(ConfirmInput, { mot_de_passe: '' });
  const confirm = trpc.auth.confirm.useMutation({
    onSuccess: () => onDone(true),
    onError: (error) => showFailure(form, error, t('common.states.network_text')),
  });
  const { errors } = form.formState;
  return (
    <Form onSubmit={form.handleSubmit((input) => confirm.mutate(input))}>
      {errors.root ? <ErrorSummary title={t('common.form.summary_title', { n: 1 })} errors={formErrors(form).slice(0, 1)} /> : null}
      <p style={{ margin: 0 }}>{t('auth.confirmation.text')}</p>
      <input type="text" name="username" autoComplete="username" value={me.email} readOnly hidden />
      <PasswordInput
        {...form.register('mot_de_passe')}
        label={t('auth.confirmation.mot_de_passe')}
        error={errors.mot_de_passe?.message}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('auth.sign_in.show_password') }}
        data-autofocus
      />
      <FormActions>
        <Button type="submit" loading={confirm.isPending}>
          {t('auth.confirmation.submit')}
        </Button>
        <Button variant="default" onClick={() => onDone(false)}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
