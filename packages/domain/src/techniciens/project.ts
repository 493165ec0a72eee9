import { sql } from 'kysely';
import { EXPIRE_BIENTOT_JOURS } from '@mif/contract/habilitations';
import { DomainError } from '@mif/contract/errors';
import type { Technicien, TechnicienCompetence } from '@mif/contract/techniciens';
import { addDays, toCivilDate } from '@mif/contract/time';
import { reachOfActor } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { toIsoOrNull } from '../kernel/instants.ts';
import { interventionsOf, tables, techniciensOf } from '../kernel/scope.ts';
import { loadAvailabilityFacts } from './availability-facts.ts';
import { disponibiliteOf, doOverlap, judgeAvailability } from './availability.ts';
import { lastCertificates } from './last-certificates.ts';

/** Technicians with their account and their load, from a query over `techniciens as t`. */
export function withAccount(ctx: Ctx, query: ReturnType<typeof techniciensOf>) {
  return query
    .innerJoin('users as u', 'u.id', 't.user_id')
    .select(['t.id', 't.matricule', 't.equipe', 't.telephone', 't.vehicule', 't.base_adresse', 't.base_latitude', 't.base_longitude'])
    .select(['t.horaires', 't.is_active', 't.version', 't.user_id', 'u.username', 'u.full_name', 'u.email', 'u.email_rejete_at'])
    .select(
      interventionsOf(ctx, 'intervention.read')
        .select(sql<number>`count(*)::int`.as('n'))
        .where(sql<boolean>`i.technicien_id = t.id`)
        .where('i.statut', 'in', ['affectee', 'en_cours', 'en_attente'])
        .as('charge'),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof withAccount>['execute']>>[number];

/** The DTOs of rows: skills, the highest level first, certificates and availability at this moment. */
export async function toTechniciens(ctx: Ctx, rows: readonly Row[]): Promise<Technicien[]> {
  const ids = rows.map(({ id }) => id);
  const skills = await skillsOf(ctx, ids);
  const certificates = await certificatesOf(ctx, ids);
  const moment = { debut: ctx.now.getTime(), fin: ctx.now.getTime() };
  const facts = await loadAvailabilityFacts(ctx, ids, moment);
  const actions_permises: Technicien['actions_permises'] = reachOfActor(ctx.actor, 'technicien.update') === 'any' ? ['update'] : [];
  return rows.map(({ user_id, username, full_name, email, email_rejete_at, charge, ...row }) => {
    const of = facts.get(row.id);
    return {
      ...row,
      base_latitude: row.base_latitude === null ? null : Number(row.base_latitude),
      base_longitude: row.base_longitude === null ? null : Number(row.base_longitude),
      user: { id: user_id, username, full_name, email, email_rejete_at: toIsoOrNull(email_rejete_at) },
      competences: skills.get(row.id) ?? [],
      charge: charge ?? 0,
      disponibilite: of ? disponibiliteOf(judgeAvailability(of, moment), of.is_working) : 'absent',
      is_astreinte: of?.astreintes.some((astreinte) => doOverlap(astreinte, { ...moment, fin: moment.fin + 1 })) ?? false,
      habilitations: certificates.get(row.id) ?? { expirees: 0, bientot: 0 },
      actions_permises,
    };
  });
}

async function skillsOf(ctx: Ctx, ids: readonly number[]): Promise<Map<number, TechnicienCompetence[]>> {
  const skills = new Map<number, TechnicienCompetence[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return skills;
  const lines = await tables(ctx.em)
    .selectFrom('technicien_competences as tc')
    .innerJoin('competences as k', 'k.id', 'tc.competence_id')
    .select(['tc.technicien_id', 'k.id', 'k.code', 'k.nom', 'tc.niveau'])
    .where('tc.technicien_id', 'in', ids)
    .orderBy('tc.niveau', 'desc')
    .orderBy('k.nom')
    .execute();
  for (const { technicien_id, ...skill } of lines) skills.get(technicien_id)?.push(skill);
  return skills;
}

async function certificatesOf(ctx: Ctx, ids: readonly number[]): Promise<Map<number, Technicien['habilitations']>> {
  if (ids.length === 0) return new Map();
  const today = toCivilDate(ctx.now);
  const soon = addDays(today, EXPIRE_BIENTOT_JOURS);
  const rows = await lastCertificates(ctx)
    .select([
      'derniers.technicien_id',
      sql<number>`(count(*) filter (where derniers.fin < ${today}::date))::int`.as('expirees'),
      sql<number>`(count(*) filter (where derniers.fin between ${today}::date and ${soon}::date))::int`.as('bientot'),
    ])
    .where('derniers.technicien_id', 'in', ids)
    .groupBy('derniers.technicien_id')
    .execute();
  return new Map(rows.map(({ technicien_id, ...counts }) => [technicien_id, counts]));
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
