import { sql, type RawBuilder } from 'kysely';
import type { RegleCompteur } from '@mif/contract/plan-rules';
import { toCivilDate } from '@mif/contract/time';
import { replacedTotal } from '../compteurs/project.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables, unscopedTables } from '../kernel/scope.ts';
import type { MeterFacts } from './facts.ts';

/** A plan that stacks makes up for no passing that is further back. */
const STACKED_DAYS = 400;
const DAY_MS = 86_400_000;
/** So many changes of side are considered at once. */
const MAX_CHANGES = 2000;

interface ThresholdUse {
  /** Null: of a plan that has had no work. */
  plan_id: number | null;
  compteur_id: number;
  regle: Extract<RegleCompteur, { genre: 'seuil' }>;
  empiler: boolean;
  /** What was shown before passes nothing. */
  depuis: Date;
}

/** The readings that may have passed a threshold since its plan last had its work, and what that work was for. */
export async function readThreshold(ctx: Ctx, use: ThresholdUse): Promise<Pick<MeterFacts, 'lectures' | 'regle_at' | 'jours_traites'>> {
  const { plan_id, empiler, depuis } = use;
  if (!empiler) {
    const regle_at = plan_id === null ? null : await workedUntil(ctx, plan_id);
    return { lectures: await changesOfSide(ctx, use, regle_at ?? depuis), regle_at, jours_traites: [] };
  }
  const back = new Date(Math.max(depuis.getTime(), ctx.now.getTime() - STACKED_DAYS * DAY_MS));
  return {
    lectures: await changesOfSide(ctx, use, back),
    regle_at: null,
    jours_traites: plan_id === null ? [] : await daysOf(ctx, plan_id, toCivilDate(back)),
  };
}

/** When the last work of a plan was created or ended: what its threshold was passed by before has had its work. */
async function workedUntil(ctx: Ctx, plan_id: number): Promise<Date | null> {
  const row = await unscopedTables(ctx.em)
    .selectFrom('echeances')
    .select(
      sql<Date | string | null>`max(greatest(date_generation, date_faite, case when statut = 'sautee' then date_decision end))`.as('at'),
    )
    .where('plan_id', '=', plan_id)
    .where('intervention_id', 'is not', null)
    .executeTakeFirst();
  return row?.at ? new Date(row.at) : null;
}

async function daysOf(ctx: Ctx, plan_id: number, from: string): Promise<string[]> {
  const rows = await unscopedTables(ctx.em)
    .selectFrom('echeances')
    .select('date_theorique')
    .where('plan_id', '=', plan_id)
    .where('intervention_id', 'is not', null)
    .where('date_theorique', '>=', from)
    .orderBy('date_theorique')
    .execute();
  return rows.map(({ date_theorique }) => date_theorique);
}

/**
 * Readings on another side of the threshold than the one before them, from the last one before an instant on. Those between
 * the threshold and its hysteresis are on no side; where years of readings change nothing, none is fetched.
 */
async function changesOfSide(ctx: Ctx, { compteur_id, regle, depuis }: ThresholdUse, from: Date): Promise<MeterFacts['lectures']> {
  const { sens, seuil, hysteresis } = regle;
  const valeur = sql<number>`(r.valeur + ${replacedTotal})`;
  const over: RawBuilder<number> = sens === 'au_dessus' ? sql`${valeur} - ${seuil}::numeric` : sql`${seuil}::numeric - ${valeur}`;
  const is_over = sql<boolean | null>`case when ${over} >= 0 then true when ${over} <= -(${hysteresis}::numeric) then false end`;
  const counted = () =>
    tables(ctx.em)
      .selectFrom('releves as r')
      .where('r.compteur_id', '=', compteur_id)
      .where('r.annule_at', 'is', null)
      .where('r.date_releve', '>', depuis)
      .where(sql<boolean>`${is_over} is not null`);
  const before = await counted()
    .select('r.date_releve')
    .where('r.date_releve', '<=', from)
    .orderBy('r.date_releve', 'desc')
    .limit(1)
    .executeTakeFirst();
  let sided = counted().select(['r.date_releve', sql<number>`${valeur}::float8`.as('valeur'), is_over.as('is_over')]);
  if (before) sided = sided.where('r.date_releve', '>=', before.date_releve);
  const rows = await tables(ctx.em)
    .with('cotes', () => sided)
    .with('suivis', (db) =>
      db
        .selectFrom('cotes')
        .select(['date_releve', 'valeur', 'is_over', sql<boolean | null>`lag(is_over) over (order by date_releve)`.as('avant')]),
    )
    .selectFrom('suivis')
    .select(['date_releve', 'valeur'])
    .where(sql<boolean>`is_over is distinct from avant`)
    .orderBy('date_releve')
    .limit(MAX_CHANGES)
    .execute();
  return rows.map((row) => ({ at: new Date(row.date_releve), valeur: row.valeur }));
}
