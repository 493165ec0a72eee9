import { MOTIF_RATTRAPAGE } from '@mif/contract/plans';
import { fromLocal, toCivilDate } from '@mif/contract/time';
import { sql } from 'kysely';
import { writeAssign } from '../interventions/assign.ts';
import { openIntervention } from '../interventions/create.ts';
import { recordChange } from '../journal/record.ts';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import type { Course, Occurrence, PlanState } from './facts.ts';
import type { KnownPlan, PlanRow } from './load-facts.ts';
import { nextDueOf, occurrencesOf } from './occurrences.ts';
import { tellOfCreated, type Created } from './tell.ts';
import { usualOf } from './usual.ts';

const DAY_MS = 86_400_000;
/** Nothing is looked at again sooner. */
const SOONEST_MS = 60_000;
/** No plan has so many occurrences. */
const FAR = 1_000_000_000;

/**
 * Carries out what the engine says of a plan whose row is locked: interventions with their occurrences, what is skipped or
 * done with another, how far the plan has come, and when it is looked at next: at once, where more is due than one
 * transaction creates.
 * @returns how many interventions were created, and whether more are due
 */
export async function carryOut(ctx: Ctx, { plan, facts }: KnownPlan): Promise<{ created: number; is_more: boolean }> {
  if (plan.statut !== 'retire' && !facts.is_equipement_en_service) {
    await retireWithEquipement(ctx, plan);
    return { created: 0, is_more: false };
  }
  const course = occurrencesOf(facts, ctx.now, toCivilDate(ctx.now));
  const created: Created[] = [];
  for (const occurrence of course.occurrences) {
    if (occurrence.decision === 'generer') created.push(await open(ctx, plan, occurrence));
    else await write(ctx, plan, occurrence);
  }
  await tellOfCreated(ctx, plan, created);
  await remember(ctx, plan, course);
  return { created: created.length, is_more: course.is_more ?? false };
}

/** Creates one occurrence's intervention and tells of it. */
export async function createOf(ctx: Ctx, plan: PlanRow, occurrence: Occurrence): Promise<void> {
  await tellOfCreated(ctx, plan, [await open(ctx, plan, occurrence)]);
}

/** Creates an occurrence's intervention, as the user of jobs, and gives it to the plan's technician where he can take it. */
async function open(ctx: Ctx, plan: PlanRow, occurrence: Occurrence): Promise<Created> {
  const { n, date_due } = occurrence;
  const usual = await usualOf(ctx, plan, date_due);
  const obstacle = 'raison' in usual ? usual : null;
  const intervention = await openIntervention(
    ctx,
    {
      titre: plan.titre,
      description: plan.description,
      type: plan.type,
      priorite: plan.priorite,
      equipement_id: plan.equipement_id,
      date_limite: new Date(fromLocal(occurrence.fenetre_fin, '23:59')).toISOString(),
    },
    { is_late_allowed: true, details: { plan_id: plan.id, n, date_due, ...obstacle } },
  );
  if (occurrence.is_intercalee && n !== null) await makeRoom(ctx, plan.id, n);
  await keep(ctx, plan, occurrence, { statut: 'generee', intervention_id: intervention.id, date_generation: ctx.now });
  await recordChange(ctx, {
    objet: 'plan',
    objet_id: plan.id,
    action: 'generate',
    changements: { echeance: { avant: null, apres: date_due }, intervention: { avant: null, apres: intervention.reference } },
  });
  if (!('raison' in usual)) {
    const { holder, technicien_id } = usual;
    const assignment = { technicien_id, full_name: holder.full_name, debut: null, fin: null };
    await writeAssign(ctx, intervention, assignment, { id: intervention.id, technicien_id });
  }
  return { intervention, date_due, obstacle };
}

/** Writes what is made of an occurrence that creates nothing. */
async function write(ctx: Ctx, plan: PlanRow, occurrence: Occurrence): Promise<void> {
  switch (occurrence.decision) {
    case 'sauter':
      await keep(ctx, plan, occurrence, { statut: 'sautee', motif: MOTIF_RATTRAPAGE, date_decision: ctx.now });
      break;
    case 'regrouper':
      await keep(ctx, plan, occurrence, { statut: 'regroupee', regroupee_dans: occurrence.avec_id });
      break;
    case 'adopter':
      await adopt(ctx, occurrence);
      break;
    default:
  }
}

