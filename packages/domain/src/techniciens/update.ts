import { LockMode } from '@mikro-orm/core';
import { Technicien as TechnicienRow } from '@mif/db/entities/technicien';
import { DomainError } from '@mif/contract/errors';
import type { Technicien, UpdateTechnicienInput } from '@mif/contract/techniciens';
import { given } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { techniciensOf } from '../kernel/scope.ts';
import { readTechnicien } from './project.ts';
import { replaceSkills } from './skills.ts';

/**
 * Changes what is known of a technician; skills, where given, replace those he has.
 * @throws TECHNICIEN_NOT_FOUND, TECHNICIEN_MATRICULE_TAKEN, COMPETENCE_NOT_FOUND
 */
export async function updateTechnicien(ctx: Ctx, input: UpdateTechnicienInput): Promise<Technicien> {
  const { id, competences, ...fields } = input;
  const visible = await techniciensOf(ctx, 'technicien.update').select('t.id').where('t.id', '=', id).executeTakeFirst();
  const technicien = visible ? await ctx.em.findOne(TechnicienRow, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!technicien) throw new DomainError('TECHNICIEN_NOT_FOUND', { field: 'id' });
  ctx.em.assign(technicien, given(fields));
  await ctx.em.flush();
  if (competences) await replaceSkills(ctx, id, competences);
  return readTechnicien(ctx, id);
}
