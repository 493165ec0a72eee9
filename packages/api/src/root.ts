import { authRouter } from './auth/router.ts';
import { healthRouter } from './health/router.ts';
import { interventionsRouter } from './interventions/router.ts';
import { createCallerFactory, router } from './procedures.ts';

/** Every procedure of the product. */
export const appRouter = router({
  auth: authRouter,
  health: healthRouter,
  interventions: interventionsRouter,
});

/** What browsers import, as a type alone. */
export type AppRouter = typeof appRouter;

/** Calls procedures in process, with the same guards: REST and tests. */
export const createCaller = createCallerFactory(appRouter);
