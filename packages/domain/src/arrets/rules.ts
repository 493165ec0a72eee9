import { causesArret, type CauseArret } from '@mif/contract/arrets';
import type { StatutEquipement } from '@mif/contract/equipements';
import { DomainError } from '@mif/contract/errors';

const CLOCK_TOLERANCE_MS = 5 * 60_000;
const MINUTE_MS = 60_000;

/** A downtime as the rules see it; it lasts while `date_fin` is null. */
export interface Downtime {
  cause: CauseArret;
  date_debut: Date;
  date_fin: Date | null;
}

/**
 * Refuses a downtime that begins or ends in the future, or ends before it begins.
 * @throws ARRET_DATES_INVALID
 */
export function checkDates({ date_debut, date_fin }: Pick<Downtime, 'date_debut' | 'date_fin'>, now: Date): void {
  const latest = now.getTime() + CLOCK_TOLERANCE_MS;
  const refuse = (field: 'date_debut' | 'date_fin', raison: string) => {
    throw new DomainError('ARRET_DATES_INVALID', { field, details: { raison } });
  };
  if (date_debut.getTime() > latest) refuse('date_debut', 'debut_futur');
  if (date_fin && date_fin.getTime() > latest) refuse('date_fin', 'fin_future');
  if (date_fin && date_fin <= date_debut) refuse('date_fin', 'ordre');
}

/** The state an equipment is in while a downtime lasts, or null where the downtime says nothing of the machine itself. */
export function statutDuring(cause: CauseArret): StatutEquipement | null {
  if (cause === 'panne') return 'panne';
  return cause === 'planifie' ? 'maintenance' : null;
}

/** What a new state does to the downtime that lasts: it goes on, ends, or another begins. */
export function downtimeAfter(statut: StatutEquipement, lasting: CauseArret | null): { ends: boolean; begins: CauseArret | null } {
  switch (statut) {
    case 'operationnel':
    case 'retire':
      return { ends: lasting !== null, begins: null };
    case 'panne':
      return lasting === 'panne' ? { ends: false, begins: null } : { ends: lasting !== null, begins: 'panne' };
    case 'maintenance':
      // A failure under repair is still that failure, until the machine is back in service.
      return lasting === 'panne' || lasting === 'planifie' ? { ends: false, begins: null } : { ends: lasting !== null, begins: 'planifie' };
  }
}

/**
 * How long an equipment stood still in [from, to): downtimes are cut to the period and overlaps are counted once; one
 * that lasts counts until `now`.
 * @returns whole minutes in all and by cause (an overlap counts for the one that began first), and how many failures
 * began in the period
 */
export function sumDowntime(
  downtimes: readonly Downtime[],
  { from, to, now }: { from: Date; to: Date; now: Date },
): { minutes: number; minutes_par_cause: Record<CauseArret, number>; pannes: number } {
  const millis = Object.fromEntries(causesArret.map((cause) => [cause, 0])) as Record<CauseArret, number>;
  let covered = from.getTime();
  for (const { cause, date_debut, date_fin } of downtimes.toSorted((a, b) => a.date_debut.getTime() - b.date_debut.getTime())) {
    const begin = Math.max(date_debut.getTime(), covered);
    const end = Math.min((date_fin ?? now).getTime(), to.getTime());
    if (end <= begin) continue;
    millis[cause] += end - begin;
    covered = end;
  }
  const total = Object.values(millis).reduce((sum, each) => sum + each, 0);
  return {
    minutes: Math.round(total / MINUTE_MS),
    minutes_par_cause: Object.fromEntries(causesArret.map((cause) => [cause, Math.round(millis[cause] / MINUTE_MS)])) as Record<
      CauseArret,
      number
    >,
    pannes: downtimes.filter(({ cause, date_debut }) => cause === 'panne' && date_debut >= from && date_debut < to).length,
  };
}
