import { criticites, frequences, statutsEquipement } from '@mif/contract/equipements';
import { useTranslations } from 'use-intl';
import { useFieldLabel } from '../../app/form.ts';

/** The changes of a record in words, one a line: « Lieu : Atelier A → Atelier B ». */
export function useFieldValue(): (details: Record<string, unknown> | null) => string {
  const t = useTranslations('equipements');
  const none = useTranslations('common.words')('not_set');
  const labelOf = useFieldLabel('equipements.fields');
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
        const champ = labelOf(field);
        if (!champ || typeof change !== 'object' || change === null || !('apres' in change)) return [];
        const avant = 'avant' in change ? change.avant : null;
        return [t('detail.change', { champ, avant: textOf(avant), apres: textOf(change.apres) })];
      })
      .join('\n');
}
