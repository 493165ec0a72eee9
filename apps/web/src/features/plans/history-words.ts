import { RegleCompteur, RegleDate } from '@mif/contract/plan-rules';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useRhythm } from './rhythm.ts';

const actions = ['create', 'update', 'suspend', 'resume', 'retire', 'skip', 'restore', 'move', 'generate'] as const;
const codes = {
  statut: 'statuts',
  declencheur: 'declencheurs',
  combinaison: 'combinaisons',
  ancrage: 'ancrages',
  jours_feries: 'feries',
  rattrapage: 'rattrapages',
} as const;
const civilDate = /^\d{4}-\d\d-\d\d$/;

/** How the changes of a plan are said in its history. */
export function useHistoryWords() {
  const t = useTranslations('plans');
  const types = useTranslations('interventions');
  const format = useFormat();
  const rhythmOf = useRhythm();
  function textOf(field: string, value: unknown): string | null {
    if (field in codes && typeof value === 'string') {
      const key = `${codes[field as keyof typeof codes]}.${value}`;
      return t.has(key as never) ? t(key as never) : value;
    }
    if (field === 'type' && typeof value === 'string') return types(`types.${value}` as 'types.preventive');
    if (field === 'priorite' && typeof value === 'string') return types(`priorites.${value}` as 'priorites.normale');
    if (field === 'duree_minutes' && typeof value === 'number') return format.duration(value);
    if (field === 'regle_date' || field === 'regle_compteur') return ruleText(field, value);
    return typeof value === 'string' && civilDate.test(value) ? format.civil(value) : null;
  }
  function ruleText(field: string, value: unknown): string | null {
    const base = { combinaison: null, premiere_date: null, regle_date: null, regle_compteur: null };
    const date = RegleDate.safeParse(value);
    if (field === 'regle_date' && date.success) return rhythmOf({ ...base, declencheur: 'date', regle_date: date.data, compteur: null });
    const meter = RegleCompteur.safeParse(value);
    if (!meter.success) return null;
    const compteur = { nom: t('fields.compteur'), unite: '' };
    return rhythmOf({ ...base, declencheur: 'compteur', regle_compteur: meter.data, compteur });
  }
  return {
    textOf,
    titleOf(action: string, acteur: string): string | null {
      const known = actions.find((each) => each === action);
      return known ? `${t(`journal.${known}`)} · ${acteur}` : null;
    },
  };
}
