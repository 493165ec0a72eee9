import type { Absence } from '@mif/db/entities/absence';
import type { NotificationEvent } from '@mif/contract/notifications';
import { toCivilDate } from '@mif/contract/time';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { notify } from '../notifications/notify.ts';

/** Tells users of a step of an absence: the managers of a request, its technician of the decision. */
export async function announceAbsence(
  ctx: Ctx,
  absence: Absence,
  evenement: NotificationEvent,
  user_ids: readonly number[],
): Promise<void> {
  const technicien = await tables(ctx.em)
    .selectFrom('techniciens as t')
    .innerJoin('users as u', 'u.id', 't.user_id')
    .select('u.full_name')
    .where('t.id', '=', absence.technicien_id)
    .executeTakeFirstOrThrow();
  await notify(ctx, {
    type: 'absence',
    is_email: true,
    user_ids,
    evenement,
    intervention_id: null,
    record: { objet: 'absence', id: absence.id },
    params: {
      technicien: technicien.full_name,
      technicien_id: String(absence.technicien_id),
      type: absence.type,
      du: toCivilDate(absence.debut),
      au: toCivilDate(absence.fin.getTime() - 1),
    },
  });
}

/** Active accounts of managers. */
export async function managers(ctx: Ctx): Promise<number[]> {
  const rows = await tables(ctx.em)
    .selectFrom('users')
    .select('id')
    .where('role', 'in', ['admin', 'responsable'])
    .where('is_active', '=', true)
    .execute();
  return rows.map(({ id }) => id);
}