/** Rows of days to come that have this number or a later one are each one further in the series. */
async function makeRoom(ctx: Ctx, plan_id: number, n: number): Promise<void> {
  const db = unscopedTables(ctx.em);
  const move = (by: number, from: number) =>
    db
      .updateTable('echeances')
      .set({ n: sql<number>`n + ${by}` })
      .where('plan_id', '=', plan_id)
      .where('n', '>=', from)
      .execute();
  // By way of numbers no series reaches: those of the plan are taken one by one.
  await move(FAR, n);
  await move(1 - FAR, FAR);
}

interface Kept {
  statut: 'generee' | 'sautee' | 'regroupee';
  motif?: string;
  intervention_id?: number;
  regroupee_dans?: number | null;
  date_generation?: Date;
  date_decision?: Date;
}

async function keep(ctx: Ctx, plan: PlanRow, occurrence: Occurrence, values: Kept): Promise<void> {
  const { n, date_theorique, date_due, fenetre_debut, fenetre_fin, echeance_id } = occurrence;
  const db = unscopedTables(ctx.em);
  if (echeance_id !== null) {
    await db.updateTable('echeances').set(values).where('id', '=', echeance_id).execute();
    return;
  }
  await db
    .insertInto('echeances')
    .values({
      motif: null,
      intervention_id: null,
      regroupee_dans: null,
      date_generation: null,
      date_decision: null,
      ...values,
      plan_id: plan.id,
      n,
      date_theorique,
      date_due,
      fenetre_debut,
      fenetre_fin,
      date_faite: null,
      is_dans_tolerance: null,
      version: 1,
    })
    .execute();
}

/** Extra work that was done in the window of an occurrence is that occurrence's. */
async function adopt(
  ctx: Ctx,
  { avec_id, echeance_id, n, date_theorique, date_due, fenetre_debut, fenetre_fin }: Occurrence,
): Promise<void> {
  const db = unscopedTables(ctx.em);
  if (echeance_id !== null) await db.deleteFrom('echeances').where('id', '=', echeance_id).execute();
  await db
    .updateTable('echeances')
    .set({ n, date_theorique, date_due, fenetre_debut, fenetre_fin, is_dans_tolerance: true })
    .where('id', '=', avec_id)
    .execute();
}

/** Writes how far a plan has come, what is due next, and when it is looked at again. */
export async function remember(ctx: Ctx, plan: Pick<PlanRow, 'id' | 'statut'>, course: Course): Promise<void> {
  await unscopedTables(ctx.em)
    .updateTable('plans')
    .set({
      ...columnsOf(course.state),
      prochaine_date: nextDueOf(course),
      prochaine_generation: plan.statut === 'actif' ? nextLook(course, ctx.now) : null,
      erreur_code: null,
      erreur_at: null,
    })
    .where('id', '=', plan.id)
    .execute();
}

function columnsOf({ compteur_base, ...state }: PlanState) {
  return { ...state, compteur_base };
}

/** By the clock of the plan; what waits for something to happen is looked at every day too, so that no loss lasts. */
export function nextLook({ occurrences, reveil, is_more }: Course, now: Date): Date {
  if (is_more) return now;
  const waits = reveil === null || occurrences.some(({ decision }) => decision === 'attendre');
  const daily = now.getTime() + DAY_MS;
  const next = waits ? Math.min(reveil ?? daily, daily) : (reveil ?? daily);
  return new Date(Math.max(next, now.getTime() + SOONEST_MS));
}

/** A plan goes out of use with its machine. */
async function retireWithEquipement(ctx: Ctx, plan: PlanRow): Promise<void> {
  const db = unscopedTables(ctx.em);
  await db
    .updateTable('plans')
    .set({ statut: 'retire', prochaine_date: null, prochaine_generation: null, version: plan.version + 1 })
    .where('id', '=', plan.id)
    .execute();
  await db
    .updateTable('echeances')
    .set({ statut: 'annulee', n: null })
    .where('plan_id', '=', plan.id)
    .where('statut', '=', 'prevue')
    .execute();
  await recordChange(ctx, {
    objet: 'plan',
    objet_id: plan.id,
    action: 'retire',
    changements: { statut: { avant: plan.statut, apres: 'retire' } },
  });
}
