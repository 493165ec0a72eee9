import { isHoliday } from '@mif/contract/business-time';
import {
  PREVISION_DATES,
  PREVISION_MOIS,
  type PreviewDraftInput,
  type PreviewPlansInput,
  type Previsions,
} from '@mif/contract/plan-preview';
import { DomainError } from '@mif/contract/errors';
import { addMonths, fromLocal, toCivilDate } from '@mif/contract/time';
import { calendarFor } from '../calendriers/in-force.ts';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { equipementsOf, plansOf, tables } from '../kernel/scope.ts';
import { calendarsOf } from './calendars.ts';
import { newPlanText } from './create.ts';
import { loadCrew } from './crew.ts';
import type { PlanFacts } from './facts.ts';
import { forecastOf, type Forecast, type ForecastPlan } from './forecast.ts';
import { filtered, found } from './list.ts';
import { loadFacts } from './load-facts.ts';
import { readMeter, type MeterUse } from './read-meters.ts';
import { requireEquipement } from './references.ts';
import type { PlanText } from './rules.ts';

/** So many plans are looked at together. */
const MAX_PLANS = 5000;

/**
 * The next twelve months of one plan, or of those a list would show: what falls due, the hours it takes against those there
 * are, and whose certificates end meanwhile. Suspended and retired ones ask for nothing.
 * @throws PLAN_NOT_FOUND for one the caller may not read
 */
export async function previewPlans(ctx: Ctx, input: PreviewPlansInput): Promise<Previsions> {
  const { id, q, ...filters } = input;
  let query = found(filtered(ctx, plansOf(ctx, 'plan.create'), filters), q);
  if (id !== undefined) query = query.where('p.id', '=', id);
  const rows = await query.select(['p.id', 'p.titre', 'p.duree_minutes', 'p.competences', 'p.habilitations']).limit(MAX_PLANS).execute();
  if (id !== undefined && rows.length === 0) throw new DomainError('PLAN_NOT_FOUND', { field: 'id' });
  const known = await loadFacts(
    ctx,
    rows.map((row) => row.id),
  );
  const plans = rows.flatMap((row): ForecastPlan[] => {
    const facts = known.get(row.id)?.facts;
    return facts?.rule.statut === 'actif' ? [{ ...row, facts }] : [];
  });
  return forecast(ctx, plans);
}

/**
 * The same of a plan nobody has saved, refused where saving it would be.
 * @throws what creating it throws
 */
export async function previewDraft(ctx: Ctx, input: PreviewDraftInput): Promise<Previsions> {
  requirePermission(ctx.actor, 'plan.create');
  const text = await newPlanText(ctx, input);
  await requireEquipement(ctx, input.equipement_id);
  const facts = await freshFacts(ctx, input.equipement_id, text);
  return forecast(ctx, [{ id: null, ...text, facts }]);
}

/** What the occurrences of a plan follow from that begins today. */
async function freshFacts(ctx: Ctx, equipement_id: number, text: PlanText): Promise<PlanFacts> {
  const state = {
    dernier_n: 0,
    derniere_theorique: null,
    compteur_base: text.compteur_base,
    compteur_du: null,
  };
  const { client_id } = await equipementsOf(ctx, 'equipement.read')
    .select('e.client_id')
    .where('e.id', '=', equipement_id)
    .executeTakeFirstOrThrow();
  return {
    rule: { ...text, statut: 'actif', depuis: toCivilDate(ctx.now) },
    state,
    is_equipement_en_service: true,
    ouvertes: [],
    derniere: null,
    extras: [],
    exceptions: [],
    meter: await meterOf(ctx, text, { state, depuis: ctx.now }),
    calendar: (await calendarsOf(ctx))(client_id),
  };
}

/** What the meter of a plan shows that has had no work so far; null where it has none. */
export function meterOf(ctx: Ctx, text: PlanText, begun: Pick<MeterUse, 'state' | 'depuis'>): Promise<PlanFacts['meter']> {
  if (text.compteur_id === null || text.regle_compteur === null) return Promise.resolve(null);
  const use = { ...begun, plan_id: null, compteur_id: text.compteur_id, regle: text.regle_compteur, rule: text, fin: null };
  return readMeter(ctx, use);
}

async function forecast(ctx: Ctx, plans: readonly ForecastPlan[]): Promise<Previsions> {
  const to = new Date(fromLocal(addMonths(toCivilDate(ctx.now), PREVISION_MOIS + 1)));
  const { names, ...crew } = await loadCrew(ctx, ctx.now, to);
  const own = await calendarFor(ctx, null);
  const isOff = (date: string) => isHoliday(own, date);
  return named(ctx, forecastOf(plans, { ...crew, isHoliday: isOff }, ctx.now, PREVISION_MOIS), names);
}

async function named(
  ctx: Ctx,
  { prevues, charges, expiries, unheld, ...sums }: Forecast,
  technicians: ReadonlyMap<number, string>,
): Promise<Previsions> {
  const skills = await namesOf(
    ctx,
    'competences',
    charges.flatMap(({ competence_id }) => competence_id ?? []),
  );
  const kinds = await namesOf(
    ctx,
    'types_habilitation',
    [...expiries, ...unheld].map(({ type_id }) => type_id),
  );
  const kind = (id: number) => ({ id, nom: kinds.get(id) ?? '' });
  return {
    ...sums,
    prochaines: prevues.slice(0, PREVISION_DATES),
    charges: charges.map(({ competence_id, ...charge }) => ({
      ...charge,
      competence: competence_id === null ? null : { id: competence_id, nom: skills.get(competence_id) ?? '' },
    })),
    habilitations: [
      ...unheld.map(({ type_id, ...rest }) => ({ ...rest, type: kind(type_id), technicien: null, date_expiration: null })),
      ...expiries.map(({ type_id, technicien_id, ...rest }) => ({
        ...rest,
        type: kind(type_id),
        technicien: { id: technicien_id, nom: technicians.get(technicien_id) ?? '' },
      })),
    ],
  };
}

async function namesOf(ctx: Ctx, table: 'competences' | 'types_habilitation', ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(ctx.em)
    .selectFrom(table)
    .select(['id', 'nom'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, nom }) => [id, nom]));
}
