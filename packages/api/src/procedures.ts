import { getTRPCErrorFromUnknown, initTRPC, type TRPCError } from '@trpc/server';
import type { OpenApiMeta } from 'trpc-to-openapi';
import { DomainError } from '@mif/contract/errors';
import { reachOf, type Permission } from '@mif/contract/permissions';
import { requirePermission } from '@mif/domain/kernel/actor';
import { createCtx, inTransaction } from '@mif/domain/kernel/context';
import type { z } from 'zod';
import type { RequestContext } from './context.ts';
import { codeOf, publicError, toTrpcError } from './errors.ts';
import { transformer } from './transformer.ts';

/** What every procedure says of itself: the permission it asks for, and its place in the REST interface. */
export interface Meta extends OpenApiMeta {
  permission?: Permission;
  /** HTTP status of a success in REST: 200 where nothing is said. */
  status?: 200 | 201 | 204;
}

const t = initTRPC
  .context<RequestContext>()
  .meta<Meta>()
  .create({
    transformer,
    isDev: false,
    errorFormatter({ shape, error, ctx, input }) {
      const langue = ctx?.langue ?? 'fr';
      const said = publicError(error, langue, { input, translate: ctx?.translate });
      const message = ctx?.translate(said.error_code, langue, { ...said.details, field: said.field }) ?? said.error_code;
      return {
        code: shape.code,
        message,
        data: { ...said, code: shape.data.code, path: shape.data.path, request_id: ctx?.requestId ?? null, message_traduit: message },
      };
    },
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 45_000 } },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Every procedure: its own EntityManager, its own context, errors mapped once, its end observed. */
const base = t.procedure.use(async ({ ctx, next, path, type }) => {
  const started = performance.now();
  const domain = createCtx({
    em: ctx.em.fork(),
    actor: null,
    now: ctx.now(),
    requestId: ctx.requestId,
    langue: ctx.langue,
    log: ctx.log,
  });
  const seen = { actor_id: null as number | null };
  const result = await next({ ctx: { domain, seen } });
  const error = result.ok ? null : toTrpcError(result.error);
  ctx.observe({
    path,
    type,
    error_code: error ? codeOf(error) : null,
    duration_ms: performance.now() - started,
    actor_id: seen.actor_id,
  });
  if (error && error.code === 'INTERNAL_SERVER_ERROR')
    ctx.log.error({ err: error.cause ?? error, path, request_id: ctx.requestId }, 'procedure failed');
  if (error) throw error;
  return result;
});

const MAX_DEPTH = 32;

/**
 * Where an input holds what cannot be kept: a NUL or half a character, which PostgreSQL has no place for, or more levels
 * than any shape.
 * @returns its dotted path, or null
 */
function findUnfit(value: unknown, path: readonly string[] = []): string | null {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path.join('.') : null;
  if (typeof value !== 'object' || value === null) return null;
  if (path.length > MAX_DEPTH) return path[0] ?? '';
  for (const [key, part] of Object.entries(value)) {
    const found = findUnfit(part, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}

/** What is open to one who must take a second factor first. */
const openWhileEnrolling: ReadonlySet<Permission> = new Set(['profile.read', 'second_facteur.manage', 'session.revoke']);

/** Refuses callers without the permission; the rows it opens are the verb's business. */
const permitted = (permission: Permission) =>
  base.meta({ permission }).use(async ({ ctx, next, type, getRawInput }) => {
    const is_open = reachOf('anonymous', permission) !== null;
    const actor = is_open ? null : await ctx.authenticate(type);
    ctx.seen.actor_id = actor?.id ?? null;
    requirePermission(actor, permission);
    if (actor?.must_enrol && !openWhileEnrolling.has(permission)) throw new DomainError('AUTH_ENROLMENT_REQUIRED');
    const unfit = findUnfit(await getRawInput());
    if (unfit !== null) throw new DomainError('REQUEST_INVALID', { field: unfit });
    return next({ ctx: { domain: createCtx({ ...ctx.domain, actor }) } });
  });

/** Carries the failure of a procedure out of its transaction: `next()` itself never rejects. */
class Failure extends Error {
  readonly result: { ok: false; error: TRPCError };
  constructor(result: { ok: false; error: TRPCError }) {
    super(result.error.message);
    this.result = result;
  }
}

/**
 * A schema whose values are checked at once. tRPC would check them asynchronously, for which zod has no compiled way:
 * measured on a page of 50 rows, a seventh of the whole request. No schema of ours waits for anything.
 */
export function checked<T extends z.ZodType>(schema: T): T {
  return Object.defineProperty(schema, 'parseAsync', {
    value: (value: unknown) => Promise.try(() => schema.parse(value)),
    configurable: true,
  });
}

/** A procedure that reads. */
export const query = permitted;

/** A procedure that changes something: one transaction, rolled back when it fails, also on an output that does not fit. */
export const command = (permission: Permission) =>
  permitted(permission).use(async ({ ctx, next }) => {
    try {
      return await inTransaction(ctx.domain, async (domain) => {
        const result = await next({ ctx: { domain } });
        if (!result.ok) throw new Failure(result);
        return result;
      });
    } catch (error) {
      if (error instanceof Failure) throw error.result.error;
      throw error;
    }
  });

/** What a subscription gives, with the errors it ends with mapped: it runs after the procedure itself has returned. */
export async function* mapped<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (error) {
    throw toTrpcError(getTRPCErrorFromUnknown(error));
  }
}

/**
 * A procedure that changes something in transactions of its own, for what is kept although the call is refused. In a
 * transaction around it, it would hold one connection while it waits for another.
 */
export function commandInParts(permission: Permission) {
  return permitted(permission);
}

/** The place of a procedure in the REST interface. */
export function rest(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: `/${string}`,
  summary: string,
  status: 200 | 201 | 204 = 200,
): Meta {
  const tag = path.split('/')[1] ?? '';
  return { openapi: { method, path, summary, tags: [tag] }, status };
}
