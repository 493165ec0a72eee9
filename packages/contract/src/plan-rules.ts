import { z } from 'zod';
import { Frequence, type Frequence as FrequenceName } from './equipements.ts';
import type { Broken } from './rules.ts';

/** What makes an occurrence due: a calendar, a meter, or both. */
export const declencheurs = ['date', 'compteur', 'les_deux'] as const;
export const Declencheur = z.enum(declencheurs);
export type Declencheur = z.infer<typeof Declencheur>;

/** Of both: whichever comes first, or only once all have come. */
export const combinaisons = ['premier', 'tous'] as const;
export const Combinaison = z.enum(combinaisons);
export type Combinaison = z.infer<typeof Combinaison>;

export const unitesIntervalle = ['jour', 'semaine', 'mois', 'annee'] as const;
export const UniteIntervalle = z.enum(unitesIntervalle);
export type UniteIntervalle = z.infer<typeof UniteIntervalle>;

/** Which of the same weekdays of a month; -1: the last. */
export const rangs = [1, 2, 3, 4, -1] as const;

/** Where in its month an occurrence falls: on a day (a shorter month: its last one), or on the n-th of a weekday. */
export const PositionMois = z.discriminatedUnion('genre', [
  z.object({ genre: z.literal('jour'), jour: z.number().int().min(1).max(31) }),
  z.object({
    genre: z.literal('rang'),
    rang: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]),
    jour_semaine: z.number().int().min(1).max(7),
  }),
]);
export type PositionMois = z.infer<typeof PositionMois>;

/** Every so many days, weeks, months or years. */
export const RegleDate = z.object({
  unite: UniteIntervalle,
  intervalle: z.number().int().min(1).max(999),
  /** Of months and years alone; null: the day of `premiere_date`. */
  position: PositionMois.nullable(),
});
export type RegleDate = z.infer<typeof RegleDate>;

const MAX_VALUE = 999_999_999_999;
const valeur = z.number().min(-MAX_VALUE).max(MAX_VALUE);

/** Every `pas` of a counting meter, or when a value passes a threshold; it must come back over `hysteresis` to count again. */
export const RegleCompteur = z.discriminatedUnion('genre', [
  z.object({ genre: z.literal('pas'), pas: valeur.positive() }),
  z.object({ genre: z.literal('seuil'), sens: z.enum(['au_dessus', 'en_dessous']), seuil: valeur, hysteresis: valeur.nonnegative() }),
]);
export type RegleCompteur = z.infer<typeof RegleCompteur>;

/** `fixe`: from `premiere_date`, whatever was done when; `flottant`: from the technical end of the one before. */
export const ancrages = ['fixe', 'flottant'] as const;
export const Ancrage = z.enum(ancrages);
export type Ancrage = z.infer<typeof Ancrage>;

/** A due date that is a holiday: it stays, goes to the open day before, or to the one after. */
export const reglesFeries = ['ignorer', 'avancer', 'reporter'] as const;
export const RegleFeries = z.enum(reglesFeries);
export type RegleFeries = z.infer<typeof RegleFeries>;

/** What is made of occurrences that were missed. */
export const rattrapages = ['toutes', 'derniere', 'aucune'] as const;
export const Rattrapage = z.enum(rattrapages);
export type Rattrapage = z.infer<typeof Rattrapage>;

interface Preset {
  regle: RegleDate;
  avance_jours: number;
  tolerance_jours: number;
}

const preset = (unite: UniteIntervalle, intervalle: number, avance_jours: number, tolerance_jours: number): Preset => ({
  regle: { unite, intervalle, position: null },
  avance_jours,
  tolerance_jours,
});

/** The six usual rhythms, with the lead and the tolerance that fit them, in days. */
export const presets: Record<FrequenceName, Preset> = {
  journalier: preset('jour', 1, 0, 0),
  hebdomadaire: preset('semaine', 1, 2, 1),
  mensuel: preset('mois', 1, 7, 3),
  trimestriel: preset('mois', 3, 14, 7),
  semestriel: preset('mois', 6, 21, 10),
  annuel: preset('annee', 1, 30, 15),
};

const daysOf: Record<UniteIntervalle, number> = { jour: 1, semaine: 7, mois: 30, annee: 365 };

/** The name of a usual rhythm, or null: twelve months are a year, seven days a week. */
export function frequenceOf(regle: Pick<RegleDate, 'unite' | 'intervalle'> | null): FrequenceName | null {
  if (!regle) return null;
  const months = { jour: null, semaine: null, mois: regle.intervalle, annee: regle.intervalle * 12 }[regle.unite];
  const days = { jour: regle.intervalle, semaine: regle.intervalle * 7, mois: null, annee: null }[regle.unite];
  const found = Frequence.options.find((name) => {
    const { unite, intervalle } = presets[name].regle;
    return unite === 'mois' || unite === 'annee'
      ? months === intervalle * (unite === 'annee' ? 12 : 1)
      : days === intervalle * (unite === 'semaine' ? 7 : 1);
  });
  return found ?? null;
}

/** Lead and tolerance in days that fit a rhythm: those of the longest usual one that is no longer than it. */
export function defaultsFor(regle: RegleDate | null): Pick<Preset, 'avance_jours' | 'tolerance_jours'> {
  if (!regle) return { avance_jours: 0, tolerance_jours: 7 };
  const length = regle.intervalle * daysOf[regle.unite];
  const fitting = Frequence.options.filter((name) => presets[name].regle.intervalle * daysOf[presets[name].regle.unite] <= length).at(-1);
  const { avance_jours, tolerance_jours } = presets[fitting ?? 'journalier'];
  return { avance_jours, tolerance_jours };
}

/** What must fit together in a plan's rules. */
export interface PlanRules {
  declencheur: Declencheur;
  combinaison: Combinaison | null;
  regle_date: RegleDate | null;
  premiere_date: string | null;
  regle_compteur: RegleCompteur | null;
  compteur_id: number | null;
}

/** What does not fit together in a plan's rules, with the field at fault, or null. */
export function faultOfRules(plan: PlanRules): (Broken & { field: string }) | null {
  const has_date = plan.declencheur !== 'compteur';
  const has_meter = plan.declencheur !== 'date';
  if (has_date && !plan.regle_date) return { code: 'PLAN_DATE_RULE_REQUIRED', field: 'regle_date' };
  if (has_date && !plan.premiere_date) return { code: 'PLAN_FIRST_DATE_REQUIRED', field: 'premiere_date' };
  if (has_meter && plan.compteur_id === null) return { code: 'PLAN_METER_REQUIRED', field: 'compteur_id' };
  if (has_meter && !plan.regle_compteur) return { code: 'PLAN_METER_RULE_REQUIRED', field: 'regle_compteur' };
  if (plan.declencheur === 'les_deux' && !plan.combinaison) return { code: 'PLAN_COMBINATION_REQUIRED', field: 'combinaison' };
  if (has_date && plan.regle_date?.position && (plan.regle_date.unite === 'jour' || plan.regle_date.unite === 'semaine')) {
    return { code: 'PLAN_POSITION_INVALID', field: 'regle_date' };
  }
  return null;
}
