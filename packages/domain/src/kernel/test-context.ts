import type { EntityManager } from '@mif/db/orm';
import type { DomainError } from '@mif/contract/errors';
import type { Actor } from './actor.ts';
import { createCtx, inTransaction, type Ctx, type Log } from './context.ts';
import { toDomainError } from './database-errors.ts';

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * The context of one call of a verb, for tests.
 * @param em a fork of its own
 * @param actor null for an anonymous caller
 * @param now what the verb takes for the present
 */
export function makeCtx(em: EntityManager, actor: Actor | null, now: Date): Ctx {
  return createCtx({ em, actor, now, requestId: 'test', langue: actor?.langue ?? 'fr', log: silent });
}

/**
 * Calls verbs of one database as RPC does: each with its own EntityManager, in one transaction.
 * @param now the present where a call names no other
 */
export function callerOf(db: { fork: () => EntityManager }, now: Date) {
  return <T>(actor: Actor | null, verb: (ctx: Ctx) => Promise<T>, at = now): Promise<T> =>
    inTransaction(makeCtx(db.fork(), actor, at), verb);
}

/** The refusal a call ends with; any other end fails the test. */
export async function refusal(work: Promise<unknown>): Promise<DomainError> {
  const outcome = await work.then(
    () => null,
    (error: unknown) => error,
  );
  const refused = outcome === null ? null : toDomainError(outcome);
  if (refused) return refused;
  throw new Error('not refused', { cause: outcome });
}
