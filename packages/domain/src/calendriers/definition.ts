import { CalendarNeverOpenError, addBusinessDays } from '@mif/contract/business-time';
import type { BusinessCalendar, DefinitionCalendrier, FerieDate, SemaineInput } from '@mif/contract/calendriers';
import { DomainError } from '@mif/contract/errors';
import { addDays } from '@mif/contract/time';
import { checkHoraires } from '../techniciens/horaires.ts';

/** A row of the register of holidays, as a calendar takes it. */
export interface FerieRow extends FerieDate {
  annee_hegire: number | null;
}

/** What a calendar takes from the register of holidays: a Ramadan ends on the eve of its Aïd al-Fitr. */
export function feriesOf(rows: readonly FerieRow[]): Pick<DefinitionCalendrier, 'feries' | 'ramadans'> {
  const inOrder = rows.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const fitr = new Map(inOrder.filter(({ code }) => code === 'aid_al_fitr').map((row) => [row.annee_hegire, row.date]));
  return {
    ramadans: inOrder
      .filter(({ code }) => code === 'ramadan')
      .map(({ date, jours, annee_hegire, is_estime }) => {
        const next = fitr.get(annee_hegire);
        return { debut: date, fin: next && next > date ? addDays(next, -1) : addDays(date, jours - 1), is_estime };
      }),
    feries: inOrder
      .filter(({ code }) => code !== 'ramadan')
      .map(({ code, nom, date, jours, is_annuel, jusqu_au, is_estime }) => ({ code, nom, date, jours, is_annuel, jusqu_au, is_estime })),
  };
}

/**
 * The weeks of a calendar with new hours from a civil date on; what held before stays, what was planned after is replaced.
 * @throws HORAIRES_EMPTY_RANGE, HORAIRES_OVERLAP, CALENDRIER_NEVER_OPEN
 */
export function withSemaine(definition: DefinitionCalendrier, input: SemaineInput, du: string): DefinitionCalendrier {
  const semaine = {
    ...input,
    horaires: checkHoraires(input.horaires, 'semaine.horaires'),
    ramadan: input.ramadan && { ...input.ramadan, horaires: checkHoraires(input.ramadan.horaires, 'semaine.ramadan.horaires') },
  };
  const kept = definition.semaines.filter((known) => known.du === null || known.du < du);
  requireOpening({ ...definition, semaines: [{ ...semaine, du: null }], fermetures: [] }, du);
  return { ...definition, semaines: [...kept, { ...semaine, du: kept.length === 0 ? null : du }] };
}

/** The longest time in business days the product counts: none may look for it in vain. */
const LONGEST_DAYS = 10;

/**
 * Refuses a calendar that is not open long enough for a deadline to be counted.
 * @throws CALENDRIER_NEVER_OPEN
 */
export function requireOpening(definition: DefinitionCalendrier, from: string): void {
  const calendar: BusinessCalendar = { ...definition, calendrier_id: 0, calendrier_version_id: 0, numero: 0, nom: '' };
  try {
    addBusinessDays(calendar, `${from}T00:00:00Z`, LONGEST_DAYS);
  } catch (error) {
    if (error instanceof CalendarNeverOpenError) throw new DomainError('CALENDRIER_NEVER_OPEN', { field: 'semaine.horaires' });
    throw error;
  }
}
