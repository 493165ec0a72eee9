import { DomainError } from '@mif/contract/errors';
import { findPlageFault, sortPlages, type Plage } from '@mif/contract/plages';

/**
 * The working hours of a week as they are kept: in order.
 * @param field where the caller's input has them
 * @throws HORAIRES_EMPTY_RANGE, HORAIRES_OVERLAP with the ranges
 */
export function checkHoraires(horaires: readonly Plage[], field = 'horaires'): Plage[] {
  const fault = findPlageFault(horaires);
  if (!fault) return sortPlages(horaires);
  const { jour, debut, fin } = fault.plage;
  if (fault.kind === 'empty') throw new DomainError('HORAIRES_EMPTY_RANGE', { field, details: { jour, heure: debut } });
  throw new DomainError('HORAIRES_OVERLAP', {
    field,
    details: { jour, debut, fin, autre_jour: fault.other.jour, autre_debut: fault.other.debut, autre_fin: fault.other.fin },
  });
}
