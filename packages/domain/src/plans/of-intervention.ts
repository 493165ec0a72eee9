import type { EcheanceRef } from '@mif/contract/echeance-ref';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';

/** The occurrence an intervention was created for, or null; who asks has checked the right to the intervention. */
export async function findEcheanceOf(ctx: Ctx, intervention_id: number): Promise<EcheanceRef | null> {
  const row = await unscopedTables(ctx.em)
    .selectFrom('echeances as o')
    .innerJoin('plans as p', 'p.id', 'o.plan_id')
    .select(['o.plan_id', 'p.titre as plan_titre', 'o.n', 'o.date_due', 'o.fenetre_debut', 'o.fenetre_fin'])
    .where('o.intervention_id', '=', intervention_id)
    .executeTakeFirst();
  return row ?? null;
}
