import type { CompetenceList } from '@mif/contract/techniciens';
import type { z } from 'zod';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';

/** Every skill of the house, by name; those out of the choices too. */
export async function listCompetences(ctx: Ctx): Promise<z.infer<typeof CompetenceList>> {
  requirePermission(ctx.actor, 'competence.read');
  const items = await tables(ctx.em)
    .selectFrom('competences')
    .select(['id', 'code', 'nom', 'is_active', 'version'])
    .orderBy('nom')
    .orderBy('id')
    .execute();
  return { items, next_cursor: null };
}
