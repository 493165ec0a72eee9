import { Competence as CompetenceRow } from '@mif/db/entities/technicien';
import type { Competence, CreateCompetenceInput } from '@mif/contract/techniciens';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';

/**
 * Adds a skill.
 * @throws COMPETENCE_CODE_TAKEN
 */
export async function createCompetence(ctx: Ctx, input: CreateCompetenceInput): Promise<Competence> {
  requirePermission(ctx.actor, 'competence.create');
  const competence = ctx.em.create(CompetenceRow, input);
  await ctx.em.flush();
  return { id: competence.id, code: competence.code, nom: competence.nom };
}
