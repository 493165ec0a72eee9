import { DomainError } from '@mif/contract/errors';
import type { NotificationPreferences } from '@mif/contract/notification-preferences';
import type { Ctx } from '../kernel/context.ts';
import { loadForChange } from '../users/load.ts';
import { recordChange } from '../journal/record.ts';
import { toIsoOrNull } from '../kernel/instants.ts';
import { tables } from '../kernel/scope.ts';
import { concernedBy } from './concerned.ts';
import { notify } from './notify.ts';
import { readPreferences } from './preferences.ts';

const REASON_LENGTH = 300;

/** Marks an address that a mail server says it does not know: no more mails go there, its owner and the administrators are told. */
export async function markAddressRefused(ctx: Ctx, user_id: number, email: string, reason: string): Promise<void> {
  // Changed meanwhile, or marked by another mail: nothing to say. It is no version: nobody has changed the account.
  const user = await tables(ctx.em)
    .updateTable('users')
    .set({ email_rejete_at: ctx.now, email_rejete_motif: reason.slice(0, REASON_LENGTH) })
    .where('id', '=', user_id)
    .where('email', '=', email)
    .where('email_rejete_at', 'is', null)
    .returning('full_name')
    .executeTakeFirst();
  if (!user) return;
  const owner = await concernedBy(ctx, 'adresse_rejetee', { user_id });
  await notify(ctx, { evenement: 'adresse_rejetee', user_ids: owner, params: { email }, intervention_id: null });
  await notify(ctx, {
    evenement: 'adresse_rejetee_compte',
    user_ids: (await concernedBy(ctx, 'adresse_rejetee_compte', {})).filter((id) => id !== user_id),
    params: { compte: user.full_name, email },
    intervention_id: null,
    record: { objet: 'user', id: user_id },
  });
}

/**
 * Sends mails to an address again that was refused: its server has been mended.
 * @throws USER_NOT_FOUND, ADRESSE_NON_REJETEE
 */
export async function acceptAddress(ctx: Ctx, { user_id }: { user_id: number }): Promise<NotificationPreferences> {
  const user = await loadForChange(ctx, 'envoi.update', user_id);
  if (!user.email_rejete_at) throw new DomainError('ADRESSE_NON_REJETEE', { field: 'user_id' });
  const avant = toIsoOrNull(user.email_rejete_at);
  ctx.em.assign(user, { email_rejete_at: null, email_rejete_motif: null, updated_at: ctx.now });
  await ctx.em.flush();
  await recordChange(ctx, {
    objet: 'user',
    objet_id: user_id,
    action: 'update',
    changements: { email_rejete_at: { avant, apres: null } },
  });
  return readPreferences(ctx, { user_id });
}
