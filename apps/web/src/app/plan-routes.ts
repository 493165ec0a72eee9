import { createRoute } from '@tanstack/react-router';
import { page, texts } from './public-routes.tsx';
import { guard, ids } from './route-parts.ts';
import { under } from './signed-in-route.tsx';

/** The pages of preventive plans. */
export const planRoutes = [
  createRoute({
    ...under,
    path: '/plans',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'plan.create' }),
    component: page(() => import('../features/plans/list-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/plans/previsions',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'plan.create' }),
    component: page(() => import('../features/plans/forecast-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/plans/nouveau',
    validateSearch: texts,
    beforeLoad: guard({ permission: 'plan.create' }),
    component: page(() => import('../features/plans/create-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/plans/$id',
    params: ids,
    beforeLoad: guard({ permission: 'plan.create' }),
    component: page(() => import('../features/plans/detail-page.tsx')),
  }),
  createRoute({
    ...under,
    path: '/plans/$id/modifier',
    params: ids,
    beforeLoad: guard({ permission: 'plan.update' }),
    component: page(() => import('../features/plans/update-page.tsx')),
  }),
] as const;
