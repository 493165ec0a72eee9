import { DomainError } from '@mif/contract/errors';
import type { CreateTechnicienInput } from '@mif/contract/techniciens';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';

/**
 * Replaces the skills of a technician; one named twice counts with its last level.
 * @returns what he had and what he has, as `{ nom: niveau }`
 * @throws COMPETENCE_NOT_FOUND; COMPETENCE_INACTIVE for one taken out of the choices that he does not have yet
 */
export async function replaceSkills(
  ctx: Ctx,
  technicien_id: number,
  competences: NonNullable<CreateTechnicienInput['competences']>,
): Promise<{ before: Record<string, number>; after: Record<string, number> }> {
  const db = tables(ctx.em);
  const levels = new Map(competences.map(({ competence_id, niveau }) => [competence_id, niveau]));
  const had = await db
    .selectFrom('technicien_competences as tc')
    .innerJoin('competences as k', 'k.id', 'tc.competence_id')
    .select(['k.id', 'k.nom', 'tc.niveau'])
    .where('tc.technicien_id', '=', technicien_id)
    .orderBy('k.nom')
    .execute();
  const before = Object.fromEntries(had.map(({ nom, niveau }) => [nom, niveau]));
  const known =
    levels.size === 0
      ? []
      : await db
          .selectFrom('competences')
          .select(['id', 'nom', 'is_active'])
          .where('id', 'in', [...levels.keys()])
          .orderBy('nom')
          .execute();
  const unknown = [...levels.keys()].find((id) => !known.some((row) => row.id === id));
  if (unknown !== undefined) throw new DomainError('COMPETENCE_NOT_FOUND', { field: 'competences', details: { competence_id: unknown } });
  const closed = known.find(({ id, is_active }) => !is_active && !had.some((row) => row.id === id));
  if (closed) throw new DomainError('COMPETENCE_INACTIVE', { field: 'competences', details: { competence: closed.nom } });
  await db.deleteFrom('technicien_competences').where('technicien_id', '=', technicien_id).execute();
  if (levels.size > 0) {
    await db
      .insertInto('technicien_competences')
      .values([...levels].map(([competence_id, niveau]) => ({ technicien_id, competence_id, niveau })))
      .execute();
  }
  return { before, after: Object.fromEntries(known.map(({ id, nom }) => [nom, levels.get(id) ?? 0])) };
}
