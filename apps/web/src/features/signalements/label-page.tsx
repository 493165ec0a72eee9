import { Button } from '@mantine/core';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { skipToken } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { FailureState } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import { PublicFrame } from './public-frame.tsx';
import classes from './public.module.css';
import { ReportForm } from './report-form.tsx';

/** What a label's code leads to: the machine for those who see it, a report for everybody else. */
export function Page() {
  const { jeton } = useParams({ from: '/q/$jeton' });
  return <LabelPage key={jeton} jeton={jeton} />;
}

function LabelPage({ jeton }: { jeton: string }) {
  const t = useTranslations('signalements');
  const navigate = useNavigate();
  const me = trpc.auth.me.useQuery(undefined, { staleTime: Infinity, retry: false }).data;
  const mine = trpc.etiquettes.resolve.useQuery(me ? { jeton } : skipToken, { retry: false, placeholderData: undefined });
  const label = trpc.signalements.open.useQuery({ jeton }, { retry: false, placeholderData: undefined, refetchOnWindowFocus: false });
  const id = mine.data?.equipement_id;
  useEffect(() => {
    if (id !== undefined) void navigate({ to: '/equipements/$id', params: { id }, replace: true });
  }, [id, navigate]);
  const signIn = me ? null : (
    <Link to="/connexion" search={{ suite: `/q/${jeton}` }} className={classes.link}>
      {t('sign_in')}
    </Link>
  );
  if (id !== undefined || label.isPending || (me && mine.isPending)) {
    return (
      <PublicFrame title={t('title')}>
        <CardsSkeleton cards={2} />
      </PublicFrame>
    );
  }
  if (label.isError) {
    const failure = failureOf(label.error);
    if (failure.kind !== 'not_found') {
      return (
        <PublicFrame title={t('title')} foot={signIn}>
          <FailureState error={label.error} onRetry={() => void label.refetch()} />
        </PublicFrame>
      );
    }
    return (
      <PublicFrame title={t('unknown_title')} foot={signIn}>
        <p className={classes.text}>{t('unknown_text')}</p>
      </PublicFrame>
    );
  }
  return (
    <PublicFrame title={t('title')} foot={signIn}>
      <p className={classes.text}>{me ? t('signed_in') : t('intro')}</p>
      {me && me.role !== 'client' ? (
        <div>
          <Button renderRoot={(props) => <Link {...props} to="/demandes/nouvelle" search={{ jeton }} />}>{t('signed_in_action')}</Button>
        </div>
      ) : (
        <ReportForm jeton={jeton} nom={me?.full_name ?? ''} />
      )}
    </PublicFrame>
  );
}
