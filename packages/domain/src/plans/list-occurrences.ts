import { sql } from 'kysely';
import { DomainError } from '@mif/contract/errors';
import {
  OCCURRENCES_MAX,
  OCCURRENCES_MAX_JOURS,
  type ListOccurrencesInput,
  type Occurrence,
  type OccurrenceList,
} from '@mif/contract/plans';
import { addDays, daysBetween, toCivilDate } from '@mif/contract/time';
import type { Ctx } from '../kernel/context.ts';
import { interventionsOf, plansOf } from '../kernel/scope.ts';
import { loadFacts } from './load-facts.ts';
import { occurrencesOf } from './occurrences.ts';

/** Of so many plans the occurrences to come are computed at once. */
const MAX_PLANS = 1000;

/**
 * Occurrences between two days, both included, of plans the caller may read: those of the register, and those still to
 * come, told by the generator's own function.
 * @throws PERIOD_INVALID, PERIOD_TOO_LONG
 */
export async function listOccurrences(ctx: Ctx, input: ListOccurrencesInput): Promise<OccurrenceList> {
  const { du, au } = input;
  if (au < du) throw new DomainError('PERIOD_INVALID', { field: 'au' });
  if (daysBetween(du, au) >= OCCURRENCES_MAX_JOURS) {
    throw new DomainError('PERIOD_TOO_LONG', { field: 'au', details: { jours: OCCURRENCES_MAX_JOURS } });
  }
  const written = await readWritten(ctx, input);
  const computed = au < toCivilDate(ctx.now) ? { items: [], is_tronquee: false } : await computeUpcoming(ctx, input);
  const items = [...written, ...computed.items].toSorted((a, b) =>
    a.date_due < b.date_due ? -1 : a.date_due > b.date_due ? 1 : a.plan_id - b.plan_id,
  );
  return { items: items.slice(0, OCCURRENCES_MAX), is_tronquee: computed.is_tronquee || items.length > OCCURRENCES_MAX };
}

/** Plans (as `p`) with the names an occurrence shows. */
function plansWithNames(ctx: Ctx, { plan_id, equipement_id, client_id, site_id }: ListOccurrencesInput) {
  let query = plansOf(ctx, 'plan.read')
    .innerJoin('equipements as e', 'e.id', 'p.equipement_id')
    .innerJoin('clients as c', 'c.id', 'e.client_id')
    .innerJoin('sites as s', 's.id', 'e.site_id')
    .leftJoin('techniciens as t', 't.id', 'p.technicien_id')
    .leftJoin('users as u', 'u.id', 't.user_id')
    .select(['p.id as plan_id', 'p.titre', 'p.duree_minutes', 'p.technicien_id', 'u.full_name as technicien_nom'])
    .select(['p.equipement_id', 'e.nom as equipement_nom', 'e.code as equipement_code'])
    .select(['e.client_id', 'c.nom as client_nom', 'e.site_id', 's.nom as site_nom']);
  if (plan_id) query = query.where('p.id', '=', plan_id);
  if (equipement_id) query = query.where('p.equipement_id', '=', equipement_id);
  if (client_id) query = query.where('e.client_id', '=', client_id);
  if (site_id) query = query.where('e.site_id', '=', site_id);
  return query;
}

interface Named {
  plan_id: number;
  titre: string;
  duree_minutes: number;
  equipement_id: number;
  equipement_nom: string;
  equipement_code: string;
  client_id: number;
  client_nom: string;
  site_id: number;
  site_nom: string;
}

const namesOf = (row: Named) => ({
  plan_id: row.plan_id,
  titre: row.titre,
  duree_minutes: row.duree_minutes,
  equipement: { id: row.equipement_id, nom: row.equipement_nom, code: row.equipement_code },
  client: { id: row.client_id, nom: row.client_nom },
  site: { id: row.site_id, nom: row.site_nom },
});

const technicienOf = (id: number | null, nom: string | null) => (id === null ? null : { id, nom: nom ?? '' });

