import { DomainError } from '@mif/contract/errors';
import type { CreateTechnicienInput } from '@mif/contract/techniciens';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';

/**
 * Replaces the skills of a technician; one named twice counts with its last level.
 * @throws COMPETENCE_NOT_FOUND
 */
export async function replaceSkills(
  ctx: Ctx,
  technicien_id: number,
  competences: NonNullable<CreateTechnicienInput['competences']>,
): Promise<void> {
  const db = tables(ctx.em);
  const levels = new Map(competences.map(({ competence_id, niveau }) => [competence_id, niveau]));
  await db.deleteFrom('technicien_competences').where('technicien_id', '=', technicien_id).execute();
  if (levels.size === 0) return;
  const known = await db
    .selectFrom('competences')
    .select('id')
    .where('id', 'in', [...levels.keys()])
    .execute();
  const unknown = [...levels.keys()].find((id) => !known.some((row) => row.id === id));
  if (unknown !== undefined) throw new DomainError('COMPETENCE_NOT_FOUND', { field: 'competences', details: { competence_id: unknown } });
  await db
    .insertInto('technicien_competences')
    .values([...levels].map(([competence_id, niveau]) => ({ technicien_id, competence_id, niveau })))
    .execute();
}
