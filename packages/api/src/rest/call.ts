import { callTRPCProcedure } from '@trpc/server';
import type { RequestContext } from '../context.ts';
import { appRouter } from '../root.ts';
import { inputOf, type RestCall } from './input.ts';
import type { RestRoute } from './routes.ts';

/**
 * Calls the procedure of a route: the same authentication, permission, transaction and errors as by RPC.
 * @returns its answer, which is plain JSON
 * @throws TRPCError
 */
export function callRoute(route: RestRoute, call: RestCall, ctx: RequestContext, signal: AbortSignal): Promise<unknown> {
  return callTRPCProcedure({
    router: appRouter,
    path: route.procedure,
    type: route.type,
    ctx,
    getRawInput: () => Promise.resolve(inputOf(route, call)),
    signal,
    batchIndex: 0,
  });
}
