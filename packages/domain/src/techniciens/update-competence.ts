import { LockMode } from '@mikro-orm/core';
import { Competence as CompetenceRow } from '@mif/db/entities/technicien';
import { DomainError } from '@mif/contract/errors';
import type { Competence, UpdateCompetenceInput } from '@mif/contract/techniciens';
import { recordChange } from '../journal/record.ts';
import { requireVersion } from '../journal/versions.ts';
import { requirePermission } from '../kernel/actor.ts';
import { changesBetween, given } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { toCompetence } from './create-competence.ts';
import { recordedCompetence } from './recorded.ts';

/**
 * Renames a skill, or takes it out of the choices or back: who has it keeps it.
 * @throws COMPETENCE_NOT_FOUND, RECORD_VERSION_CONFLICT
 */
export async function updateCompetence(ctx: Ctx, input: UpdateCompetenceInput): Promise<Competence> {
  requirePermission(ctx.actor, 'competence.update');
  const { id, version, ...fields } = input;
  const competence = await ctx.em.findOne(CompetenceRow, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (!competence) throw new DomainError('COMPETENCE_NOT_FOUND', { field: 'id' });
  await requireVersion(ctx, { objet: 'competence', id, version: competence.version, seen: version });
  const before = recordedCompetence(competence);
  const changements = changesBetween(before, { ...before, ...given(fields) });
  if (Object.keys(changements).length > 0) {
    ctx.em.assign(competence, given(fields));
    await ctx.em.flush();
    await recordChange(ctx, { objet: 'competence', objet_id: id, action: 'update', changements });
  }
  return toCompetence(competence);
}
