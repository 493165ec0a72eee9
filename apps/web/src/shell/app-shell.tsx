import { Banner } from '@mif/ui/banner';
import { PageSkeleton } from '@mif/ui/skeletons';
import { useMediaQuery } from '@mantine/hooks';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Suspense, lazy, useEffect, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useClockSkew } from '../app/device-clock.ts';
import { useLangue } from '../app/langue.tsx';
import { useMe } from '../app/me.ts';
import { onSessionEnd } from '../app/session-link.ts';
import { queryClient } from '../app/trpc.ts';
import classes from './app-shell.module.css';
import { ConfirmationGate } from './confirmation-gate.tsx';
import { useNotificationStream } from './notification-stream.ts';

const DesktopFrame = lazy(() => import('./desktop-frame.tsx').then((module) => ({ default: module.DesktopFrame })));
const PhoneFrame = lazy(() => import('./phone-frame.tsx').then((module) => ({ default: module.PhoneFrame })));

const CLOCK_TOLERANCE_MINUTES = 3;

function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener('online', listener);
      window.addEventListener('offline', listener);
      return () => {
        window.removeEventListener('online', listener);
        window.removeEventListener('offline', listener);
      };
    },
    () => navigator.onLine,
  );
}

function Banners() {
  const t = useTranslations('common');
  const isOnline = useOnline();
  const skew = Math.abs(useClockSkew());
  return (
    <>
      {isOnline ? null : <Banner kind="offline">{t('states.offline')}</Banner>}
      {skew > CLOCK_TOLERANCE_MINUTES ? <Banner kind="info">{t('clock.skew', { minutes: skew })}</Banner> : null}
    </>
  );
}

/** Leads to sign-in, and back afterwards, when the session ends under the user's hands. */
function useSessionEnd() {
  const navigate = useNavigate();
  const href = useRouterState({ select: (state) => state.location.href });
  useEffect(
    () =>
      onSessionEnd(() => {
        queryClient.clear();
        void navigate({ to: '/connexion', search: { suite: href, fin: '1' } });
      }),
    [navigate, href],
  );
}

/** What a technician did without a network goes out from any page, as soon as there is one. */
function useFieldOutbox() {
  const me = useMe();
  const isField = me.role === 'technicien';
  useEffect(() => {
    if (!isField) return;
    const sending = import('../features/journee/outbox-sending.ts').then((module) => module.keepSending(me.id));
    const files = import('../features/documents/sending.ts').then((module) => module.goOnSending(me.id));
    return () => {
      void sending.then((stop) => stop());
      void files.then((stop) => stop());
    };
  }, [isField, me.id]);
}

/** The frame of every signed-in page: navigation, search, notifications, and what the reader must know. */
export function AppShell() {
  const t = useTranslations('common.shell');
  const me = useMe();
  const { changeLangue } = useLangue();
  const isWide = useMediaQuery('(min-width: 900px)', window.innerWidth >= 900, { getInitialValueInEffect: false });
  const Frame = isWide ? DesktopFrame : PhoneFrame;
  useSessionEnd();
  useNotificationStream();
  useFieldOutbox();
  useEffect(() => {
    // The profile's language holds when somebody signs in; a later change here goes through the profile.
    void changeLangue(me.langue);
  }, [me.langue, changeLangue]);
  return (
    <>
      <a className={classes.skip} href="#contenu">
        {t('skip')}
      </a>
      <Suspense fallback={<PageSkeleton />}>
        <Frame>
          <Banners />
          <main id="contenu" tabIndex={-1} className={classes.main}>
            <Suspense fallback={<PageSkeleton />}>
              <Outlet />
            </Suspense>
          </main>
        </Frame>
      </Suspense>
      <ConfirmationGate />
    </>
  );
}
