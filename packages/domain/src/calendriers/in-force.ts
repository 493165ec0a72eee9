import type { BusinessCalendar, DefinitionCalendrier } from '@mif/contract/calendriers';
import { sql } from 'kysely';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';

/** The calendar of a client, or the company's where it has none, or where no client is named. */
export type CalendarOf = (client_id: number | null) => BusinessCalendar;

/** The columns of a version that one counts with, over `newestVersions`. */
const columns = ['k.id as calendrier_id', 'k.nom', 'v.id as calendrier_version_id', 'v.numero', 'v.definition'] as const;

/** A version as one counts with it. */
export function toBusinessCalendar({
  definition,
  ...row
}: Omit<BusinessCalendar, keyof DefinitionCalendrier> & { definition: DefinitionCalendrier }): BusinessCalendar {
  return { ...row, ...definition };
}

/** The newest version of each calendar, as `v` of calendar `k`. */
export function newestVersions(ctx: Ctx) {
  return unscopedTables(ctx.em)
    .selectFrom('calendriers as k')
    .innerJoin('calendrier_versions as v', (join) => join.onRef('v.calendrier_id', '=', 'k.id').onRef('v.numero', '=', 'k.numero'));
}

/**
 * The calendar that holds for a client, in its newest version: the client's own, else the company's. It is read for what
 * the product counts itself (deadlines, plans, reminders), so no permission is asked.
 * @param client_id null for the company's
 */
export async function calendarFor(ctx: Ctx, client_id: number | null): Promise<BusinessCalendar> {
  const row = await newestVersions(ctx)
    .select(columns)
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('k.is_defaut', '=', true),
        eb(
          'k.id',
          '=',
          selectFrom('clients')
            .select('calendrier_id')
            .where('id', '=', client_id ?? 0),
        ),
      ]),
    )
    // The client's own comes before the company's.
    .orderBy(sql`case when k.id = (select calendrier_id from clients where id = ${client_id ?? 0}) then 0 else 1 end`)
    .limit(1)
    .executeTakeFirst();
  if (!row) throw new Error('the company has no calendar');
  return toBusinessCalendar(row);
}

/** The calendars that hold for every client at once: two reads however many clients are asked for. */
export async function calendarsInForce(ctx: Ctx): Promise<CalendarOf> {
  const rows = await newestVersions(ctx).select(columns).select('k.is_defaut').execute();
  const assigned = await unscopedTables(ctx.em)
    .selectFrom('clients')
    .select(['id', 'calendrier_id'])
    .where('calendrier_id', 'is not', null)
    .execute();
  const calendars = new Map(rows.map(({ is_defaut, ...row }) => [is_defaut ? null : row.calendrier_id, toBusinessCalendar(row)]));
  const company = calendars.get(null);
  if (!company) throw new Error('the company has no calendar');
  // The company's is under null alone: a client that was given it has it as everybody has.
  const own = new Map(assigned.map(({ id, calendrier_id }) => [id, calendars.get(calendrier_id)]));
  return (client_id) => (client_id === null ? company : (own.get(client_id) ?? company));
}
