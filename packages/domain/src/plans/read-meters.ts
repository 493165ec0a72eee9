import { sql } from 'kysely';
import { addDays, fromLocal, toCivilDate } from '@mif/contract/time';
import type { RegleCompteur } from '@mif/contract/plan-rules';
import { replacedTotal } from '../compteurs/project.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { dayAfter } from './place.ts';
import { readThreshold } from './read-thresholds.ts';
import type { MeterFacts, PlanRule, PlanState, Reading } from './facts.ts';

/** So many days back tell how fast a meter rises. */
const RATE_DAYS = 90;
const DAY_MS = 86_400_000;
/** So many readings are considered at once. */
const MAX_READINGS = 2000;

/** Readings (as `r`) of a meter that count, with what its replaced meters had counted. */
function readings(ctx: Ctx, compteur_id: number) {
  return tables(ctx.em)
    .selectFrom('releves as r')
    .select(['r.date_releve', sql<number>`(r.valeur + ${replacedTotal})::float8`.as('valeur')])
    .where('r.compteur_id', '=', compteur_id)
    .where('r.annule_at', 'is', null);
}

const toReading = (row: { date_releve: Date | string; valeur: number }): Reading => ({ at: new Date(row.date_releve), valeur: row.valeur });

/** The plan a meter is read for. */
export interface MeterUse {
  /** Null: of a plan that has had no work. */
  plan_id: number | null;
  compteur_id: number;
  regle: RegleCompteur;
  rule: Pick<PlanRule, 'declencheur' | 'empiler'>;
  state: Pick<PlanState, 'compteur_base'>;
  /** What it showed before passes no threshold. */
  depuis: Date;
  /** The technical end of the last occurrence. */
  fin: Date | null;
}

/** What a plan's meter shows: now, at the technical end of the last occurrence, and what of it may ask for work. */
export async function readMeter(ctx: Ctx, use: MeterUse): Promise<MeterFacts> {
  const { compteur_id, regle, rule, state, fin } = use;
  const last = await readings(ctx, compteur_id).orderBy('r.date_releve', 'desc').limit(1).executeTakeFirst();
  const derniere = last ? toReading(last) : null;
  const none = { derniere, a_la_fin: null, lectures: [], regle_at: null, jours_traites: [], par_jour: null };
  if (regle.genre === 'seuil') {
    if (!derniere) return none;
    // Beside a calendar a passing only begins a round of both, whoever began the one before.
    const isEach = rule.empiler && rule.declencheur === 'compteur';
    return { ...none, ...(await readThreshold(ctx, { ...use, regle, isEach, isSingle: !rule.empiler })) };
  }
  const a_la_fin = fin ? await shownAt(ctx, compteur_id, fin) : null;
  if (!derniere) return { ...none, a_la_fin };
  const next = (state.compteur_base ?? a_la_fin ?? derniere.valeur) + regle.pas;
  const lectures = derniere.valeur < next ? [] : await reaching(ctx, compteur_id, next);
  return { ...none, a_la_fin, lectures, par_jour: await rateOf(ctx, compteur_id, derniere) };
}

/** What it showed when work ended: the last reading of that day or before, else the first one after. */
async function shownAt(ctx: Ctx, compteur_id: number, fin: Date): Promise<number | null> {
  const end = new Date(dayAfter(toCivilDate(fin)));
  const before = await readings(ctx, compteur_id)
    .where('r.date_releve', '<', end)
    .orderBy('r.date_releve', 'desc')
    .limit(1)
    .executeTakeFirst();
  const found =
    before ?? (await readings(ctx, compteur_id).where('r.date_releve', '>=', end).orderBy('r.date_releve').limit(1).executeTakeFirst());
  return found?.valeur ?? null;
}

/** Readings at or above a value. */
async function reaching(ctx: Ctx, compteur_id: number, valeur: number): Promise<Reading[]> {
  const rows = await readings(ctx, compteur_id)
    .where(sql<boolean>`r.valeur + ${replacedTotal} >= ${valeur}::numeric`)
    .orderBy('r.date_releve')
    .limit(MAX_READINGS)
    .execute();
  return rows.map(toReading);
}

async function rateOf(ctx: Ctx, compteur_id: number, derniere: Reading): Promise<number | null> {
  const since = new Date(fromLocal(addDays(toCivilDate(derniere.at), -RATE_DAYS)));
  const first = await readings(ctx, compteur_id).where('r.date_releve', '>=', since).orderBy('r.date_releve').limit(1).executeTakeFirst();
  if (!first) return null;
  const from = toReading(first);
  const days = (derniere.at.getTime() - from.at.getTime()) / DAY_MS;
  return days < 1 ? null : (derniere.valeur - from.valeur) / days;
}
