import type { CreateAbsenceInput } from '@mif/contract/absences';
import { DomainError } from '@mif/contract/errors';
import { civilDayBounds } from '@mif/contract/time';

const DAY_MS = 86_400_000;
const MAX_DAYS = 366;

/** When an absence is, as it is kept. */
export interface AbsencePeriod {
  debut: Date;
  fin: Date;
  date_debut: string | null;
  date_fin: string | null;
}

/**
 * The period of an absence: whole local days, the last one included, or from one instant to another.
 * @throws PERIOD_REQUIRED where neither pair, both or half a pair is given, PERIOD_INVALID where it ends before it
 * begins, PERIOD_TOO_LONG over a year
 */
export function periodOf(input: Pick<CreateAbsenceInput, 'debut' | 'fin' | 'date_debut' | 'date_fin'>): AbsencePeriod {
  const { debut, fin, date_debut, date_fin } = input;
  const isDays = date_debut !== undefined || date_fin !== undefined;
  const isInstants = debut !== undefined || fin !== undefined;
  if (isDays && isInstants) throw new DomainError('PERIOD_REQUIRED', { field: 'date_debut' });
  if (date_debut !== undefined && date_fin !== undefined) {
    if (date_fin < date_debut) throw new DomainError('PERIOD_INVALID', { field: 'date_fin' });
    const from = new Date(civilDayBounds(date_debut).start);
    return checkLength({ debut: from, fin: new Date(civilDayBounds(date_fin).end), date_debut, date_fin }, 'date_fin');
  }
  if (debut !== undefined && fin !== undefined) {
    const period = { debut: new Date(debut), fin: new Date(fin), date_debut: null, date_fin: null };
    if (period.fin <= period.debut) throw new DomainError('PERIOD_INVALID', { field: 'fin' });
    return checkLength(period, 'fin');
  }
  const missing = isInstants ? (debut === undefined ? 'debut' : 'fin') : date_debut === undefined ? 'date_debut' : 'date_fin';
  throw new DomainError('PERIOD_REQUIRED', { field: missing });
}

function checkLength(period: AbsencePeriod, field: string): AbsencePeriod {
  if (period.fin.getTime() - period.debut.getTime() > MAX_DAYS * DAY_MS) {
    throw new DomainError('PERIOD_TOO_LONG', { field, details: { jours: MAX_DAYS } });
  }
  return period;
}
