import { SignInInput } from '@mif/contract/auth';
import { ErrorSummary, Form } from '@mif/ui/form';
import { Banner } from '@mif/ui/banner';
import { Anchor, Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { formErrors, orUndefined, showFailure, useZodForm } from '../../app/form.ts';
import { homeOf } from '../../app/me.ts';
import { queryClient, trpc, utils } from '../../app/trpc.ts';
import { CodeField } from './code-field.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { destinationOf } from './destination.ts';
import { Langues } from './outside-page.tsx';
import classes from './sign-in-page.module.css';

async function readDemo(): Promise<boolean> {
  const answer = await fetch('/health', { headers: { accept: 'application/json' } });
  const health = (await answer.json()) as { demo?: boolean };
  return health.demo === true;
}

/** Who are you? Then back to where one was going. */
export function Page() {
  const t = useTranslations();
  const search = useSearch({ from: '/connexion' });
  const navigate = useNavigate();
  const router = useRouter();
  const form = useZodForm(SignInInput, { identifiant: search.identifiant ?? '', mot_de_passe: '' });
  const [isCodeAsked, setCodeAsked] = useState(false);
  const isDemo = useQuery({ queryKey: ['demo'], queryFn: readDemo, staleTime: Infinity, retry: false }).data ?? false;
  const signIn = trpc.auth.signIn.useMutation({
    onSuccess: async () => {
      queryClient.clear();
      const me = await utils.auth.me.fetch();
      const suite = destinationOf(search.suite);
      if (me.must_enrol) await navigate({ to: '/second-facteur', search: suite ? { suite } : {} });
      else if (suite) router.history.push(suite);
      else await navigate({ to: homeOf(me.role) });
    },
    onError: (error) => {
      const failure = failureOf(error);
      if (failure.kind !== 'network' && failure.code === 'AUTH_CODE_REQUIRED') setCodeAsked(true);
      else showFailure(form, error, t('common.states.network_text'));
    },
  });
  const errors = form.formState.errors;
  useEffect(() => {
    document.title = `${t('auth.sign_in.title')} · ERP MIF Maroc`;
  }, [t]);
  // Where somebody types on a keyboard, the first field waits for it; a phone's keyboard would hide the page.
  useEffect(() => {
    if (isCodeAsked) form.setFocus('code');
    else if (window.matchMedia('(hover: hover)').matches) form.setFocus(search.identifiant ? 'mot_de_passe' : 'identifiant');
  }, [form, isCodeAsked, search.identifiant]);
  return (
    <main className={classes.page}>
      <div className={classes.box}>
        <div className={classes.brand}>
          <img src="/icon.svg" width={40} height={40} alt="" />
          <span>{t('common.app.name')}</span>
        </div>
        <h1 className={classes.title}>{t(isCodeAsked ? 'auth.code.title' : 'auth.sign_in.title')}</h1>
        <p className={classes.tagline}>{t(isCodeAsked ? 'auth.code.text' : 'common.app.tagline')}</p>
        {search.fin ? (
          <div className={classes.ended}>
            <Banner kind="info">{t('auth.sign_in.ended')}</Banner>
          </div>
        ) : null}
        <Form onSubmit={form.handleSubmit((input) => signIn.mutate(input))}>
          {errors.root ? <ErrorSummary title={t('common.form.summary_title', { n: 1 })} errors={formErrors(form).slice(0, 1)} /> : null}
          {isCodeAsked ? (
            <CodeField register={form.register('code', orUndefined)} error={errors.code?.message} />
          ) : (
            <>
              <TextInput
                {...form.register('identifiant')}
                size="md"
                label={t('auth.sign_in.identifiant')}
                error={errors.identifiant?.message}
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
              />
              <PasswordInput
                {...form.register('mot_de_passe')}
                size="md"
                label={t('auth.sign_in.mot_de_passe')}
                error={errors.mot_de_passe?.message}
                autoComplete="current-password"
                visibilityToggleButtonProps={{ 'aria-label': t('auth.sign_in.show_password') }}
              />
            </>
          )}
          <Button type="submit" size="md" loading={signIn.isPending || signIn.isSuccess}>
            {t('auth.sign_in.submit')}
          </Button>
        </Form>
        <p className={classes.help}>
          {isCodeAsked ? (
            <Anchor
              component="button"
              type="button"
              size="sm"
              onClick={() => {
                form.reset({ identifiant: '', mot_de_passe: '' });
                setCodeAsked(false);
              }}
            >
              {t('auth.code.back')}
            </Anchor>
          ) : (
            <Anchor size="sm" component={Link} to="/mot-de-passe-oublie">
              {t('auth.sign_in.forgotten')}
            </Anchor>
          )}
        </p>
        {isDemo && !isCodeAsked ? (
          <DemoAccounts
            onChoose={(account) => {
              form.setValue('identifiant', account.identifiant);
              form.setValue('mot_de_passe', account.mot_de_passe);
              form.clearErrors();
            }}
          />
        ) : null}
        <Langues />
      </div>
    </main>
  );
}
