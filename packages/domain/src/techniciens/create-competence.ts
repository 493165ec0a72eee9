import { Competence as CompetenceRow } from '@mif/db/entities/technicien';
import type { Competence, CreateCompetenceInput } from '@mif/contract/techniciens';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { recordedCompetence } from './recorded.ts';

/**
 * Adds a skill.
 * @throws COMPETENCE_CODE_TAKEN
 */
export async function createCompetence(ctx: Ctx, input: CreateCompetenceInput): Promise<Competence> {
  requirePermission(ctx.actor, 'competence.create');
  const competence = ctx.em.create(CompetenceRow, input);
  await ctx.em.flush();
  const changements = changesOfCreation(recordedCompetence(competence));
  await recordChange(ctx, { objet: 'competence', objet_id: competence.id, action: 'create', changements });
  return toCompetence(competence);
}

/** The DTO of a skill's row. */
export function toCompetence({ id, code, nom, is_active, version }: CompetenceRow): Competence {
  return { id, code, nom, is_active, version };
}
