import { systemActor } from '../auth/system-actor.ts';
import { createCtx, type Ctx } from '../kernel/context.ts';

/** The same transaction, as the user of jobs: what a plan creates is its doing, whoever pressed the button. */
export async function asSystem(ctx: Ctx): Promise<Ctx> {
  return createCtx({ ...ctx, actor: await systemActor(ctx.em) });
}
