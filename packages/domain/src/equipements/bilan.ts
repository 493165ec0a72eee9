import type { Bilan, BilanInput } from '@mif/contract/arrets';
import { DomainError } from '@mif/contract/errors';
import { civilDayBounds } from '@mif/contract/time';
import { sql } from 'kysely';
import { sumDowntime } from '../arrets/rules.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { requireRecord } from '../kernel/records.ts';
import { interventionsOf, tables } from '../kernel/scope.ts';

/**
 * What an equipment stood still over a period of civil days, and what was done under it: the interventions opened in the
 * period that the caller may read and that were not called off, their labour and their cost.
 * @throws EQUIPEMENT_NOT_FOUND, REQUEST_INVALID where the period ends before it begins
 */
export async function readBilan(ctx: Ctx, { id, du, au }: BilanInput): Promise<Bilan> {
  await requireRecord(ctx, 'equipement', id, 'read', 'id');
  if (au < du) throw new DomainError('REQUEST_INVALID', { field: 'au' });
  const from = new Date(civilDayBounds(du).start);
  const to = new Date(civilDayBounds(au).end);
  const arrets = await tables(ctx.em)
    .selectFrom('arrets')
    .select(['cause', 'date_debut', 'date_fin'])
    .where('equipement_id', '=', id)
    .where('date_debut', '<', to)
    .where(({ eb, or }) => or([eb('date_fin', 'is', null), eb('date_fin', '>', from)]))
    .execute();
  const downtime = sumDowntime(
    arrets.map(({ cause, date_debut, date_fin }) => ({
      cause,
      date_debut: new Date(date_debut),
      date_fin: date_fin === null ? null : new Date(date_fin),
    })),
    { from, to, now: ctx.now },
  );
  const work = await interventionsOf(ctx, 'intervention.read')
    .innerJoin('equipements as e', 'e.id', 'i.equipement_id')
    .select([
      sql<number>`count(*)::int`.as('interventions'),
      sql<number>`coalesce(sum(i.cout_centimes), 0)::float8`.as('cout_centimes'),
      sql<number>`coalesce(sum((select sum(t.minutes) from intervention_temps t where t.intervention_id = i.id)), 0)::int`.as('minutes'),
    ])
    .where(sql<boolean>`e.chemin <@ (select top.chemin from equipements top where top.id = ${id}::int)`)
    .where('i.statut', '<>', 'annulee')
    .where('i.date_creation', '>=', from)
    .where('i.date_creation', '<', to)
    .executeTakeFirstOrThrow();
  return {
    du,
    au,
    arret_minutes: downtime.minutes,
    arret_minutes_par_cause: downtime.minutes_par_cause,
    pannes: downtime.pannes,
    interventions: work.interventions,
    main_oeuvre_minutes: work.minutes,
    cout_centimes: actorOf(ctx).role === 'client' ? null : work.cout_centimes,
  };
}
