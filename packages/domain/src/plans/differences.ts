import type { ChangementEcheance } from '@mif/contract/plan-commands';
import { daysBetween } from '@mif/contract/time';

/** An occurrence to come, as far as a comparison needs it. */
export interface Coming {
  date_due: string;
  is_estimee: boolean;
}

/**
 * What becomes of the occurrences to come where a plan changes: kept are those of the same day; of the others, one that was and
 * one that will be are the same one moved where each is the nearest to the other; the rest is added or removed.
 * @param before and after: in the order of their days
 * @returns in the order of the days, of the new one where there is one
 */
export function differencesOf(before: readonly Coming[], after: readonly Coming[]): ChangementEcheance[] {
  const left = [...before];
  const changes: ChangementEcheance[] = [];
  const fresh: Coming[] = [];
  for (const each of after) {
    const same = left.findIndex(({ date_due }) => date_due === each.date_due);
    if (same === -1) fresh.push(each);
    else {
      left.splice(same, 1);
      changes.push({ genre: 'gardee', avant: each.date_due, apres: each.date_due, is_estimee: each.is_estimee });
    }
  }
  const gone = new Set(left);
  for (const each of fresh) {
    const was = nearest(each, left);
    if (was && gone.has(was) && nearest(was, fresh) === each) {
      gone.delete(was);
      changes.push({ genre: 'deplacee', avant: was.date_due, apres: each.date_due, is_estimee: each.is_estimee || was.is_estimee });
    } else changes.push({ genre: 'ajoutee', avant: null, apres: each.date_due, is_estimee: each.is_estimee });
  }
  for (const each of gone) changes.push({ genre: 'supprimee', avant: each.date_due, apres: null, is_estimee: each.is_estimee });
  const dayOf = ({ apres, avant }: ChangementEcheance) => apres ?? avant ?? '';
  return changes.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
}

function nearest(to: Coming, among: readonly Coming[]): Coming | undefined {
  const distance = (each: Coming) => Math.abs(daysBetween(to.date_due, each.date_due));
  return among.reduce<Coming | undefined>((best, each) => (best === undefined || distance(each) < distance(best) ? each : best), undefined);
}
