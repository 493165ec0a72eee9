import { sql, type RawBuilder } from 'kysely';
import { statutsOuverts } from '@mif/contract/interventions';
import type { SimilarDemande, SimilarDemandes } from '@mif/contract/demandes';
import { DomainError } from '@mif/contract/errors';
import type { IdInput } from '@mif/contract/paging';
import type { Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { demandesOf, interventionsOf } from '../kernel/scope.ts';
import { toAnyWordQuery } from '../kernel/search-text.ts';
import { reasonsOf, scoreOf, type Likeness } from './rules.ts';

const SHOWN = 8;
/** Candidates read of each kind, the newest first. */
const CANDIDATES = 100;

interface Asked {
  id: number;
  titre: string;
  texte: string;
  client_id: number;
  site_id: number;
  equipement_id: number | null;
}

/**
 * What may be the same matter as a demande: demandes that wait and open interventions of its client, on its machine, or
 * at its site and said in like words. The likest first.
 * @throws DEMANDE_NOT_FOUND
 */
export async function similarDemandes(ctx: Ctx, input: IdInput): Promise<SimilarDemandes> {
  const row = await demandesOf(ctx, 'demande.double')
    .select(['d.id', 'd.titre', 'd.description', 'd.client_id', 'd.site_id', 'd.equipement_id'])
    .where('d.id', '=', input.id)
    .executeTakeFirst();
  if (!row) throw new DomainError('DEMANDE_NOT_FOUND', { field: 'id' });
  const asked: Asked = { ...row, texte: `${row.titre} ${row.description ?? ''}` };
  const found = [...(await alikeDemandes(ctx, asked)), ...(await alikeInterventions(ctx, asked))];
  return {
    items: found
      .flatMap(({ likeness, ...item }) => {
        const raisons = reasonsOf(likeness);
        return raisons.length === 0 ? [] : [{ score: scoreOf(likeness), item: { ...item, raisons } }];
      })
      .toSorted((a, b) => b.score - a.score || (a.item.date_creation < b.item.date_creation ? 1 : -1))
      .slice(0, SHOWN)
      .map(({ item }) => item),
  };
}

type Found = Omit<SimilarDemande, 'raisons'> & { likeness: Likeness };

async function alikeDemandes(ctx: Ctx, asked: Asked): Promise<Found[]> {
  const likeness = likenessOf(asked, {
    equipement_id: 'd.equipement_id',
    site_id: 'd.site_id',
    titre: 'd.titre',
    recherche: 'd.recherche',
  });
  const rows = await demandesOf(ctx, 'demande.double')
    .leftJoin('equipements as e', 'e.id', 'd.equipement_id')
    .select(['d.id', 'd.reference', 'd.titre', 'd.statut', 'd.date_creation', 'd.equipement_id', 'e.nom as equipement_nom'])
    .select(likeness.columns)
    .where('d.client_id', '=', asked.client_id)
    .where('d.statut', '=', 'soumise')
    .where('d.id', '!=', asked.id)
    .where(likeness.isCandidate)
    .orderBy('d.date_creation', 'desc')
    .limit(CANDIDATES)
    .execute();
  return rows.map((row) => toFound('demande', row));
}

async function alikeInterventions(ctx: Ctx, asked: Asked): Promise<Found[]> {
  const likeness = likenessOf(asked, {
    equipement_id: 'i.equipement_id',
    site_id: 'e.site_id',
    titre: 'i.titre',
    recherche: 'i.recherche',
  });
  const rows = await interventionsOf(ctx, 'intervention.read')
    .innerJoin('equipements as e', 'e.id', 'i.equipement_id')
    .select(['i.id', 'i.reference', 'i.titre', 'i.statut', 'i.date_creation', 'i.equipement_id', 'e.nom as equipement_nom'])
    .select(likeness.columns)
    .where('i.client_id', '=', asked.client_id)
    .where('i.statut', 'in', statutsOuverts)
    .where(likeness.isCandidate)
    .orderBy('i.date_creation', 'desc')
    .limit(CANDIDATES)
    .execute();
  return rows.map((row) => toFound('intervention', row));
}

interface LikenessColumns {
  equipement_id: string;
  site_id: string;
  titre: string;
  recherche: string;
}

function likenessOf(asked: Asked, refs: LikenessColumns) {
  const same_equipement = sql<boolean>`coalesce(${sql.ref(refs.equipement_id)} = ${asked.equipement_id}::int, false)`;
  const same_site = sql<boolean>`(${sql.ref(refs.site_id)} = ${asked.site_id}::int)`;
  const words = toAnyWordQuery(asked.texte);
  const says =
    words === null ? sql<boolean>`false` : sql<boolean>`${sql.ref(refs.recherche)} @@ to_tsquery('recherche.francais', ${words})`;
  const titre_similarity: RawBuilder<number> = sql`recherche.similarity(recherche.sans_accents(${sql.ref(refs.titre)}), recherche.sans_accents(${asked.titre}))`;
  // Stems, not words: a plural is the same word.
  const shared_words = sql<number>`(select count(*)::int
    from unnest(tsvector_to_array(to_tsvector('recherche.francais', recherche.mots(${asked.texte})))) as stem
    where stem = any(tsvector_to_array(${sql.ref(refs.recherche)})))`;
  return {
    columns: [
      same_equipement.as('same_equipement'),
      same_site.as('same_site'),
      shared_words.as('shared_words'),
      titre_similarity.as('titre_similarity'),
    ] as const,
    isCandidate: sql<boolean>`(${same_equipement} or (${same_site} and (${says} or ${titre_similarity} >= 0.3)))`,
  };
}

function toFound(
  genre: Found['genre'],
  row: Pick<Found, 'id' | 'reference' | 'titre' | 'statut'> &
    Likeness & { date_creation: Date | string; equipement_id: number | null; equipement_nom: string | null },
): Found {
  const { id, reference, titre, statut, same_equipement, same_site, shared_words, titre_similarity } = row;
  return {
    genre,
    id,
    reference,
    titre,
    statut,
    date_creation: toIso(row.date_creation),
    equipement: row.equipement_id === null ? null : { id: row.equipement_id, nom: row.equipement_nom ?? '' },
    likeness: { same_equipement, same_site, shared_words, titre_similarity },
  };
}
