import { sql } from 'kysely';
import { AGENDA_MAX_COMPTE, type AgendaInput } from '@mif/contract/agenda';
import { statutsOuverts } from '@mif/contract/interventions';
import { addDays, civilDayBounds } from '@mif/contract/time';
import type { Ctx } from '../kernel/context.ts';
import { interventionsOf, unscopedTables } from '../kernel/scope.ts';

type Narrowing = Pick<AgendaInput, 'technicien_id' | 'client_id' | 'site_id' | 'equipement_id'>;

/** Slots that begin on each day, the earliest first. Each day is a look into an index of its own, however many rows there are. */
export function slotsOf(ctx: Ctx, input: Narrowing, dates: readonly string[], limit: number) {
  return daysOf(ctx, dates)
    .innerJoinLateral(
      () => slots(ctx, input).select('i.id').orderBy('i.date_debut_prevue').orderBy('i.id').limit(limit).as('x'),
      (join) => join.onTrue(),
    )
    .select(['d.jour', 'x.id']);
}

/** Slots that began before the first day, at most so many days, and reach into it. */
export function slotsRunningInto(ctx: Ctx, input: Narrowing & { du: string }, maxDays: number, limit: number) {
  const { start } = civilDayBounds(input.du);
  return narrowed(ctx, input)
    .select('i.id')
    .where('i.statut', '!=', 'annulee')
    .where('i.date_debut_prevue', '>=', new Date(civilDayBounds(addDays(input.du, -maxDays)).start))
    .where('i.date_debut_prevue', '<', new Date(start))
    .where('i.date_fin_prevue', '>', new Date(start))
    .orderBy('i.date_debut_prevue')
    .orderBy('i.id')
    .limit(limit);
}

/** Open work without a slot that is due on each day. */
export function deadlinesOf(ctx: Ctx, input: Narrowing, dates: readonly string[], limit: number) {
  return daysOf(ctx, dates)
    .innerJoinLateral(
      () => deadlines(ctx, input).select('i.id').orderBy('i.date_limite').orderBy('i.id').limit(limit).as('x'),
      (join) => join.onTrue(),
    )
    .select(['d.jour', 'x.id']);
}

/** How many interventions each day has, of one kind. */
export function countsOf(ctx: Ctx, input: Narrowing, dates: readonly string[], kind: 'creneau' | 'limite') {
  const rows = (kind === 'creneau' ? slots : deadlines)(ctx, input).select('i.id').limit(AGENDA_MAX_COMPTE);
  return daysOf(ctx, dates)
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom(rows.as('y'))
          .select(({ fn }) => fn.countAll<string>().as('total'))
          .as('x'),
      (join) => join.onTrue(),
    )
    .select(['d.jour', 'x.total']);
}

// Bounds of local days are ours to know: PostgreSQL only compares instants.
function daysOf(ctx: Ctx, dates: readonly string[]) {
  const bounds = dates.map((date) => civilDayBounds(date));
  const starts = bounds.map(({ start }) => new Date(start).toISOString());
  const ends = bounds.map(({ end }) => new Date(end).toISOString());
  return unscopedTables(ctx.em).selectFrom(
    sql<{ jour: string }>`unnest(${[...dates]}::text[], ${starts}::timestamptz[], ${ends}::timestamptz[])`.as<'d'>(
      sql`d(jour, debut, fin)`,
    ),
  );
}

function slots(ctx: Ctx, input: Narrowing) {
  return narrowed(ctx, input)
    .where('i.statut', '!=', 'annulee')
    .where('i.date_debut_prevue', '>=', sql<Date>`d.debut`)
    .where('i.date_debut_prevue', '<', sql<Date>`d.fin`);
}

function deadlines(ctx: Ctx, input: Narrowing) {
  return narrowed(ctx, input)
    .where('i.statut', 'in', statutsOuverts)
    .where('i.date_debut_prevue', 'is', null)
    .where('i.date_limite', '>=', sql<Date>`d.debut`)
    .where('i.date_limite', '<', sql<Date>`d.fin`);
}

function narrowed(ctx: Ctx, { technicien_id, client_id, site_id, equipement_id }: Narrowing) {
  let query = interventionsOf(ctx, 'agenda.read');
  if (technicien_id) query = query.where('i.technicien_id', '=', technicien_id);
  if (client_id) query = query.where('i.client_id', '=', client_id);
  if (equipement_id) query = query.where('i.equipement_id', '=', equipement_id);
  if (site_id) {
    // Within the rows the caller may read already: whose equipment it is changes nothing.
    const there = unscopedTables(ctx.em).selectFrom('equipements').select('id').where('site_id', '=', site_id);
    query = query.where('i.equipement_id', 'in', there);
  }
  return query;
}
