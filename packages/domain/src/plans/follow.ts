import type { Intervention } from '@mif/db/entities/intervention';
import type { HistoriqueItem } from '@mif/contract/interventions';
import type { StatutEcheance } from '@mif/contract/plans';
import { toCivilDate } from '@mif/contract/time';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { wakePlan } from './wake.ts';

const followed: readonly HistoriqueItem['action'][] = ['finish', 'reopen', 'close', 'unclose', 'cancel', 'restore'];

/**
 * Carries a step of an intervention over to the occurrence it was created for: closed it is done, cancelled it is skipped
 * with the reason, restored it is there again. Those done with it follow. The generator then looks at the plan again.
 */
export async function followWork(
  ctx: Ctx,
  intervention: Pick<Intervention, 'id' | 'date_fin_travaux'>,
  action: HistoriqueItem['action'],
  motif: string | undefined,
): Promise<void> {
  if (!followed.includes(action)) return;
  const db = unscopedTables(ctx.em);
  const row = await db
    .selectFrom('echeances')
    .select(['id', 'plan_id', 'statut', 'fenetre_debut', 'fenetre_fin'])
    .where('intervention_id', '=', intervention.id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return;
  const end = intervention.date_fin_travaux ?? ctx.now;
  const day = toCivilDate(end);
  const done = { date_faite: end, is_dans_tolerance: day >= row.fenetre_debut && day <= row.fenetre_fin };
  const undone = { date_faite: null, is_dans_tolerance: null };
  const set = (
    values: { statut: StatutEcheance; motif?: string | null; date_decision?: Date | null } & (typeof done | typeof undone | object),
  ) => db.updateTable('echeances').set(values).where('id', '=', row.id).execute();
  switch (action) {
    case 'finish':
      await set({ statut: 'generee', ...done });
      break;
    case 'close':
      await set({ statut: 'faite', ...done });
      break;
    case 'reopen':
      await set({ statut: 'generee', ...undone });
      break;
    case 'unclose':
      await set({ statut: 'generee' });
      break;
    case 'cancel':
      await set({ statut: 'sautee', motif: motif ?? null, date_decision: ctx.now, ...undone });
      await db
        .updateTable('echeances')
        .set({ statut: 'sautee', motif: motif ?? null, date_decision: ctx.now })
        .where('regroupee_dans', '=', row.id)
        .execute();
      break;
    default:
      await set({ statut: 'generee', motif: null, date_decision: null, ...undone });
      await db
        .updateTable('echeances')
        .set({ statut: 'regroupee', motif: null, date_decision: null })
        .where('regroupee_dans', '=', row.id)
        .execute();
  }
  await wakePlan(ctx, row.plan_id);
}
