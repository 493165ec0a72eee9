import type { DemandeStats } from '@mif/contract/demandes';
import { sql } from 'kysely';
import type { Ctx } from '../kernel/context.ts';
import { demandesOf } from '../kernel/scope.ts';

/** How many demandes wait for a decision, in the caller's scope. */
export async function demandeStats(ctx: Ctx): Promise<DemandeStats> {
  return demandesOf(ctx, 'demande.read')
    .select(sql<number>`count(*)::int`.as('soumises'))
    .where('d.statut', '=', 'soumise')
    .executeTakeFirstOrThrow();
}
