import { DomainError } from '@mif/contract/errors';
import { toCivilDate } from '@mif/contract/time';

/**
 * Refuses a warranty that ends before the equipment is put into service.
 * @throws EQUIPEMENT_GARANTIE_INVALID
 */
export function checkWarranty(dates: {
  date_mise_en_service?: string | null | undefined;
  date_fin_garantie?: string | null | undefined;
}): void {
  const { date_mise_en_service, date_fin_garantie } = dates;
  if (date_mise_en_service && date_fin_garantie && date_fin_garantie < date_mise_en_service) {
    throw new DomainError('EQUIPEMENT_GARANTIE_INVALID', { field: 'date_fin_garantie', details: { date_mise_en_service } });
  }
}

/** Whether a warranty still runs: on its last day, in local time, it does. */
export function isUnderWarranty(date_fin_garantie: string | null, now: Date): boolean {
  return date_fin_garantie !== null && toCivilDate(now) <= date_fin_garantie;
}
