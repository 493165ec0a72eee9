import { sql } from 'kysely';
import { DomainError } from '@mif/contract/errors';
import type { Technicien, TechnicienCompetence } from '@mif/contract/techniciens';
import type { Ctx } from '../kernel/context.ts';
import { interventionsOf, tables, techniciensOf } from '../kernel/scope.ts';

/** Technicians with their account and their load, from a query over `techniciens as t`. */
export function withAccount(ctx: Ctx, query: ReturnType<typeof techniciensOf>) {
  return query
    .innerJoin('users as u', 'u.id', 't.user_id')
    .select([
      't.id',
      't.matricule',
      't.equipe',
      't.telephone',
      't.disponibilite',
      't.is_active',
      't.user_id',
      'u.username',
      'u.full_name',
      'u.email',
    ])
    .select(
      interventionsOf(ctx, 'intervention.read')
        .select(sql<number>`count(*)::int`.as('n'))
        .where(sql<boolean>`i.technicien_id = t.id`)
        .where('i.statut', 'in', ['affectee', 'en_cours', 'en_attente'])
        .as('charge'),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof withAccount>['execute']>>[number];

/** The DTOs of rows, with the skills of each, the highest level first. */
export async function toTechniciens(ctx: Ctx, rows: readonly Row[]): Promise<Technicien[]> {
  const skills = new Map<number, TechnicienCompetence[]>(rows.map(({ id }) => [id, []]));
  if (rows.length > 0) {
    const lines = await tables(ctx.em)
      .selectFrom('technicien_competences as tc')
      .innerJoin('competences as k', 'k.id', 'tc.competence_id')
      .select(['tc.technicien_id', 'k.id', 'k.code', 'k.nom', 'tc.niveau'])
      .where('tc.technicien_id', 'in', [...skills.keys()])
      .orderBy('tc.niveau', 'desc')
      .orderBy('k.nom')
      .execute();
    for (const { technicien_id, ...skill } of lines) skills.get(technicien_id)?.push(skill);
  }
  return rows.map(({ user_id, username, full_name, email, charge, ...row }) => ({
    ...row,
    user: { id: user_id, username, full_name, email },
    competences: skills.get(row.id) ?? [],
    charge: charge ?? 0,
  }));
}

/**
 * One technician, if the caller may read him.
 * @throws TECHNICIEN_NOT_FOUND also for a row outside the caller's scope
 */
export async function readTechnicien(ctx: Ctx, id: number): Promise<Technicien> {
  const rows = await withAccount(ctx, techniciensOf(ctx, 'technicien.read')).where('t.id', '=', id).execute();
  const [technicien] = await toTechniciens(ctx, rows);
  if (!technicien) throw new DomainError('TECHNICIEN_NOT_FOUND', { field: 'id' });
  return technicien;
}
