import { sql } from 'kysely';
import {
  AGENDA_MAX_COMPTE,
  AGENDA_MAX_JOURS,
  type Agenda,
  type AgendaAbsence,
  type AgendaInput,
  type AgendaIntervention,
} from '@mif/contract/agenda';
import { holidayOf } from '@mif/contract/business-time';
import { SLOT_MAX_DAYS } from '@mif/contract/creneaux';
import { DomainError } from '@mif/contract/errors';
import { addDays, civilDayBounds, daysBetween, toCivilDate } from '@mif/contract/time';
import { calendarFor } from '../calendriers/in-force.ts';
import { reachOfActor } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { absencesOf, unscopedTables } from '../kernel/scope.ts';
import { allowedActions } from '../interventions/policy.ts';
import { listColumns, toListItem, withNames } from '../interventions/project.ts';
import { countsOf, deadlinesOf, slotsOf, slotsRunningInto } from './days.ts';

const USUAL_PER_DAY = 100;
const MAX_ABSENCES = 500;

/**
 * What the caller may read of a calendar, day by day: planned slots, deadlines of work that has none, approved absences. A slot
 * begun before the period that reaches into it is there too.
 * @throws PERIOD_INVALID, PERIOD_TOO_LONG
 */
export async function listAgenda(ctx: Ctx, input: AgendaInput): Promise<Agenda> {
  const dates = datesOf(input);
  const limit = input.par_jour ?? USUAL_PER_DAY;
  const kinds = (['creneau', 'limite'] as const).filter((kind) => input.genres === undefined || input.genres.includes(kind));
  const found: FoundDay[] = [];
  if (kinds.includes('creneau')) {
    const running = await slotsRunningInto(ctx, input, SLOT_MAX_DAYS, limit).execute();
    found.push(...running.map(({ id }) => ({ id, jour: null, is_limite: false })));
  }
  const totals = new Map<string, number>();
  for (const kind of kinds) {
    const rows = await (kind === 'creneau' ? slotsOf : deadlinesOf)(ctx, input, dates, limit).execute();
    found.push(...rows.map((row) => ({ ...row, is_limite: kind === 'limite' })));
    for (const { jour, total } of await countsOf(ctx, input, dates, kind).execute()) {
      totals.set(jour, Math.min(AGENDA_MAX_COMPTE, (totals.get(jour) ?? 0) + Number(total)));
    }
  }
  const holidays = await holidaysFor(ctx, input);
  return {
    interventions: await readInterventions(ctx, found),
    absences: await readAbsences(ctx, input),
    jours: dates.map((date) => ({ date, total: totals.get(date) ?? 0, ferie: holidays(date) })),
  };
}

function datesOf({ du, au }: AgendaInput): string[] {
  const days = daysBetween(du, au) + 1;
  if (days < 1) throw new DomainError('PERIOD_INVALID', { field: 'au' });
  if (days > AGENDA_MAX_JOURS) throw new DomainError('PERIOD_TOO_LONG', { field: 'au', details: { jours: AGENDA_MAX_JOURS } });
  return Array.from({ length: days }, (_, index) => addDays(du, index));
}

/** An intervention of the calendar before its names are read. */
interface FoundDay {
  id: number;
  /** null: that of its beginning, before the period. */
  jour: string | null;
  is_limite: boolean;
}

// The ids were found within the caller's scope.
async function readInterventions(ctx: Ctx, found: readonly FoundDay[]): Promise<AgendaIntervention[]> {
  if (found.length === 0) return [];
  const actor = actorOf(ctx);
  const ids = [...new Set(found.map(({ id }) => id))];
  const rows = await withNames(unscopedTables(ctx.em).selectFrom('interventions as i'))
    .select(listColumns)
    .where(sql<boolean>`i.id = any(${ids}::int[])`)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap(({ id, jour, is_limite }) => {
    const row = byId.get(id);
    if (!row) return [];
    const item = toListItem(row);
    return [
      {
        ...item,
        jour: jour ?? toCivilDate(item.date_debut_prevue ?? ctx.now),
        is_limite,
        actions_permises: allowedActions(actor, row).filter((action) => action === 'assign' || action === 'move'),
      },
    ];
  });
}

/** Which days are public holidays, by the calendar of the client the reading is about, else by the company's. */
async function holidaysFor(ctx: Ctx, { client_id, genres }: AgendaInput) {
  if (genres && !genres.includes('ferie')) return () => null;
  const calendar = await calendarFor(ctx, client_id ?? actorOf(ctx).client_id);
  return (date: string) => {
    const found = holidayOf(calendar, date);
    return found && { code: found.code, nom: found.nom, is_estime: found.is_estime };
  };
}

async function readAbsences(ctx: Ctx, input: AgendaInput): Promise<AgendaAbsence[]> {
  const actor = actorOf(ctx);
  const isOnes = input.technicien_id !== undefined || actor.role === 'technicien';
  const isWanted = input.genres === undefined ? isOnes : input.genres.includes('absence');
  if (!isWanted || reachOfActor(actor, 'absence.read') === null) return [];
  let query = absencesOf(ctx, 'absence.read')
    .innerJoin('techniciens as t', 't.id', 'a.technicien_id')
    .innerJoin('users as u', 'u.id', 't.user_id')
    .select(['a.id', 'a.type', 'a.debut', 'a.fin', 'a.technicien_id', 'u.full_name'])
    .where('a.statut', '=', 'approuvee')
    .where('a.debut', '<', new Date(civilDayBounds(input.au).end))
    .where('a.fin', '>', new Date(civilDayBounds(input.du).start));
  if (input.technicien_id) query = query.where('a.technicien_id', '=', input.technicien_id);
  const rows = await query.orderBy('a.debut').orderBy('a.id').limit(MAX_ABSENCES).execute();
  return rows.map(({ id, type, debut, fin, technicien_id, full_name }) => ({
    id,
    type,
    debut: toIso(debut),
    fin: toIso(fin),
    technicien: { id: technicien_id, nom: full_name },
  }));
}
