import { AcceptInvitationInput, ResetPasswordInput } from '@mif/contract/auth';
import type { LinkFacts } from '@mif/contract/auth';
import { DefinitionList } from '@mif/ui/definition-list';
import { ErrorSummary, Form } from '@mif/ui/form';
import { PageSkeleton } from '@mif/ui/skeletons';
import { ErrorState } from '@mif/ui/state';
import { toast } from '@mif/ui/toast';
import { Anchor, Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { formErrors, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { useFormat } from '../../app/format.ts';
import { useLangue } from '../../app/langue.tsx';
import { api, queryClient, trpc } from '../../app/trpc.ts';
import { OutsidePage } from './outside-page.tsx';
import classes from './sign-in-page.module.css';

/** Where a link by e-mail leads: to a first password, or to a new one. What opens it stands after the `#` and is sent with the call alone. */
export function Page() {
  const t = useTranslations();
  const { pathname, hash } = useRouterState({ select: (state) => state.location });
  const { changeLangue } = useLangue();
  const genre = pathname === '/invitation' ? 'invitation' : 'mot_de_passe';
  const query = useQuery({
    queryKey: ['link', hash],
    queryFn: () => api.auth.openLink.mutate({ jeton: hash }),
    retry: false,
    staleTime: Infinity,
  });
  const langue = query.data?.langue;
  useEffect(() => {
    if (langue) void changeLangue(langue);
  }, [langue, changeLangue]);
  const title = t(genre === 'invitation' ? 'auth.links.invitation_title' : 'auth.links.reset_title');
  if (query.data?.genre === genre) {
    return (
      <OutsidePage title={title} text={t(genre === 'invitation' ? 'auth.links.invitation_text' : 'auth.links.reset_text')}>
        <LinkFactsList facts={query.data} />
        {genre === 'invitation' ? <InvitationForm jeton={hash} facts={query.data} /> : <ResetForm jeton={hash} />}
      </OutsidePage>
    );
  }
  if (query.isPending) return <PageSkeleton />;
  return (
    <OutsidePage title={title}>
      <DeadLink error={query.error} genre={genre} onRetry={() => void query.refetch()} />
    </OutsidePage>
  );
}

function DeadLink({ error, genre, onRetry }: { error: unknown; genre: LinkFacts['genre']; onRetry: () => void }) {
  const t = useTranslations();
  const failure = failureOf(error);
  const isNetwork = failure.kind === 'network';
  return (
    <>
      <ErrorState
        isNetwork={isNetwork}
        title={t(isNetwork ? 'common.states.network_title' : 'auth.links.dead_title')}
        text={failure.kind === 'network' ? t('common.states.network_text') : failure.message}
        onRetry={isNetwork ? onRetry : undefined}
      />
      <p className={classes.help}>
        {genre === 'invitation' ? (
          t('auth.links.again_invitation')
        ) : (
          <Anchor size="sm" component={Link} to="/mot-de-passe-oublie">
            {t('auth.links.again')}
          </Anchor>
        )}
      </p>
      <p className={classes.help}>
        <Anchor size="sm" component={Link} to="/connexion">
          {t('auth.links.back')}
        </Anchor>
      </p>
    </>
  );
}

function LinkFactsList({ facts }: { facts: LinkFacts }) {
  const t = useTranslations('auth.links');
  const format = useFormat();
  return (
    <div style={{ marginBlockEnd: 18 }}>
      <DefinitionList items={[{ label: t('account'), value: <bdi dir="ltr">{facts.email}</bdi>, isWide: true }]} />
      <p className={classes.help}>{t('until', { quand: format.instant(facts.expire_le, 'full') })}</p>
    </div>
  );
}

const Invitation = AcceptInvitationInput.omit({ jeton: true });

function InvitationForm({ jeton, facts }: { jeton: string; facts: LinkFacts }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('auth.account');
  const navigate = useNavigate();
  const form = useZodForm(Invitation, { full_name: facts.full_name, mot_de_passe: '' });
  const signIn = trpc.auth.signIn.useMutation();
  const accept = trpc.auth.acceptInvitation.useMutation({
    onSuccess: async ({ identifiant }, { mot_de_passe }) => {
      const me = await signIn.mutateAsync({ identifiant, mot_de_passe }).catch(() => null);
      queryClient.clear();
      if (me === null) await navigate({ to: '/connexion', search: { identifiant } });
      else await navigate({ to: me.must_enrol ? '/second-facteur' : '/' });
    },
    onError: (error) => showFailure(form, error, t('common.states.network_text')),
  });
  const { errors } = form.formState;
  const told = formErrors(form, labelOf);
  return (
    <Form onSubmit={form.handleSubmit((input) => accept.mutate({ ...input, jeton }))}>
      <ErrorSummary title={t('common.form.summary_title', { n: told.length })} errors={told} />
      <input type="text" name="username" autoComplete="username" value={facts.email} readOnly hidden />
      <TextInput
        {...form.register('full_name')}
        size="md"
        label={t('auth.account.full_name')}
        error={errors.full_name?.message}
        autoComplete="name"
      />
      <NewPassword register={form.register('mot_de_passe')} error={errors.mot_de_passe?.message} />
      <Button type="submit" size="md" loading={accept.isPending || signIn.isPending}>
        {t('auth.links.invitation_submit')}
      </Button>
    </Form>
  );
}

const Reset = ResetPasswordInput.omit({ jeton: true });

function ResetForm({ jeton }: { jeton: string }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('auth.account');
  const navigate = useNavigate();
  const form = useZodForm(Reset, { mot_de_passe: '' });
  const reset = trpc.auth.resetPassword.useMutation({
    onSuccess: async () => {
      queryClient.clear();
      toast(t('auth.links.reset_done'));
      await navigate({ to: '/connexion', search: {} });
    },
    onError: (error) => showFailure(form, error, t('common.states.network_text')),
  });
  const told = formErrors(form, labelOf);
  return (
    <Form onSubmit={form.handleSubmit((input) => reset.mutate({ ...input, jeton }))}>
      <ErrorSummary title={t('common.form.summary_title', { n: told.length })} errors={told} />
      <NewPassword register={form.register('mot_de_passe')} error={form.formState.errors.mot_de_passe?.message} />
      <Button type="submit" size="md" loading={reset.isPending}>
        {t('auth.links.reset_submit')}
      </Button>
    </Form>
  );
}

function NewPassword({
  register,
  error,
}: {
  register: ReturnType<ReturnType<typeof useZodForm<typeof Reset>>['register']>;
  error?: string | undefined;
}) {
  const t = useTranslations('auth');
  return (
    <PasswordInput
      {...register}
      size="md"
      label={t('account.nouveau')}
      description={t('account.nouveau_help')}
      error={error}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': t('sign_in.show_password') }}
    />
  );
}
