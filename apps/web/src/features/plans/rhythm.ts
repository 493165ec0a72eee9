import type { Combinaison, Declencheur, PositionMois, RegleCompteur, RegleDate, RegleFeries } from '@mif/contract/plan-rules';
import { weekdayOf } from '@mif/contract/time';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useLangue } from '../../app/langue.tsx';
import { localeOf } from '@mif/i18n/messages';
import { useWeekday } from '../sites/horaires.ts';

/** What makes a plan due, as far as it is known. */
export interface Rhythm {
  declencheur: Declencheur;
  combinaison: Combinaison | null;
  regle_date: RegleDate | null;
  premiere_date: string | null;
  regle_compteur: RegleCompteur | null;
  compteur: { nom: string; unite: string } | null;
}

const rangKeys = { '1': 'r1', '2': 'r2', '3': 'r3', '4': 'r4', '-1': 'last' } as const;
/** The key of a rank's word. */
export const rangKey = (rang: Extract<PositionMois, { genre: 'rang' }>['rang']) => rangKeys[`${rang}`];

/** The last day every month has. */
const SHORTEST_MONTH = 28;

/** Says in words when a plan is due: « tous les 3 mois, le dernier vendredi du mois », or null where it is not known yet. */
export function useRhythm(): (plan: Rhythm) => string | null {
  const t = useTranslations('plans.rythmes');
  const format = useFormat();
  const weekday = useWeekday();
  function ofDate(regle: RegleDate, premiere: string | null): string {
    const rythme = t(regle.unite, { n: regle.intervalle });
    const { position } = regle;
    if (position?.genre === 'rang') {
      return t('rang', { rythme, rang: t(`rangs.${rangKey(position.rang)}`), jour: weekday(position.jour_semaine) });
    }
    if (position) return t(position.jour > SHORTEST_MONTH ? 'dernier_jour' : 'jour_mois', { rythme, jour: String(position.jour) });
    if (premiere === null || regle.unite === 'jour') return rythme;
    if (regle.unite === 'semaine') return t('jour_semaine', { rythme, jour: weekday(weekdayOf(premiere)) });
    const jour = Number(premiere.slice(8));
    return regle.unite === 'annee' ? rythme : t(jour > SHORTEST_MONTH ? 'dernier_jour' : 'jour_mois', { rythme, jour: String(jour) });
  }
  function ofMeter(regle: RegleCompteur, { nom, unite }: { nom: string; unite: string }): string {
    if (regle.genre === 'pas') return t('pas', { pas: format.number(regle.pas), unite, compteur: nom });
    return t(regle.sens, { seuil: format.number(regle.seuil), unite, compteur: nom });
  }
  return ({ declencheur, combinaison, regle_date, premiere_date, regle_compteur, compteur }) => {
    const date = declencheur !== 'compteur' && regle_date ? ofDate(regle_date, premiere_date) : null;
    const meter = declencheur !== 'date' && regle_compteur && compteur ? ofMeter(regle_compteur, compteur) : null;
    if (declencheur !== 'les_deux') return date ?? meter;
    return date && meter && combinaison ? t(combinaison, { date, compteur: meter }) : null;
  };
}

/** What a whole plan says, in one sentence for who fills it in; null while its rhythm is not known. */
export function usePlanSentence(): (
  plan: Rhythm & { ancrage: 'fixe' | 'flottant'; avance_jours: number | null; jours_feries: RegleFeries },
) => string | null {
  const t = useTranslations('plans.phrase');
  const { langue } = useLangue();
  const format = useFormat();
  const rhythmOf = useRhythm();
  return (plan) => {
    const rythme = rhythmOf(plan);
    if (rythme === null) return null;
    const isDated = plan.declencheur !== 'compteur' && plan.premiere_date !== null;
    const start = isDated ? t(plan.ancrage, { rythme, date: format.civil(plan.premiere_date ?? '') }) : rythme;
    const clauses = [
      ...(plan.avance_jours === null ? [] : [t('avance', { n: plan.avance_jours })]),
      ...(isDated ? [t(plan.jours_feries)] : []),
    ];
    const whole = clauses.reduce((debut, fin) => t('suite', { debut, fin }), start);
    return whole.slice(0, 1).toLocaleUpperCase(localeOf(langue)) + whole.slice(1);
  };
}
