import { Technicien as TechnicienRow } from '@mif/db/entities/technicien';
import { DomainError } from '@mif/contract/errors';
import type { CreateTechnicienInput, Technicien } from '@mif/contract/techniciens';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import { nextCode } from '../kernel/codes.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { checkHoraires } from './horaires.ts';
import { readTechnicien } from './project.ts';
import { recordedFields } from './recorded.ts';
import { replaceSkills } from './skills.ts';
import { checkBase } from './update.ts';

/**
 * Makes an active account of the role technicien a technician; without a matricule he gets the next one, `TEC-0001`.
 * @throws TECHNICIEN_USER_INVALID, TECHNICIEN_MATRICULE_TAKEN, TECHNICIEN_BASE_INCOMPLETE, HORAIRES_EMPTY_RANGE,
 * HORAIRES_OVERLAP, COMPETENCE_NOT_FOUND, COMPETENCE_INACTIVE
 */
export async function createTechnicien(ctx: Ctx, input: CreateTechnicienInput): Promise<Technicien> {
  requirePermission(ctx.actor, 'technicien.create');
  const user = await tables(ctx.em)
    .selectFrom('users')
    .select('id')
    .where('id', '=', input.user_id)
    .where('role', '=', 'technicien')
    .where('is_active', '=', true)
    .executeTakeFirst();
  if (!user) throw new DomainError('TECHNICIEN_USER_INVALID', { field: 'user_id' });
  const technicien = ctx.em.create(TechnicienRow, {
    user_id: input.user_id,
    matricule: input.matricule ?? (await nextCode(ctx, 'TEC', (code) => isTaken(ctx, code))),
    equipe: input.equipe ?? null,
    telephone: input.telephone ?? null,
    vehicule: input.vehicule ?? null,
    base_adresse: input.base_adresse ?? null,
    base_latitude: input.base_latitude ?? null,
    base_longitude: input.base_longitude ?? null,
    horaires: input.horaires ? checkHoraires(input.horaires) : null,
  });
  checkBase(technicien);
  await ctx.em.flush();
  const skills = input.competences?.length ? await replaceSkills(ctx, technicien.id, input.competences) : null;
  const changements = changesOfCreation({ ...recordedFields(technicien), competences: skills?.after ?? null });
  await recordChange(ctx, { objet: 'technicien', objet_id: technicien.id, action: 'create', changements });
  return readTechnicien(ctx, technicien.id);
}

async function isTaken(ctx: Ctx, matricule: string): Promise<boolean> {
  const row = await tables(ctx.em).selectFrom('techniciens').select('id').where('matricule', '=', matricule).executeTakeFirst();
  return row !== undefined;
}
