import { sql } from 'kysely';
import type { Ctx } from '../kernel/context.ts';
import { equipementsOf, type interventionsOf } from '../kernel/scope.ts';
import { toPrefixQuery } from '../kernel/search-text.ts';

type Query = ReturnType<typeof interventionsOf>;

/** More equipment than this matching one search would not narrow anything. */
const MAX_EQUIPEMENTS = 200;

/** Interventions whose own text, or whose equipment's, holds every word of the search or words that begin so. */
export async function matchExactly(ctx: Ctx, query: Query, text: string): Promise<Query> {
  const words = toPrefixQuery(text);
  if (words === null) return query.where(sql<boolean>`false`);
  const match = sql<boolean>`i.recherche @@ to_tsquery('recherche.francais', ${words})`;
  const equipements = await equipementsOf(ctx, 'equipement.read')
    .select('e.id')
    .where(sql<boolean>`e.recherche @@ to_tsquery('recherche.francais', ${words})`)
    .limit(MAX_EQUIPEMENTS)
    .execute();
  if (equipements.length === 0) return query.where(match);
  const ids = equipements.map(({ id }) => id);
  return query.where(({ or, eb }) => or([match, eb('i.equipement_id', '=', sql<number>`any(${ids}::int[])`)]));
}

/** Interventions whose title, or whose equipment's name, looks like the search: typing errors are forgiven. */
export async function matchLoosely(ctx: Ctx, query: Query, text: string): Promise<Query> {
  const wanted = sql`recherche.sans_accents(${text})`;
  const equipements = await equipementsOf(ctx, 'equipement.read')
    .select('e.id')
    .where(sql<boolean>`recherche.sans_accents(e.code || ' ' || e.nom) operator(recherche.%>) ${wanted}`)
    .limit(MAX_EQUIPEMENTS)
    .execute();
  const match = sql<boolean>`recherche.sans_accents(i.titre) operator(recherche.%>) ${wanted}`;
  if (equipements.length === 0) return query.where(match);
  const ids = equipements.map(({ id }) => id);
  return query.where(({ or, eb }) => or([match, eb('i.equipement_id', '=', sql<number>`any(${ids}::int[])`)]));
}
