import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import type { Worker } from './capacity.ts';
import type { Certificate } from './certificates.ts';

/** Technicians in activity with their hours, absences, skills and certificates, for a forecast: four queries for all of them. */
export async function loadCrew(
  ctx: Ctx,
  from: Date,
  to: Date,
): Promise<{ workers: Worker[]; certificates: Certificate[]; names: Map<number, string> }> {
  const db = unscopedTables(ctx.em);
  const technicians = await db
    .selectFrom('techniciens as t')
    .innerJoin('users as u', 'u.id', 't.user_id')
    .select(['t.id', 't.horaires', 'u.full_name'])
    .where('t.is_active', '=', true)
    .where('u.is_active', '=', true)
    .execute();
  const absences = await db
    .selectFrom('absences')
    .select(['technicien_id', 'debut', 'fin'])
    .where('statut', '=', 'approuvee')
    .where('debut', '<', to)
    .where('fin', '>', from)
    .execute();
  const skills = await db.selectFrom('technicien_competences').select(['technicien_id', 'competence_id', 'niveau']).execute();
  const held = await db
    .selectFrom('habilitations')
    .select(['technicien_id', 'type_id', 'date_obtention', 'date_expiration'])
    .where('is_active', '=', true)
    .execute();
  const names = new Map(technicians.map(({ id, full_name }) => [id, full_name]));
  const absencesOf = Map.groupBy(absences, ({ technicien_id }) => technicien_id);
  const skillsOf = Map.groupBy(skills, ({ technicien_id }) => technicien_id);
  return {
    names,
    certificates: held.filter(({ technicien_id }) => names.has(technicien_id)),
    workers: technicians.map(({ id, horaires }) => ({
      technicien_id: id,
      horaires,
      absences: (absencesOf.get(id) ?? []).map(({ debut, fin }) => ({ debut: new Date(debut).getTime(), fin: new Date(fin).getTime() })),
      competences: skillsOf.get(id) ?? [],
    })),
  };
}
