import { criticites, frequences, statutsEquipement } from '@mif/contract/equipements';
import type { ChampValeur } from '@mif/contract/types-equipement';
import { useTranslations } from 'use-intl';
import { useFieldLabel } from '../../app/form.ts';

/**
 * The changes of a record in words, one a line: « Lieu : Atelier A → Atelier B ».
 * @param champs the fields of its type
 */
export function useFieldValue(champs: readonly ChampValeur[]): (details: Record<string, unknown> | null) => string {
  const t = useTranslations('equipements');
  const none = useTranslations('common.words')('not_set');
  const own = useFieldLabel('equipements.fields');
  const labels = new Map(champs.map(({ cle, libelle }) => [`valeurs.${cle}`, libelle]));
  // A field of the type is named by its definition; one whose type is another by now, by its key.
  const labelOf = (field: string) => labels.get(field) ?? (field.startsWith('valeurs.') ? field.slice('valeurs.'.length) : own(field));
  function textOf(value: unknown): string {
    if (value === null || value === undefined || value === '') return none;
    const statut = statutsEquipement.find((each) => each === value);
    if (statut) return t(`statuts.${statut}`);
    const criticite = criticites.find((each) => each === value);
    if (criticite) return t(`criticites.${criticite}`);
    const frequence = frequences.find((each) => each === value);
    return frequence ? t(`frequences.${frequence}`) : typeof value === 'string' || typeof value === 'number' ? String(value) : none;
  }
  return (details) =>
    Object.entries(details ?? {})
      .flatMap(([field, change]) => {
        // Where it stands is said in words; the ids of its site and parent are for programs.
        const champ = field.endsWith('_id') ? null : labelOf(field);
        if (!champ || typeof change !== 'object' || change === null || !('apres' in change)) return [];
        const avant = 'avant' in change ? change.avant : null;
        return [t('detail.change', { champ, avant: textOf(avant), apres: textOf(change.apres) })];
      })
      .join('\n');
}
