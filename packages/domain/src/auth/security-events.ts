import { recordChange } from '../journal/record.ts';
import { createCtx, type Ctx } from '../kernel/context.ts';
import { systemActor } from './system-actor.ts';

/** What befalls a way in: the journal names it, and never a secret. */
export type SecurityEvent =
  | 'lock'
  | 'lock_code'
  | 'confirmation_refused'
  | 'change_password'
  | 'reset_password'
  | 'send_reset'
  | 'invite'
  | 'revoke_invitation'
  | 'enable_second_facteur'
  | 'disable_second_facteur'
  | 'reset_second_facteur'
  | 'renew_recovery_codes'
  | 'use_recovery_code'
  | 'revoke_session';

/** Writes into the journal what an auditor asks after; where nobody is signed in, the user of jobs says it. */
export async function recordSecurityEvent(ctx: Ctx, user_id: number, action: SecurityEvent): Promise<void> {
  const by = ctx.actor ? ctx : createCtx({ ...ctx, actor: await systemActor(ctx.em) });
  await recordChange(by, { objet: 'user', objet_id: user_id, action, changements: {}, is_sensible: true });
}
