import { DomainError } from '@mif/contract/errors';
import { findPlageFault, sortPlages, type Plage } from '@mif/contract/plages';

/**
 * The working hours of a week as they are kept: in order.
 * @throws HORAIRES_EMPTY_RANGE, HORAIRES_OVERLAP with the ranges
 */
export function checkHoraires(horaires: readonly Plage[]): Plage[] {
  const fault = findPlageFault(horaires);
  if (!fault) return sortPlages(horaires);
  const { jour, debut, fin } = fault.plage;
  if (fault.kind === 'empty') throw new DomainError('HORAIRES_EMPTY_RANGE', { field: 'horaires', details: { jour, heure: debut } });
  throw new DomainError('HORAIRES_OVERLAP', {
    field: 'horaires',
    details: { jour, debut, fin, autre_jour: fault.other.jour, autre_debut: fault.other.debut, autre_fin: fault.other.fin },
  });
}
