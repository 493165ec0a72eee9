import { sql } from 'kysely';
import { addDays, fromLocal, toCivilDate } from '@mif/contract/time';
import type { RegleCompteur } from '@mif/contract/plan-rules';
import { replacedTotal } from '../compteurs/project.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { dayAfter } from './place.ts';
import type { MeterFacts, PlanState, Reading } from './facts.ts';

/** So many days back tell how fast a meter rises. */
const RATE_DAYS = 90;
const DAY_MS = 86_400_000;
/** So many readings are considered at once; the next look takes the others. */
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
  compteur_id: number;
  regle: RegleCompteur;
  state: Pick<PlanState, 'compteur_base' | 'compteur_vu_at'>;
  date_creation: Date;
  /** The technical end of the last occurrence. */
  fin: Date | null;
}

/** What a plan's meter shows: now, since it was looked at last, and at the technical end of the last occurrence. */
export async function readMeter(ctx: Ctx, use: MeterUse): Promise<MeterFacts> {
  const { compteur_id, regle, state, fin } = use;
  const last = await readings(ctx, compteur_id).orderBy('r.date_releve', 'desc').limit(1).executeTakeFirst();
  const derniere = last ? toReading(last) : null;
  const a_la_fin = fin && regle.genre === 'pas' ? await shownAt(ctx, compteur_id, fin) : null;
  return {
    derniere,
    a_la_fin,
    lectures: derniere ? await newReadings(ctx, use, derniere, state.compteur_base ?? a_la_fin) : [],
    par_jour: derniere && regle.genre === 'pas' ? await rateOf(ctx, compteur_id, derniere) : null,
  };
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

async function newReadings(ctx: Ctx, use: MeterUse, derniere: Reading, base: number | null): Promise<Reading[]> {
  const { compteur_id, regle, state, date_creation } = use;
  if (regle.genre === 'pas') {
    const next = (base ?? derniere.valeur) + regle.pas;
    if (derniere.valeur < next) return [];
    const rows = await readings(ctx, compteur_id)
      .where(sql<boolean>`r.valeur + ${replacedTotal} >= ${next}::numeric`)
      .orderBy('r.date_releve')
      .limit(MAX_READINGS)
      .execute();
    return rows.map(toReading);
  }
  const since = state.compteur_vu_at ?? date_creation;
  const rows = await readings(ctx, compteur_id)
    .where('r.date_releve', state.compteur_vu_at ? '>' : '>=', since)
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
