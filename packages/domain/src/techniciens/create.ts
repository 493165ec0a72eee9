import { Technicien as TechnicienRow } from '@mif/db/entities/technicien';
import { DomainError } from '@mif/contract/errors';
import type { CreateTechnicienInput, Technicien } from '@mif/contract/techniciens';
import { requirePermission } from '../kernel/actor.ts';
import { nextCode } from '../kernel/codes.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { readTechnicien } from './project.ts';
import { replaceSkills } from './skills.ts';

/**
 * Makes an active account of the role technicien a technician; without a matricule he gets the next one, `TEC-0001`.
 * @throws TECHNICIEN_USER_INVALID, TECHNICIEN_MATRICULE_TAKEN, COMPETENCE_NOT_FOUND
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
  });
  await ctx.em.flush();
  if (input.competences) await replaceSkills(ctx, technicien.id, input.competences);
  return readTechnicien(ctx, technicien.id);
}

async function isTaken(ctx: Ctx, matricule: string): Promise<boolean> {
  const row = await tables(ctx.em).selectFrom('techniciens').select('id').where('matricule', '=', matricule).executeTakeFirst();
  return row !== undefined;
}
