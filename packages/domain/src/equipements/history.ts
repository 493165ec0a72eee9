import type { EquipementHistoryInput, EquipementHistoryItem } from '@mif/contract/equipements';
import { DomainError } from '@mif/contract/errors';
import { sql } from 'kysely';
import type { Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { cutPage, decodeCursor, instantOf, readSize } from '../kernel/paging.ts';
import { equipementsOf, interventionsOf, tables } from '../kernel/scope.ts';

const sorts = { equipement: '-date:equipement', intervention: '-date:intervention' } as const;
type Genre = EquipementHistoryItem['genre'];

/** Where a page begins: after the line of this kind, instant and id. */
interface Place {
  genre: Genre;
  date: string;
  id: number;
}

/**
 * An equipment's life: the changes of its record and the interventions on it that the caller may read, the newest
 * first.
 * @throws EQUIPEMENT_NOT_FOUND, CURSOR_INVALID
 */
export async function equipementHistory(
  ctx: Ctx,
  input: EquipementHistoryInput,
): Promise<{ items: EquipementHistoryItem[]; next_cursor: string | null }> {
  const cursor = decodeCursor(input.cursor, ...Object.values(sorts));
  const visible = await equipementsOf(ctx, 'equipement.read').select('e.id').where('e.id', '=', input.id).executeTakeFirst();
  if (!visible) throw new DomainError('EQUIPEMENT_NOT_FOUND', { field: 'id' });
  const place: Place | null = cursor && {
    genre: cursor.sort === sorts.intervention ? 'intervention' : 'equipement',
    date: instantOf(cursor),
    id: cursor.id,
  };
  const changes = await readChanges(ctx, input, place);
  const lines = [...changes, ...(await readInterventions(ctx, input, place))].toSorted(newestFirst);
  return cutPage(
    lines.slice(0, readSize(input.limit)),
    input.limit,
    (line) => line,
    (line) => ({ sort: sorts[line.genre], value: line.date_serveur, id: line.id }),
  );
}

// At one instant interventions come before changes of the record: the two kinds number their rows apart.
function newestFirst(a: EquipementHistoryItem, b: EquipementHistoryItem): number {
  if (a.date_serveur !== b.date_serveur) return a.date_serveur < b.date_serveur ? 1 : -1;
  if (a.genre !== b.genre) return a.genre === 'intervention' ? -1 : 1;
  return b.id - a.id;
}

/** The rows of a kind after a place, in the order of `newestFirst`. */
function after(place: Place | null, genre: Genre, date: string, id: string) {
  if (!place) return sql<boolean>`true`;
  // To the millisecond, which is what a cursor carries.
  const at = sql`date_trunc('milliseconds', ${sql.ref(date)})`;
  if (place.genre === genre) return sql<boolean>`(${at}, ${sql.ref(id)}) < (${place.date}::timestamptz, ${place.id}::int)`;
  return sql<boolean>`${at} ${sql.raw(genre === 'equipement' ? '<=' : '<')} ${place.date}::timestamptz`;
}

async function readChanges(ctx: Ctx, input: EquipementHistoryInput, place: Place | null): Promise<EquipementHistoryItem[]> {
  const rows = await tables(ctx.em)
    .selectFrom('journal as h')
    .innerJoin('users as u', 'u.id', 'h.acteur_id')
    .select(['h.id', 'h.action', 'h.date_serveur', 'h.acteur_id', 'h.changements', 'u.full_name'])
    .where('h.objet', '=', 'equipement')
    .where('h.objet_id', '=', input.id)
    .where(after(place, 'equipement', 'h.date_serveur', 'h.id'))
    .orderBy(sql`date_trunc('milliseconds', h.date_serveur)`, 'desc')
    .orderBy('h.id', 'desc')
    .limit(readSize(input.limit))
    .execute();
  return rows.map((row) => ({
    id: row.id,
    genre: 'equipement',
    action: row.action,
    date_serveur: toIso(row.date_serveur),
    acteur: { id: row.acteur_id, full_name: row.full_name },
    intervention: null,
    details: row.changements,
  }));
}

async function readInterventions(ctx: Ctx, input: EquipementHistoryInput, place: Place | null): Promise<EquipementHistoryItem[]> {
  const rows = await interventionsOf(ctx, 'intervention.read')
    .leftJoin('intervention_historique as h', (join) =>
      join.onRef('h.intervention_id', '=', 'i.id').on('h.action', 'in', ['create', 'import']),
    )
    .leftJoin('users as u', 'u.id', 'h.acteur_id')
    .select(['i.id', 'i.reference', 'i.titre', 'i.statut', 'i.type', 'i.date_creation', 'h.action', 'h.acteur_id', 'u.full_name'])
    .where('i.equipement_id', '=', input.id)
    .where(after(place, 'intervention', 'i.date_creation', 'i.id'))
    .orderBy(sql`date_trunc('milliseconds', i.date_creation)`, 'desc')
    .orderBy('i.id', 'desc')
    .limit(readSize(input.limit))
    .execute();
  return rows.map(({ action, acteur_id, full_name, ...row }) => {
    const date_creation = toIso(row.date_creation);
    return {
      id: row.id,
      genre: 'intervention',
      action: action ?? 'create',
      date_serveur: date_creation,
      acteur: acteur_id === null ? null : { id: acteur_id, full_name: full_name ?? '' },
      intervention: { ...row, date_creation },
      details: null,
    };
  });
}
