import { sql, type RawBuilder } from 'kysely';
import type { RegleCompteur } from '@mif/contract/plan-rules';
import { toCivilDate } from '@mif/contract/time';
import { replacedTotal } from '../compteurs/project.ts';
import { CLOCK_TOLERANCE_MS } from '../compteurs/rules.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables, unscopedTables } from '../kernel/scope.ts';
import type { MeterFacts, Reading } from './facts.ts';

/** A plan that stacks makes up for no passing that was over so long ago. */
const STACKED_DAYS = 400;
const DAY_MS = 86_400_000;
/** So many changes of side are considered at once, the latest. */
const MAX_CHANGES = 2000;

interface ThresholdUse {
  /** Null: of a plan that has had no work. */
  plan_id: number | null;
  compteur_id: number;
  regle: Extract<RegleCompteur, { genre: 'seuil' }>;
  /** Whether each passing has work of its own. */
  isEach: boolean;
  /** Whether nothing is created while work is open. */
  isSingle: boolean;
  /** What was shown before passes nothing. */
  depuis: Date;
}

/** The readings that may have passed a threshold since its plan last had its work, and what that work was for. */
export async function readThreshold(ctx: Ctx, use: ThresholdUse): Promise<Pick<MeterFacts, 'lectures' | 'regle_at' | 'jours_traites'>> {
  const { plan_id, isEach, depuis } = use;
  if (!isEach) {
    const regle_at = plan_id === null ? null : await workedUntil(ctx, plan_id, use.isSingle);
    return { lectures: await changesOfSide(ctx, use, regle_at ?? depuis), regle_at, jours_traites: [] };
  }
  const lectures = await changesOfSide(ctx, use, new Date(Math.max(depuis.getTime(), ctx.now.getTime() - STACKED_DAYS * DAY_MS)));
  const [first] = lectures;
  // A passing that is under way is known from its beginning on, and so is the work it had then.
  return { lectures, regle_at: null, jours_traites: plan_id === null || !first ? [] : await daysOf(ctx, plan_id, toCivilDate(first.at)) };
}

/**
 * When the last work of a plan was created or ended: what its threshold was passed by before has had its work. A reading may
 * be a little ahead of the clock it was created by.
 * @param isSingle what passed it while work was open has had that work
 */
async function workedUntil(ctx: Ctx, plan_id: number, isSingle: boolean): Promise<Date | null> {
  const created = sql`date_generation + ${CLOCK_TOLERANCE_MS} * interval '1 millisecond'`;
  const ended = sql`greatest(date_faite, case when statut = 'sautee' then date_decision end)`;
  const row = await unscopedTables(ctx.em)
    .selectFrom('echeances')
    .select(sql<Date | string | null>`max(${isSingle ? sql`greatest(${created}, ${ended})` : created})`.as('at'))
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
 * Readings on another side of the threshold than the one before them, from the last one before an instant on; where each
 * passing counts, a passing that was under way then is told by the reading that began it. Those between the threshold and its
 * hysteresis are on no side; where years of readings change nothing, none is fetched.
 */
async function changesOfSide(ctx: Ctx, { compteur_id, regle, isEach, depuis }: ThresholdUse, from: Date): Promise<MeterFacts['lectures']> {
  const { sens, seuil, hysteresis } = regle;
  const valeur = sql<number>`(r.valeur + ${replacedTotal})`;
  const over: RawBuilder<number> = sens === 'au_dessus' ? sql`${valeur} - ${seuil}::numeric` : sql`${seuil}::numeric - ${valeur}`;
  const is_over = sql<boolean>`case when ${over} >= 0 then true when ${over} <= -(${hysteresis}::numeric) then false end`;
  const sided = () =>
    tables(ctx.em)
      .selectFrom('releves as r')
      .select(['r.date_releve', sql<number>`${valeur}::float8`.as('valeur'), is_over.as('is_over')])
      .where('r.compteur_id', '=', compteur_id)
      .where('r.annule_at', 'is', null)
      .where('r.date_releve', '>', depuis)
      .where(sql<boolean>`${is_over} is not null`);
  const before = await sided().where('r.date_releve', '<=', from).orderBy('r.date_releve', 'desc').limit(1).executeTakeFirst();
  const counted = before ? sided().where('r.date_releve', '>=', before.date_releve) : sided();
  const rows = await tables(ctx.em)
    .with('cotes', () => counted)
    .with('suivis', (db) =>
      db
        .selectFrom('cotes')
        .select(['date_releve', 'valeur', 'is_over', sql<boolean | null>`lag(is_over) over (order by date_releve)`.as('avant')]),
    )
    .selectFrom('suivis')
    .select(['date_releve', 'valeur'])
    .where(sql<boolean>`is_over is distinct from avant`)
    .orderBy('date_releve', 'desc')
    .limit(MAX_CHANGES)
    .execute();
  const changes = rows.map(toReading).toReversed();
  if (!isEach || !before?.is_over || rows.length === MAX_CHANGES) return changes;
  let passing = sided().where('r.date_releve', '<=', before.date_releve);
  const under = await passing
    .where(sql<boolean>`not ${is_over}`)
    .orderBy('r.date_releve', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (under) passing = passing.where('r.date_releve', '>', under.date_releve);
  const began = await passing.orderBy('r.date_releve').limit(1).executeTakeFirstOrThrow();
  return [toReading(began), ...changes.slice(1)];
}

const toReading = (row: { date_releve: Date | string; valeur: number }): Reading => ({ at: new Date(row.date_releve), valeur: row.valeur });
