import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { taskPayloads } from '../kernel/tasks.ts';
import type { MailTransport } from '../notifications/delivery.ts';
import type { RenderTrial } from './ports.ts';

/**
 * Hands a trial mail over to who asked for it, where he may still write messages.
 * @param payload the words: a draft is kept in no row
 */
export async function sendTrialMail(
  ctx: Ctx,
  payload: unknown,
  ports: { transport: MailTransport; renderTrial: RenderTrial },
): Promise<void> {
  const { user_id, command_id, evenement, langue, sujet, corps } = taskPayloads.send_trial_mail.parse(payload);
  const user = await tables(ctx.em)
    .selectFrom('users')
    .select(['email', 'full_name'])
    .where('id', '=', user_id)
    .where('is_active', '=', true)
    .where('role', '=', 'admin')
    .executeTakeFirst();
  if (!user) return ctx.log.info({ user_id }, 'nobody to send the trial to');
  const mail = ports.renderTrial({ evenement, langue, nom: user.full_name, textes: { sujet, corps } });
  await ports.transport.send({ ...mail, to: user.email, messageId: `essai.${command_id}` });
}
