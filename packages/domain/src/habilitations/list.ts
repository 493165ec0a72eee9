import { sql } from 'kysely';
import {
  EXPIRE_BIENTOT_JOURS,
  type EtatHabilitation,
  type HabilitationPage,
  type ListHabilitationsInput,
} from '@mif/contract/habilitations';
import { addDays, toCivilDate } from '@mif/contract/time';
import type { Ctx } from '../kernel/context.ts';
import { cutPage, decodeCursor, readSize } from '../kernel/paging.ts';
import { habilitationsOf } from '../kernel/scope.ts';
import { isReplaced, toHabilitation, withKind } from './project.ts';

const expiry = sql<string>`coalesce(h.date_expiration, 'infinity'::date)::text`;

/**
 * A page of the certificates the caller may read, what ends first first. Asked for by state, those that were renewed are
 * left out: they need nobody's care.
 * @throws CURSOR_INVALID
 */
export async function listHabilitations(ctx: Ctx, input: ListHabilitationsInput): Promise<HabilitationPage> {
  let query = habilitationsOf(ctx, 'habilitation.read');
  if (input.technicien_id) query = query.where('h.technicien_id', '=', input.technicien_id);
  if (input.type_id) query = query.where('h.type_id', '=', input.type_id);
  if (input.etat?.length) {
    const wanted = input.etat.map((etat) => hasEtat(etat, toCivilDate(ctx.now)));
    query = query.where(sql<boolean>`(${sql.join(wanted, sql` or `)})`).where(sql<boolean>`not ${isReplaced}`);
  }
  const cursor = decodeCursor(input.cursor, 'expiration');
  if (cursor) query = query.where(sql<boolean>`(${expiry}, h.id) > (${String(cursor.value)}::text, ${cursor.id}::int)`);
  const rows = await withKind(query).select(expiry.as('cle')).orderBy(expiry).orderBy('h.id').limit(readSize(input.limit)).execute();
  return cutPage(
    rows,
    input.limit,
    (row) => toHabilitation(ctx, row),
    (row) => ({ sort: 'expiration', value: row.cle, id: row.id }),
  );
}

function hasEtat(etat: EtatHabilitation, today: string) {
  const soon = addDays(today, EXPIRE_BIENTOT_JOURS);
  const isBegun = sql`h.date_obtention <= ${today}::date`;
  switch (etat) {
    case 'expiree':
      return sql`(h.date_expiration < ${today}::date)`;
    case 'expire_bientot':
      return sql`(h.date_expiration between ${today}::date and ${soon}::date and ${isBegun})`;
    case 'valide':
      return sql`((h.date_expiration is null or h.date_expiration > ${soon}::date) and ${isBegun})`;
    case 'a_venir':
      return sql`(h.date_obtention > ${today}::date)`;
  }
}
