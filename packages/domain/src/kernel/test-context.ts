import type { EntityManager } from '@mif/db/orm';
import type { Actor } from './actor.ts';
import { createCtx, type Ctx, type Log } from './context.ts';

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
