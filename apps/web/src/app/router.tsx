import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import { NotFoundPage } from '../shell/route-failure.tsx';
import { adminRoutes } from './admin-routes.ts';
import { guard, ids } from './route-parts.ts';
import type { ListParams } from './list-params.ts';
import { homeOf } from './me.ts';
import { planRoutes } from './plan-routes.ts';
import { firstPage, page, publicRoutes, root, texts } from './public-routes.tsx';
import { signedIn, under } from './signed-in-route.tsx';

const routes = [
  createRoute({
    ...under,
    path: '/',
    beforeLoad: ({ context }) => {
      throw redirect({ to: homeOf(context.me.role), replace: true });
    },
  }),
  createRoute({
    ...under,
    path: '/interventions',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'intervention.read' }),
    component: page(() => import('../features/interventions/list-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/interventions/$id',
    params: ids,
    beforeLoad: guard({ permission: 'intervention.read' }),
    component: page(() => import('../features/interventions/detail-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/calendrier',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'agenda.read' }),
    component: page(() => import('../features/agenda/calendar-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/demandes',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'demande.read' }),
    component: page(() => import('../features/demandes/list-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/demandes/nouvelle',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'demande.create' }),
    component: page(() => import('../features/demandes/create-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/demandes/$id',
    params: ids,
    beforeLoad: guard({ permission: 'demande.read' }),
    component: page(() => import('../features/demandes/detail-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/scanner',
    validateSearch: texts,
    component: page(() => import('../features/scanner/scanner-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/journee',
    beforeLoad: guard({ role: 'technicien' }),
    component: firstPage(() => import('../features/journee/day-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/journee/$id',
    params: ids,
    validateSearch: texts,
    beforeLoad: guard({ role: 'technicien' }),
    component: page(() => import('../features/journee/work-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/portail',
    beforeLoad: guard({ role: 'client' }),
    component: page(() => import('../features/portail/portal-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/equipements',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'equipement.read' }),
    component: page(() => import('../features/equipements/list-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/equipements/arbre',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'client.read' }),
    component: page(() => import('../features/equipements/tree-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/equipements/types',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'type_equipement.read' }),
    component: page(() => import('../features/equipements/types-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/equipements/$id',
    params: ids,
    validateSearch: texts,
    beforeLoad: guard({ permission: 'equipement.read' }),
    component: page(() => import('../features/equipements/detail-page.tsx')),
  }),
  ...planRoutes,
  createRoute({
    ...under,
    path: '/clients',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'client.create' }),
    component: page(() => import('../features/clients/list-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/clients/$id',
    params: ids,
    beforeLoad: guard({ permission: 'client.create' }),
    component: page(() => import('../features/clients/detail-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/sites',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'site.read' }),
    component: page(() => import('../features/sites/list-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/sites/$id',
    params: ids,
    beforeLoad: guard({ permission: 'site.read' }),
    component: page(() => import('../features/sites/detail-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/techniciens',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'technicien.create' }),
    component: page(() => import('../features/techniciens/list-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/techniciens/$id',
    params: ids,
    beforeLoad: guard({ permission: 'technicien.read' }),
    component: page(() => import('../features/techniciens/detail-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/mon-profil',
    beforeLoad: guard({ role: 'technicien' }),
    component: page(() => import('../features/techniciens/own-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/absences',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'absence.decide' }),
    component: page(() => import('../features/absences/list-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/habilitations',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'habilitation.create' }),
    component: page(() => import('../features/habilitations/list-page.tsx')),
  }),
  ...adminRoutes,
  createRoute({
    ...under,
    path: '/notifications',
    validateSearch: texts,
    component: page(() => import('../features/notifications/notifications-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/notifications/preferences',
    component: page(() => import('../features/notifications/preferences-page.tsx')),
  }),
  createRoute({ ...under, path: '/compte', component: page(() => import('../features/account/account-page.tsx')) }),
  createRoute({ ...under, path: '/menu', component: page(() => import('../features/menu/menu-page.tsx')) }),
  // An unknown address keeps the frame: the way out is the navigation.
  createRoute({ ...under, path: '$', component: NotFoundPage }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([...publicRoutes, signedIn.addChildren(routes)]),
  defaultPreload: 'intent',
  defaultPendingMs: 200,
  scrollRestoration: true,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const params = new URLSearchParams(
      Object.entries(search as ListParams).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : [])),
    );
    const text = params.toString().replaceAll('%2C', ',');
    return text ? `?${text}` : '';
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
