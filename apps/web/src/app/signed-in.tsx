import { PageSkeleton } from '@mif/ui/skeletons';
import { createRoute, redirect } from '@tanstack/react-router';
import { AppShell } from '../shell/app-shell.tsx';
import { RouteFailure } from '../shell/route-failure.tsx';
import { isSignedOut } from './failure.ts';
import { root } from './public-routes.tsx';
import { utils } from './trpc.ts';

/** What every page of somebody who is signed in stands in; others are sent to sign in. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    try {
      const me = await utils.auth.me.ensureData(undefined, { staleTime: Infinity });
      if (me.must_enrol) throw redirect({ to: '/second-facteur', search: location.href === '/' ? {} : { suite: location.href } });
      return { me };
    } catch (error) {
      if (!isSignedOut(error)) throw error;
      const suite = location.href === '/' ? undefined : location.href;
      throw redirect({ to: '/connexion', search: suite ? { suite } : {} });
    }
  },
  component: AppShell,
  errorComponent: RouteFailure,
});

/** What the route of such a page has. */
export const under = { getParentRoute: () => signedIn, errorComponent: RouteFailure, pendingComponent: PageSkeleton } as const;
