import { PageSkeleton } from '@mif/ui/skeletons';
import { Outlet, createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { NotFoundPage, RouteFailure } from '../shell/route-failure.tsx';
import { isSignedOut } from './failure.ts';
import type { ListParams } from './list-params.ts';
import { fetchCode, fetchPage } from './page-code.ts';
import { utils } from './trpc.ts';

type PageModule = { Page: () => ReactNode };

/** A page, fetched when it is opened; its own types stay out of the routes', so that it may use the router's. */
export function page(load: () => Promise<PageModule>) {
  return lazyRouteComponent(() => fetchPage(load), 'Page');
}

/** A page that is shown before the texts of others are there. */
export function firstPage(load: () => Promise<PageModule>) {
  return lazyRouteComponent(() => fetchCode(load), 'Page');
}

/** What an address says after its question mark, as texts. */
export const texts = (search: Record<string, unknown>): ListParams =>
  Object.fromEntries(Object.entries(search).flatMap(([name, value]) => (typeof value === 'string' && value ? [[name, value]] : [])));

/** The root of all routes. */
export const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: RouteFailure });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/connexion',
  validateSearch: (search: Record<string, unknown>): { suite?: string; fin?: string; identifiant?: string } => texts(search),
  component: page(() => import('../features/sign-in/sign-in-page.tsx')),
});

const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/mot-de-passe-oublie',
  component: page(() => import('../features/sign-in/forgotten-page.tsx')),
});

const links = (['/invitation', '/nouveau-mot-de-passe'] as const).map((path) =>
  createRoute({ getParentRoute: () => root, path, component: page(() => import('../features/sign-in/link-page.tsx')) }),
);

const enrolment = createRoute({
  getParentRoute: () => root,
  path: '/second-facteur',
  validateSearch: (search: Record<string, unknown>): { suite?: string } => texts(search),
  beforeLoad: async () => {
    try {
      await utils.auth.me.ensureData(undefined, { staleTime: Infinity });
    } catch (error) {
      if (!isSignedOut(error)) throw error;
      throw redirect({ to: '/connexion', search: {} });
    }
  },
  component: page(() => import('../features/second-facteur/enrolment-page.tsx')),
  errorComponent: RouteFailure,
});

// What a label leads to: no account is needed.
const label = createRoute({
  getParentRoute: () => root,
  path: '/q/$jeton',
  component: page(() => import('../features/signalements/label-page.tsx')),
  pendingComponent: PageSkeleton,
});
const follow = createRoute({
  getParentRoute: () => root,
  path: '/suivi/$jeton',
  component: page(() => import('../features/signalements/follow-page.tsx')),
  pendingComponent: PageSkeleton,
});

/** The pages that need no account, or half of one. */
export const publicRoutes = [signIn, forgotten, ...links, enrolment, label, follow] as const;
