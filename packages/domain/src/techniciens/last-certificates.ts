import { sql } from 'kysely';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';

/**
 * When each technician's certificates of each kind end at last (as `derniers`, `infinity` where never): what counts, for
 * one that was renewed in time says nothing any more. Whose they are is restricted by who asks.
 */
export function lastCertificates(ctx: Ctx) {
  return unscopedTables(ctx.em).selectFrom((eb) =>
    eb
      .selectFrom('habilitations as h')
      .innerJoin('types_habilitation as y', 'y.id', 'h.type_id')
      .select(['h.technicien_id', 'h.type_id', sql<string>`max(coalesce(h.date_expiration, 'infinity'::date))`.as('fin')])
      .where('h.is_active', '=', true)
      .where('y.is_active', '=', true)
      .groupBy(['h.technicien_id', 'h.type_id'])
      .as('derniers'),
  );
}
