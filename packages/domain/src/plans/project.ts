import { sql } from 'kysely';
import { DomainError } from '@mif/contract/errors';
import { frequenceOf } from '@mif/contract/plan-rules';
import type { Echeance, Plan, PlanListItem } from '@mif/contract/plans';
import { toCivilDate } from '@mif/contract/time';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIso, toIsoOrNull } from '../kernel/instants.ts';
import { plansOf, tables, unscopedTables } from '../kernel/scope.ts';
import { allowedActions } from './policy.ts';

type Query = ReturnType<typeof plansOf>;

/** Whether work of a plan (as `p`) is open whose window is over on a day. */
export const isLate = (today: string) =>
  sql<boolean>`exists (select from echeances o where o.plan_id = p.id and o.statut = 'generee' and o.fenetre_fin < ${today}::date)`;

/** Plans with what a list shows of them, from a query over `plans as p`. */
export function withListColumns(ctx: Ctx, query: Query) {
  return query
    .innerJoin('equipements as e', 'e.id', 'p.equipement_id')
    .innerJoin('clients as c', 'c.id', 'e.client_id')
    .innerJoin('sites as s', 's.id', 'e.site_id')
    .leftJoin('techniciens as t', 't.id', 'p.technicien_id')
    .leftJoin('users as u', 'u.id', 't.user_id')
    .leftJoin('compteurs as m', 'm.id', 'p.compteur_id')
    .select(['p.id', 'p.titre', 'p.equipement_id', 'p.type', 'p.priorite', 'p.duree_minutes', 'p.technicien_id', 'p.declencheur'])
    .select(['p.combinaison', 'p.regle_date', 'p.premiere_date', 'p.compteur_id', 'p.regle_compteur', 'p.ancrage', 'p.statut'])
    .select(['p.date_creation', 'p.version', 'p.prochaine_date', 'p.erreur_code', 'p.erreur_at'])
    .select(['e.nom as equipement_nom', 'e.code as equipement_code', 'e.localisation as equipement_localisation'])
    .select(['e.client_id', 'c.nom as client_nom', 'e.site_id', 's.nom as site_nom', 'u.full_name as technicien_nom'])
    .select(['m.nom as compteur_nom', 'm.unite as compteur_unite', 'm.genre as compteur_genre'])
    .select(sql<Date | string | null>`(select max(f.date_faite) from echeances f where f.plan_id = p.id)`.as('derniere'))
    .select(isLate(toCivilDate(ctx.now)).as('is_en_retard'));
}

export type ListRow = Awaited<ReturnType<ReturnType<typeof withListColumns>['execute']>>[number];

/** The DTO of a list's row. */
export function toListItem(row: ListRow): PlanListItem {
  return {
    id: row.id,
    titre: row.titre,
    equipement_id: row.equipement_id,
    type: row.type,
    priorite: row.priorite,
    duree_minutes: row.duree_minutes,
    technicien_id: row.technicien_id,
    declencheur: row.declencheur,
    combinaison: row.combinaison,
    regle_date: row.regle_date,
    premiere_date: row.premiere_date,
    compteur_id: row.compteur_id,
    regle_compteur: row.regle_compteur,
    ancrage: row.ancrage,
    statut: row.statut,
    date_creation: toIso(row.date_creation),
    version: row.version,
    frequence: frequenceOf(row.regle_date),
    prochaine_date: row.statut === 'actif' ? row.prochaine_date : null,
    derniere_date: row.derniere === null ? null : toCivilDate(toIso(row.derniere)),
    equipement: {
      id: row.equipement_id,
      nom: row.equipement_nom,
      code: row.equipement_code,
      localisation: row.equipement_localisation,
    },
    client: { id: row.client_id, nom: row.client_nom },
    site: { id: row.site_id, nom: row.site_nom },
    technicien: row.technicien_id === null ? null : { id: row.technicien_id, nom: row.technicien_nom ?? '' },
    compteur:
      row.compteur_id === null || row.compteur_genre === null
        ? null
        : { id: row.compteur_id, nom: row.compteur_nom ?? '', unite: row.compteur_unite ?? '', genre: row.compteur_genre },
    is_en_retard: row.is_en_retard,
    erreur: row.erreur_code === null || row.erreur_at === null ? null : { code: row.erreur_code, date: toIso(row.erreur_at) },
  };
}

