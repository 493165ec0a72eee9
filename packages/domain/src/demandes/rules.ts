import { DomainError } from '@mif/contract/errors';
import type { DoubleDemandeInput, SimilarDemande, StatutDemande } from '@mif/contract/demandes';

const TITRE_MAX = 120;
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;

/**
 * Refuses a decision on a demande that has had one.
 * @throws DEMANDE_DECIDED with the state it is in
 */
export function checkUndecided(statut: StatutDemande): void {
  if (statut !== 'soumise') throw new DomainError('DEMANDE_DECIDED', { field: 'statut', details: { statut } });
}

/**
 * Of what a demande is said to be a double: another demande or an intervention, one of the two, and not itself.
 * @throws DEMANDE_DOUBLE_INVALID
 */
export function checkDouble(input: Pick<DoubleDemandeInput, 'id' | 'doublon_de' | 'intervention_id'>): void {
  const named = [input.doublon_de, input.intervention_id].filter((id) => id !== undefined);
  if (named.length !== 1) throw new DomainError('DEMANDE_DOUBLE_INVALID', { field: 'doublon_de', details: { raison: 'un_seul' } });
  if (input.doublon_de === input.id) throw new DomainError('DEMANDE_DOUBLE_INVALID', { field: 'doublon_de', details: { raison: 'soi' } });
}

/** The title of a report that was written in one field: its first line that says something, cut between words. */
export function titreOf(description: string): string {
  const line =
    description
      .split(/[\r\n]+/)
      .map((each) => each.replaceAll(invisible, ' ').replaceAll(/\s+/gu, ' ').trim())
      .find((each) => each !== '') ?? '';
  if (line.length <= TITRE_MAX) return line || '—';
  const cut = line.slice(0, TITRE_MAX);
  const space = cut.lastIndexOf(' ');
  return `${(space > TITRE_MAX / 2 ? cut.slice(0, space) : cut).toWellFormed()}…`;
}

/** Facts two matters may have in common. */
export interface Likeness {
  same_equipement: boolean;
  same_site: boolean;
  /** Stems both say. */
  shared_words: number;
  /** How alike the titles are written, 0 to 1. */
  titre_similarity: number;
}

/** What makes two matters look like one, the strongest reason first; none where nothing does. */
export function reasonsOf(likeness: Likeness): SimilarDemande['raisons'] {
  const { same_equipement, same_site, shared_words, titre_similarity } = likeness;
  const is_said_alike = shared_words >= 2 || titre_similarity >= 0.45 || (shared_words === 1 && titre_similarity >= 0.3);
  if (same_equipement) return is_said_alike ? ['equipement', 'texte'] : ['equipement'];
  return same_site && is_said_alike ? ['texte', 'site'] : [];
}

/** By how much one is more alike than another: the machine first, then words, then spelling. */
export function scoreOf(likeness: Likeness): number {
  return (likeness.same_equipement ? 10 : 0) + Math.min(likeness.shared_words, 6) + likeness.titre_similarity;
}
