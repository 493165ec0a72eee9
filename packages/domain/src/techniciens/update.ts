import type { Technicien as TechnicienRow } from '@mif/db/entities/technicien';
import { DomainError } from '@mif/contract/errors';
import type { Disponibilite, Technicien, UpdateTechnicienInput } from '@mif/contract/techniciens';
import { recordChange } from '../journal/record.ts';
import { changesBetween, given } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { checkHoraires } from './horaires.ts';
import { lockTechnicien } from './load.ts';
import { readTechnicien } from './project.ts';
import { recordedFields } from './recorded.ts';
import { replaceSkills } from './skills.ts';

/**
 * Changes what is known of a technician; skills, where given, replace those he has. What does not change makes neither a
 * version nor a line of the journal.
 * @throws TECHNICIEN_NOT_FOUND, RECORD_VERSION_CONFLICT, TECHNICIEN_MATRICULE_TAKEN, TECHNICIEN_BASE_INCOMPLETE,
 * TECHNICIEN_DISPONIBILITE_DERIVED, HORAIRES_EMPTY_RANGE, HORAIRES_OVERLAP, COMPETENCE_NOT_FOUND, COMPETENCE_INACTIVE
 */
export async function updateTechnicien(ctx: Ctx, input: UpdateTechnicienInput): Promise<Technicien> {
  const { id, version, competences, disponibilite, horaires, ...fields } = input;
  const technicien = await lockTechnicien(ctx, 'technicien.update', id, 'id', version);
  if (disponibilite) await refuseOther(ctx, id, disponibilite);
  const asked = given({ ...fields, horaires: horaires ? checkHoraires(horaires) : horaires });
  const before = recordedFields(technicien);
  const skills = competences ? await replaceSkills(ctx, id, competences) : null;
  const changements = {
    ...changesBetween(before, { ...before, ...asked }),
    ...(skills ? changesBetween({ competences: skills.before }, { competences: skills.after }) : {}),
  };
  if (Object.keys(changements).length > 0) {
    ctx.em.assign(technicien, asked);
    checkBase(technicien);
    await ctx.em.flush();
    const isSkillsAlone = Object.keys(changements).every((champ) => champ === 'competences');
    // Skills are rows of their own; the version of who has them counts for both.
    if (isSkillsAlone) {
      const next = technicien.version + 1;
      await tables(ctx.em).updateTable('techniciens').set({ version: next }).where('id', '=', id).execute();
    }
    await recordChange(ctx, { objet: 'technicien', objet_id: id, action: 'update', changements });
  }
  return readTechnicien(ctx, id);
}

/**
 * Refuses a place with one coordinate.
 * @throws TECHNICIEN_BASE_INCOMPLETE
 */
export function checkBase({ base_latitude, base_longitude }: Pick<TechnicienRow, 'base_latitude' | 'base_longitude'>): void {
  if ((base_latitude ?? null) === null && (base_longitude ?? null) !== null) {
    throw new DomainError('TECHNICIEN_BASE_INCOMPLETE', { field: 'base_latitude' });
  }
  if ((base_longitude ?? null) === null && (base_latitude ?? null) !== null) {
    throw new DomainError('TECHNICIEN_BASE_INCOMPLETE', { field: 'base_longitude' });
  }
}

async function refuseOther(ctx: Ctx, id: number, disponibilite: Disponibilite): Promise<void> {
  const { disponibilite: present } = await readTechnicien(ctx, id);
  if (present === disponibilite) return;
  throw new DomainError('TECHNICIEN_DISPONIBILITE_DERIVED', { field: 'disponibilite', details: { disponibilite: present } });
}
