import { Button } from '@mantine/core';
import { NotFoundState } from '@mif/ui/state';
import { Link, useRouter } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { FailureState } from '../app/loaded.tsx';
import { UnreachablePage, reloadIfServed } from '../app/page-code.ts';

/** What stands in place of a page that failed; the shell around it stays. */
export function RouteFailure({ error, reset }: { error: unknown; reset?: () => void }) {
  const router = useRouter();
  return (
    <FailureState
      isPage
      error={error}
      onRetry={() => {
        // The router does not ask twice for a page's code.
        if (error instanceof UnreachablePage) return void reloadIfServed();
        reset?.();
        void router.invalidate();
      }}
    />
  );
}

/** No route has this address. */
export function NotFoundPage() {
  const t = useTranslations('common.states');
  return (
    <NotFoundState
      isPage
      title={t('not_found_title')}
      text={t('not_found_text')}
      action={
        <Button variant="default" component={Link} to="/">
          {t('go_home')}
        </Button>
      }
    />
  );
}
