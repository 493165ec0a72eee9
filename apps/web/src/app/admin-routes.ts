import { createRoute } from '@tanstack/react-router';
import { page, texts } from './public-routes.tsx';
import { guard, ids } from './route-parts.ts';
import { under } from './signed-in-route.tsx';

/** Pages that configure and watch: accounts, journal, calendars, messages, jobs. */
export const adminRoutes = [
  createRoute({
    ...under,
    path: '/comptes',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'user.read' }),
    component: page(() => import('../features/users/list-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/journal',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'journal.read' }),
    component: page(() => import('../features/journal/journal-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/securite',
    beforeLoad: guard({ permission: 'parametre.read' }),
    component: page(() => import('../features/security/security-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/rappels',
    beforeLoad: guard({ permission: 'parametre.read' }),
    component: page(() => import('../features/rappels/reminders-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/importer',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'import.run' }),
    component: page(() => import('../features/imports/import-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/travaux',
    beforeLoad: guard({ permission: 'travail.read' }),
    component: page(() => import('../features/travaux/travaux-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/travaux/file',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'travail.read' }),
    component: page(() => import('../features/travaux/list-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/calendriers',
    beforeLoad: guard({ permission: 'calendrier.read' }),
    component: page(() => import('../features/calendriers/list-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/calendriers/$id',
    params: ids,
    beforeLoad: guard({ permission: 'calendrier.read' }),
    component: page(() => import('../features/calendriers/detail-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/sante',
    beforeLoad: guard({ permission: 'health.read' }),
    component: page(() => import('../features/health/health-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/envois',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'envoi.read' }),
    component: page(() => import('../features/envois/list-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/messages',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'modele.read' }),
    component: page(() => import('../features/modeles/list-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/messages/apercu',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'modele.read' }),
    component: page(() => import('../features/modeles/gallery-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/messages/$evenement',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'modele.read' }),
    component: page(() => import('../features/modeles/edit-page.tsx')),
  }),
] as const;
