import { DomainError } from '@mif/contract/errors';
import type { ChampType, ValeurChamp, Valeurs } from '@mif/contract/types-equipement';
import { z } from 'zod';

const civilDate = z.iso.date();

/**
 * The custom values of an equipment after a change. Values of fields that are archived, or of a type it had before, stay
 * as they are.
 * @param champs the definitions of its type
 * @param before what it holds
 * @param given what the caller says; null empties a field, what is not named stays
 * @param isWhole whether required fields are asked for; isNewType whether what it holds is judged by definitions it was not
 * written under
 * @throws EQUIPEMENT_CHAMP_INVALID naming the field and what would be right
 */
export function applyValues(
  champs: readonly ChampType[],
  before: Valeurs,
  given: Valeurs,
  { isWhole = false, isNewType = false }: { isWhole?: boolean; isNewType?: boolean } = {},
): Valeurs {
  const byKey = new Map(champs.map((champ) => [champ.cle, champ]));
  const after = new Map(Object.entries(before));
  for (const [cle, raw] of Object.entries(given)) {
    const valeur = typeof raw === 'string' ? raw.trim() || null : raw;
    // What does not change is not judged again: its field may have been archived, or its rule have become another.
    if ((after.get(cle) ?? null) === valeur) continue;
    const champ = byKey.get(cle);
    if (!champ) throw new DomainError('EQUIPEMENT_CHAMP_INVALID', { field: `valeurs.${cle}`, details: { champ: cle, raison: 'inconnu' } });
    if (champ.is_archive) refuse(champ, 'archive');
    if (valeur === null) after.delete(cle);
    else {
      checkValue(champ, valeur);
      after.set(cle, valeur);
    }
  }
  for (const champ of isNewType ? champs : []) {
    const held = after.get(champ.cle) ?? null;
    if (held !== null && !champ.is_archive) checkValue(champ, held);
  }
  if (isWhole) {
    const missing = champs.find(({ cle, is_requis, is_archive }) => is_requis && !is_archive && !after.has(cle));
    if (missing) refuse(missing, 'requis');
  }
  return Object.fromEntries(after);
}

function checkValue(champ: ChampType, valeur: Exclude<ValeurChamp, null>): void {
  switch (champ.genre) {
    case 'texte':
      if (typeof valeur !== 'string') refuse(champ, 'texte');
      return;
    case 'nombre':
      if (typeof valeur !== 'number' || !Number.isFinite(valeur)) return refuse(champ, 'nombre');
      if (champ.min !== null && valeur < champ.min) refuse(champ, 'min', { borne: champ.min });
      if (champ.max !== null && valeur > champ.max) refuse(champ, 'max', { borne: champ.max });
      return;
    case 'date':
      if (typeof valeur !== 'string' || !civilDate.safeParse(valeur).success) refuse(champ, 'date');
      return;
    case 'choix':
      if (typeof valeur !== 'string' || !champ.choix.includes(valeur)) refuse(champ, 'choix', { choix: champ.choix.join(', ') });
  }
}

function refuse(champ: ChampType, raison: string, more: { borne?: number; choix?: string } = {}): never {
  throw new DomainError('EQUIPEMENT_CHAMP_INVALID', {
    field: `valeurs.${champ.cle}`,
    details: { champ: champ.libelle, unite: champ.unite ?? '', raison, ...more },
  });
}