/**
 * One plan in full, if the caller may read it.
 * @throws PLAN_NOT_FOUND also for a row outside the caller's scope
 */
export async function readPlan(ctx: Ctx, id: number): Promise<Plan> {
  const row = await withListColumns(ctx, plansOf(ctx, 'plan.read'))
    .select(['p.description', 'p.competences', 'p.habilitations', 'p.avance_jours', 'p.horizon_jours', 'p.tolerance_avant_jours'])
    .select(['p.tolerance_apres_jours', 'p.jours_feries', 'p.rattrapage', 'p.empiler'])
    .select(sql<number | null>`p.compteur_base::float8`.as('compteur_base'))
    .where('p.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new DomainError('PLAN_NOT_FOUND', { field: 'id' });
  return {
    ...toListItem(row),
    description: row.description,
    competences: row.competences,
    habilitations: row.habilitations,
    compteur_base: row.compteur_base,
    avance_jours: row.avance_jours,
    horizon_jours: row.horizon_jours,
    tolerance_avant_jours: row.tolerance_avant_jours,
    tolerance_apres_jours: row.tolerance_apres_jours,
    jours_feries: row.jours_feries,
    rattrapage: row.rattrapage,
    empiler: row.empiler,
    competences_requises: await namedSkills(ctx, row.competences),
    habilitations_requises: await namedKinds(ctx, row.habilitations),
    ouvertes: await echeances(ctx, id).where('o.statut', '=', 'generee').orderBy('o.date_due').orderBy('o.id').execute().then(toEcheances),
    actions_permises: allowedActions(actorOf(ctx), row.statut),
  };
}

async function namedSkills(ctx: Ctx, competences: Plan['competences']): Promise<Plan['competences_requises']> {
  if (competences.length === 0) return [];
  const ids = competences.map(({ competence_id }) => competence_id);
  const rows = await tables(ctx.em).selectFrom('competences').select(['id', 'nom']).where('id', 'in', ids).execute();
  return competences.map((each) => ({ ...each, nom: rows.find(({ id }) => id === each.competence_id)?.nom ?? '' }));
}

async function namedKinds(ctx: Ctx, ids: readonly number[]): Promise<Plan['habilitations_requises']> {
  if (ids.length === 0) return [];
  return tables(ctx.em).selectFrom('types_habilitation').select(['id', 'nom']).where('id', 'in', ids).orderBy('nom').execute();
}

/** Occurrences (as `o`) in the register of a plan the caller may read, which who asks has checked. */
export function echeances(ctx: Ctx, plan_id: number) {
  return unscopedTables(ctx.em)
    .selectFrom('echeances as o')
    .leftJoin('interventions as i', 'i.id', 'o.intervention_id')
    .select(['o.id', 'o.plan_id', 'o.n', 'o.date_theorique', 'o.date_due', 'o.fenetre_debut', 'o.fenetre_fin', 'o.statut', 'o.motif'])
    .select(['o.date_faite', 'o.is_dans_tolerance', 'o.date_generation', 'o.intervention_id', 'i.reference', 'i.statut as i_statut'])
    .where('o.plan_id', '=', plan_id);
}

type EcheanceRow = Awaited<ReturnType<ReturnType<typeof echeances>['execute']>>[number];

/** The DTO of an occurrence of the register. */
export function toEcheance({ intervention_id, reference, i_statut, ...row }: EcheanceRow): Echeance {
  return {
    ...row,
    date_faite: toIsoOrNull(row.date_faite),
    date_generation: toIsoOrNull(row.date_generation),
    intervention:
      intervention_id === null || i_statut === null ? null : { id: intervention_id, reference: reference ?? '', statut: i_statut },
  };
}

const toEcheances = (rows: readonly EcheanceRow[]) => rows.map(toEcheance);
