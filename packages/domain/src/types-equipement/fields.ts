import { DomainError } from '@mif/contract/errors';
import type { ChampType, ChampTypeInput } from '@mif/contract/types-equipement';

/**
 * The definitions of a type after a change: those given, in their order, then the others, archived. None is ever lost, so
 * what equipments hold under it stays readable.
 * @throws TYPE_EQUIPEMENT_CHAMP_INVALID naming the field: two of one name, another kind than it had, a choice without
 * choices, bounds the wrong way round
 */
export function nextFields(before: readonly ChampType[], given: readonly ChampTypeInput[]): ChampType[] {
  const known = new Map(before.map((champ) => [champ.cle, champ]));
  const taken = new Set([...known.keys(), ...given.flatMap(({ cle }) => cle ?? [])]);
  // Sent without its key, a field that is asked for already is still that field.
  const living = new Map(
    before.flatMap(({ cle, libelle, genre, is_archive }) => (is_archive ? [] : [[`${genre} ${labelKey(libelle)}`, cle]])),
  );
  const labels = new Set<string>();
  const next: ChampType[] = [];
  const used = new Set<string>();
  for (const [place, input] of given.entries()) {
    const refuse = (raison: string) => {
      throw new DomainError('TYPE_EQUIPEMENT_CHAMP_INVALID', { field: `champs.${place}`, details: { champ: input.libelle, raison } });
    };
    const label = labelKey(input.libelle);
    const cle = input.cle ?? living.get(`${input.genre} ${label}`) ?? freeKey(input.libelle, taken);
    taken.add(cle);
    if (used.has(cle) || labels.has(label)) refuse('double');
    used.add(cle);
    labels.add(label);
    const was = known.get(cle);
    if (was && was.genre !== input.genre) refuse('genre');
    if (input.genre === 'choix' && input.choix.length === 0) refuse('sans_choix');
    if (new Set(input.choix).size !== input.choix.length) refuse('choix_double');
    const isNumber = input.genre === 'nombre';
    const [min, max] = isNumber ? [input.min ?? null, input.max ?? null] : [null, null];
    if (min !== null && max !== null && min > max) refuse('bornes');
    next.push({
      cle,
      libelle: input.libelle,
      genre: input.genre,
      unite: isNumber ? (input.unite ?? null) : null,
      min,
      max,
      choix: input.genre === 'choix' ? input.choix : [],
      is_requis: input.is_requis,
      is_archive: false,
    });
  }
  return [...next, ...before.filter(({ cle }) => !used.has(cle)).map((champ) => ({ ...champ, is_archive: true }))];
}

function labelKey(libelle: string): string {
  return libelle.toLocaleLowerCase('fr');
}

/** A key made of a label: `Puissance nominale` is `puissance_nominale`; a label without a Latin letter is `champ`. */
function freeKey(libelle: string, taken: ReadonlySet<string>): string {
  const plain = libelle
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[^a-z]+|_+$/g, '')
    .slice(0, 34);
  const base = plain || 'champ';
  let key = base;
  for (let n = 2; taken.has(key); n += 1) key = `${base}_${n}`;
  return key;
}