async function readWritten(ctx: Ctx, input: ListOccurrencesInput): Promise<Occurrence[]> {
  let query = plansWithNames(ctx, input)
    .innerJoin('echeances as o', 'o.plan_id', 'p.id')
    .leftJoin('echeances as w', 'w.id', 'o.regroupee_dans')
    // The work of somebody else is told by its day alone.
    .leftJoin(interventionsOf(ctx, 'intervention.read').select(['i.id', 'i.reference', 'i.statut', 'i.technicien_id']).as('v'), (join) =>
      join.on('v.id', '=', sql<number>`coalesce(o.intervention_id, w.intervention_id)`),
    )
    .leftJoin('techniciens as vt', 'vt.id', 'v.technicien_id')
    .leftJoin('users as vu', 'vu.id', 'vt.user_id')
    .select(['o.id', 'o.n', 'o.date_theorique', 'o.date_due', 'o.fenetre_debut', 'o.fenetre_fin', 'o.statut', 'o.motif'])
    .select(['v.id as intervention_id', 'v.reference', 'v.statut as intervention_statut'])
    .select(['v.technicien_id as work_technicien_id', 'vu.full_name as work_technicien_nom'])
    .where('o.date_due', '>=', input.du)
    .where('o.date_due', '<=', input.au)
    .where('o.statut', '<>', 'annulee');
  const { technicien_id } = input;
  if (technicien_id) query = query.where(({ eb, fn }) => eb(fn.coalesce('v.technicien_id', 'p.technicien_id'), '=', technicien_id));
  const rows = await query
    .orderBy('o.date_due')
    .orderBy('o.id')
    .limit(OCCURRENCES_MAX + 1)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    n: row.n,
    date_theorique: row.date_theorique,
    date_due: row.date_due,
    fenetre_debut: row.fenetre_debut,
    fenetre_fin: row.fenetre_fin,
    statut: row.statut,
    motif: row.motif,
    is_estimee: false,
    ...namesOf(row),
    technicien:
      row.intervention_id === null
        ? technicienOf(row.technicien_id, row.technicien_nom)
        : technicienOf(row.work_technicien_id, row.work_technicien_nom),
    intervention:
      row.intervention_id === null || row.intervention_statut === null
        ? null
        : { id: row.intervention_id, reference: row.reference ?? '', statut: row.intervention_statut },
  }));
}

/** Occurrences without a row so far; what a rule says is shown up to the plan's own horizon. */
async function computeUpcoming(ctx: Ctx, input: ListOccurrencesInput): Promise<OccurrenceList> {
  const { du, au, technicien_id } = input;
  let query = plansWithNames(ctx, input)
    .select('p.horizon_jours')
    .where('p.statut', '=', 'actif')
    .where(sql<boolean>`(p.prochaine_date is null or p.prochaine_date <= ${au}::date)`);
  if (technicien_id) query = query.where('p.technicien_id', '=', technicien_id);
  const plans = await query
    .orderBy(sql`coalesce(p.prochaine_date, 'infinity'::date)`)
    .orderBy('p.id')
    .limit(MAX_PLANS + 1)
    .execute();
  const known = await loadFacts(
    ctx,
    plans.slice(0, MAX_PLANS).map(({ plan_id }) => plan_id),
  );
  const today = toCivilDate(ctx.now);
  const items = plans.slice(0, MAX_PLANS).flatMap((row): Occurrence[] => {
    const facts = known.get(row.plan_id)?.facts;
    if (!facts) return [];
    const horizon = addDays(today, row.horizon_jours);
    const until = horizon < au ? horizon : au;
    return occurrencesOf(facts, ctx.now, until)
      .occurrences.filter((each) => each.echeance_id === null && each.date_due >= du && each.date_due <= until)
      .filter(({ decision }) => decision === 'generer' || decision === 'attendre' || decision === 'prevoir')
      .map(({ n, date_theorique, date_due, fenetre_debut, fenetre_fin, is_estimee }) => ({
        id: null,
        n,
        date_theorique,
        date_due,
        fenetre_debut,
        fenetre_fin,
        statut: 'prevue',
        motif: null,
        is_estimee,
        ...namesOf(row),
        technicien: technicienOf(row.technicien_id, row.technicien_nom),
        intervention: null,
      }));
  });
  return { items, is_tronquee: plans.length > MAX_PLANS };
}
