import type { Absence } from '@mif/db/entities/absence';
import type { NotificationEvent } from '@mif/contract/notifications';
import { toCivilDate } from '@mif/contract/time';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { concernedBy } from '../notifications/concerned.ts';
import { notify } from '../notifications/notify.ts';

/** Tells whom it concerns of a step of an absence. */
export async function announceAbsence(ctx: Ctx, absence: Absence, evenement: NotificationEvent): Promise<void> {
  const technicien = await tables(ctx.em)
    .selectFrom('techniciens as t')
    .innerJoin('users as u', 'u.id', 't.user_id')
    .select('u.full_name')
    .where('t.id', '=', absence.technicien_id)
    .executeTakeFirstOrThrow();
  await notify(ctx, {
    user_ids: await concernedBy(ctx, evenement, { technicien_id: absence.technicien_id }),
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
