import { Button } from '@mantine/core';
import { ErrorState, ForbiddenState, NotFoundState } from '@mif/ui/state';
import { PageSkeleton } from '@mif/ui/skeletons';
import { StaleMark } from '@mif/ui/banner';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from './failure.ts';
import { useFormat } from './format.ts';

/** An error as a page: refused, unknown, out of reach or broken, each with what to do. */
export function FailureState({ error, onRetry, isPage }: { error: unknown; onRetry?: () => void; isPage?: boolean }) {
  const t = useTranslations('common.states');
  const failure = failureOf(error);
  const home = (
    <Button variant="default" component={Link} to="/">
      {t('go_home')}
    </Button>
  );
  if (failure.kind === 'network')
    return <ErrorState isPage={isPage} isNetwork title={t('network_title')} text={t('network_text')} onRetry={onRetry} />;
  if (failure.kind === 'forbidden')
    return <ForbiddenState isPage={isPage} title={t('forbidden_title')} text={t('forbidden_text')} action={home} />;
  if (failure.kind === 'not_found')
    return <NotFoundState isPage={isPage} title={t('not_found_title')} text={failure.message || t('not_found_text')} action={home} />;
  return (
    <ErrorState
      isPage={isPage}
      title={t('error_title')}
      text={failure.kind === 'refused' ? failure.message : t('error_text')}
      requestId={failure.requestId}
      onRetry={onRetry}
    />
  );
}

interface QueryLike<T> {
  data: T | undefined;
  error: unknown;
  isError: boolean;
  refetch: () => unknown;
}

/** A query as its skeleton, its failure or its content. Old data stays on the page when a refresh fails. */
export function Loaded<T>({ query, skeleton, children }: { query: QueryLike<T>; skeleton?: ReactNode; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <FailureState error={query.error} onRetry={() => void query.refetch()} />;
  return skeleton ?? <PageSkeleton />;
}

/** Says how old the data is where its last refresh failed. */
export function Staleness({ query }: { query: { isError: boolean; data: unknown; dataUpdatedAt: number } }) {
  const t = useTranslations('common.states');
  const format = useFormat();
  if (!query.isError || query.data === undefined || query.dataUpdatedAt === 0) return null;
  return (
    <StaleMark text={t('stale', { quand: format.instant(new Date(query.dataUpdatedAt).toISOString(), 'time') })} hint={t('stale_hint')} />
  );
}
