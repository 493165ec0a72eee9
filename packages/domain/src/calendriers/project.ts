import { sql } from 'kysely';
import type { BusinessCalendar, Calendrier, CalendrierListItem, GetCalendrierInput, Semaine } from '@mif/contract/calendriers';
import { DomainError } from '@mif/contract/errors';
import { toCivilDate } from '@mif/contract/time';
import { reachOfActor } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { clientsOf, scopeOf, tables } from '../kernel/scope.ts';
import { newestVersions, toBusinessCalendar } from './in-force.ts';

/** Calendars in their newest version with what a list shows of them, as `v` of calendar `k`; the caller has the permission. */
export function listedCalendars(ctx: Ctx) {
  return newestVersions(ctx)
    .select(['k.id', 'k.nom', 'k.is_defaut', 'k.is_active', 'k.version', 'v.id as calendrier_version_id', 'v.numero', 'v.definition'])
    .select(
      clientsOf(ctx, 'client.read')
        .select(sql<number>`count(*)::int`.as('n'))
        .where(sql<boolean>`c.calendrier_id = k.id`)
        .as('clients'),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof listedCalendars>['executeTakeFirstOrThrow']>>;

/** The DTO of a list's row. */
export function toListItem(ctx: Ctx, { definition, calendrier_version_id: _version, ...row }: Row): CalendrierListItem {
  return { ...row, clients: row.clients ?? 0, semaine: weekOn(definition.semaines, toCivilDate(ctx.now)) };
}

/** The week of hours that holds on a civil date. */
export function weekOn(semaines: readonly Semaine[], date: string): Semaine {
  const semaine = semaines.findLast(({ du }) => du === null || du <= date);
  if (!semaine) throw new Error('a calendar has no week');
  return semaine;
}

/**
 * A calendar in full, with its versions, the newest first.
 * @param numero the version whose hours and days are given; the newest where none is named
 * @throws CALENDRIER_NOT_FOUND also for a version there is not
 */
export async function readCalendrier(ctx: Ctx, { id, numero }: GetCalendrierInput): Promise<Calendrier> {
  scopeOf(ctx, 'calendrier.read');
  const row = await listedCalendars(ctx).where('k.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('CALENDRIER_NOT_FOUND', { field: 'id' });
  const definition = numero === undefined || numero === row.numero ? newest(row) : await older(ctx, row, numero);
  const versions = await tables(ctx.em)
    .selectFrom('calendrier_versions as v')
    .innerJoin('users as u', 'u.id', 'v.auteur_id')
    .select(['v.numero', 'v.applique_du', 'v.cause', 'v.created_at', 'u.id as auteur_id', 'u.full_name'])
    .where('v.calendrier_id', '=', id)
    .orderBy('v.numero', 'desc')
    .limit(200)
    .execute();
  return {
    ...toListItem(ctx, row),
    definition,
    versions: versions.map(({ auteur_id, full_name, created_at, ...version }) => ({
      ...version,
      created_at: toIso(created_at),
      auteur: { id: auteur_id, full_name },
    })),
    actions_permises: ctx.actor && reachOfActor(ctx.actor, 'calendrier.update') === 'any' ? ['update'] : [],
  };
}

function newest({ id, calendrier_version_id, numero, nom, definition }: Row): BusinessCalendar {
  return toBusinessCalendar({ calendrier_id: id, calendrier_version_id, numero, nom, definition });
}

async function older(ctx: Ctx, { id, nom }: Row, numero: number): Promise<BusinessCalendar> {
  const row = await tables(ctx.em)
    .selectFrom('calendrier_versions')
    .select(['calendrier_id', 'id as calendrier_version_id', 'numero', 'definition'])
    .where('calendrier_id', '=', id)
    .where('numero', '=', numero)
    .executeTakeFirst();
  if (!row) throw new DomainError('CALENDRIER_NOT_FOUND', { field: 'numero' });
  return toBusinessCalendar({ ...row, nom });
}
