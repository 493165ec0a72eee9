import { ForgotPasswordInput } from '@mif/contract/auth';
import { Banner } from '@mif/ui/banner';
import { ErrorSummary, Form } from '@mif/ui/form';
import { Anchor, Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { formErrors, showFailure, useZodForm } from '../../app/form.ts';
import { trpc } from '../../app/trpc.ts';
import { OutsidePage } from './outside-page.tsx';
import classes from './sign-in-page.module.css';

/** Asks for a link to a new password; says the same whether the address is known or not. */
export function Page() {
  const t = useTranslations();
  const form = useZodForm(ForgotPasswordInput, { email: '' });
  const forget = trpc.auth.forgotPassword.useMutation({
    onError: (error) => showFailure(form, error, t('common.states.network_text')),
  });
  const { errors } = form.formState;
  return (
    <OutsidePage title={t('auth.links.forgot_title')} text={forget.isSuccess ? null : t('auth.links.forgot_text')}>
      {forget.isSuccess ? (
        <div className={classes.ended} role="status">
          <Banner kind="info">{t('auth.links.forgot_done')}</Banner>
        </div>
      ) : (
        <Form onSubmit={form.handleSubmit((input) => forget.mutate(input))}>
          {errors.root ? <ErrorSummary title={t('common.form.summary_title', { n: 1 })} errors={formErrors(form).slice(0, 1)} /> : null}
          <TextInput
            {...form.register('email')}
            type="email"
            size="md"
            dir="ltr"
            label={t('auth.account.email')}
            error={errors.email?.message}
            autoComplete="username"
          />
          <Button type="submit" size="md" loading={forget.isPending}>
            {t('auth.links.forgot_submit')}
          </Button>
        </Form>
      )}
      <p className={classes.help}>
        <Anchor size="sm" component={Link} to="/connexion">
          {t('auth.links.back')}
        </Anchor>
      </p>
    </OutsidePage>
  );
}
