import type { Frequence } from '@mif/contract/equipements';
import type { CreatePlanningInput } from '@mif/contract/plan-older-inputs';
import { presets, type RegleDate } from '@mif/contract/plan-rules';
import { intervalAfter } from './due-dates.ts';

type OlderWords = Pick<CreatePlanningInput, 'frequence' | 'prochaine_date' | 'derniere_date'>;

/**
 * What the older clients' words say in those of a plan: a usual rhythm is a rule, the next date its first one; where only the
 * last one is told, the next follows from it.
 * @param regle the rule where no rhythm is told: the plan's own
 */
export function inOwnWords(
  { frequence, prochaine_date, derniere_date }: OlderWords,
  regle: RegleDate | null,
): { regle_date?: RegleDate; premiere_date?: string } {
  const rule = frequence === undefined ? regle : presets[frequence].regle;
  const next = prochaine_date ?? (derniere_date && rule ? intervalAfter(rule, derniere_date) : null);
  return {
    ...(frequence === undefined ? {} : { regle_date: presets[frequence].regle }),
    ...(next === null || next === undefined ? {} : { premiere_date: next }),
  };
}

/** The title of a plan that was given none. */
export function usualTitle(frequence: Frequence | null, equipement: string): string {
  return `Entretien ${frequence === null ? 'préventif' : frequence} : ${equipement}`.slice(0, 200);
}
