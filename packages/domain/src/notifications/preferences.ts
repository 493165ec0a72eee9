import { LockMode } from '@mikro-orm/core';
import { User as UserRow } from '@mif/db/entities/user';
import { DomainError } from '@mif/contract/errors';
import {
  allChoices,
  type NotificationPreferences,
  type PreferencesOfInput,
  type UpdatePreferencesInput,
} from '@mif/contract/notification-preferences';
import { NotificationType, type PreferencesNotifications } from '@mif/contract/notifications';
import type { Permission } from '@mif/contract/permissions';
import { recordChange } from '../journal/record.ts';
import { requireVersion } from '../journal/versions.ts';
import { requirePermission } from '../kernel/actor.ts';
import { changesBetween, given } from '../kernel/changes.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIsoOrNull } from '../kernel/instants.ts';
import { tables } from '../kernel/scope.ts';

/**
 * How an account is told: the caller's own, or for an administrator another's.
 * @throws USER_NOT_FOUND also for another's
 */
export async function readPreferences(ctx: Ctx, input: PreferencesOfInput): Promise<NotificationPreferences> {
  const row = await tables(ctx.em)
    .selectFrom('users')
    .select(['id as user_id', 'full_name', 'langue', 'preferences_notifications', 'silence_debut', 'silence_fin', 'rythme_email'])
    .select(['heure_resume', 'email', 'email_rejete_at', 'email_rejete_motif', 'version'])
    .where('id', '=', whose(ctx, 'preference.read', input))
    .where('role', '!=', 'systeme')
    .executeTakeFirst();
  if (!row) throw new DomainError('USER_NOT_FOUND', { field: 'user_id' });
  const { preferences_notifications, ...facts } = row;
  return { ...facts, canaux: allChoices(preferences_notifications), email_rejete_at: toIsoOrNull(row.email_rejete_at) };
}

/**
 * Changes how an account is told; what stays as it was makes neither a version nor a line of the journal.
 * @throws USER_NOT_FOUND also for another's, SILENCE_INCOMPLETE, RECORD_VERSION_CONFLICT
 */
export async function updatePreferences(ctx: Ctx, input: UpdatePreferencesInput): Promise<NotificationPreferences> {
  const { user_id, version, canaux, ...fields } = input;
  const id = whose(ctx, 'preference.update', { user_id });
  const where = { id, role: { $ne: 'systeme' as const } };
  const user = await ctx.em.findOne(UserRow, where, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (!user) throw new DomainError('USER_NOT_FOUND', { field: 'user_id' });
  await requireVersion(ctx, { objet: 'user', id, version: user.version, seen: version });
  const before = {
    preferences_notifications: user.preferences_notifications,
    silence_debut: user.silence_debut ?? null,
    silence_fin: user.silence_fin ?? null,
    rythme_email: user.rythme_email,
    heure_resume: user.heure_resume,
  };
  const after = { ...before, ...given(fields), preferences_notifications: merged(user.preferences_notifications, canaux) };
  checkSilence(after);
  const changements = changesBetween(before, after);
  if (Object.keys(changements).length > 0) {
    ctx.em.assign(user, { ...after, updated_at: ctx.now });
    await ctx.em.flush();
    await recordChange(ctx, { objet: 'user', objet_id: id, action: 'update', changements });
  }
  return readPreferences(ctx, { user_id: id });
}

function whose(ctx: Ctx, permission: Permission, { user_id }: PreferencesOfInput): number {
  const reach = requirePermission(ctx.actor, permission);
  const { id } = actorOf(ctx);
  if (user_id !== undefined && user_id !== id && reach !== 'any') throw new DomainError('USER_NOT_FOUND', { field: 'user_id' });
  return user_id ?? id;
}

/** The ticks that change over those kept; a tick that says what holds anyway is not kept. */
function merged(kept: PreferencesNotifications, changes: PreferencesNotifications = {}): PreferencesNotifications {
  const result = { ...kept };
  for (const type of NotificationType.options) {
    const said = Object.entries({ ...kept[type], ...given(changes[type] ?? {}) }).filter(([, is_wanted]) => !is_wanted);
    if (said.length > 0) result[type] = Object.fromEntries(said);
    else delete result[type];
  }
  return result;
}

function checkSilence({ silence_debut, silence_fin }: { silence_debut: string | null; silence_fin: string | null }): void {
  if ((silence_debut === null) !== (silence_fin === null)) {
    throw new DomainError('SILENCE_INCOMPLETE', { field: silence_debut === null ? 'silence_debut' : 'silence_fin' });
  }
  if (silence_debut !== null && silence_debut === silence_fin) throw new DomainError('SILENCE_INCOMPLETE', { field: 'silence_fin' });
}
