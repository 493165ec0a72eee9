import type { InterventionStats } from '@mif/contract/intervention-stats';
import { statutsOuverts } from '@mif/contract/interventions';
import { sql } from 'kysely';
import type { Ctx } from '../kernel/context.ts';
import { interventionsOf } from '../kernel/scope.ts';

/** Counts of what is open by statut, what is late and what is critical, in the caller's scope. */
export async function interventionStats(ctx: Ctx): Promise<InterventionStats> {
  const rows = await interventionsOf(ctx, 'intervention.read')
    .select([
      'i.statut',
      sql<string>`count(*)`.as('total'),
      sql<string>`count(*) filter (where i.date_limite < ${ctx.now})`.as('en_retard'),
      sql<string>`count(*) filter (where i.priorite = 'critique')`.as('critiques'),
    ])
    .where('i.statut', 'in', statutsOuverts)
    .groupBy('i.statut')
    .execute();
  const sum = (key: 'en_retard' | 'critiques') => rows.reduce((total, row) => total + Number(row[key]), 0);
  return {
    par_statut: Object.fromEntries(rows.map((row) => [row.statut, Number(row.total)])),
    en_retard: sum('en_retard'),
    critiques_ouvertes: sum('critiques'),
  };
}
