import type { CodeLunaire } from '@mif/contract/calendriers';
import { addDays } from '@mif/contract/time';

/** Where each holiday of the moon is in the Islamic year: month, day. */
const places: Record<CodeLunaire, readonly [month: number, day: number]> = {
  premier_moharram: [1, 1],
  mawlid: [3, 12],
  ramadan: [9, 1],
  aid_al_fitr: [10, 1],
  aid_al_adha: [12, 10],
};
/** Ramadan began a day after the table's in each of the years 2024 to 2026: the new moon was not seen on its first evening. */
const RAMADAN_SHIFT_DAYS = 1;
// 16 July 622 of the Julian calendar, as a date of ours.
const EPOCH = '0622-07-19';

/**
 * When a holiday of the moon is to be expected: by the tabular Islamic calendar (Reingold and Dershowitz, Calendrical
 * Calculations, ch. 7), of which the moon that is seen in Morocco differs by a day at most now and then.
 * @param annee_hegire the Islamic year
 */
export function estimatedDate(code: CodeLunaire, annee_hegire: number): string {
  const [month, day] = places[code];
  const years = (annee_hegire - 1) * 354 + Math.floor((3 + 11 * annee_hegire) / 30);
  const days = years + 29 * (month - 1) + Math.floor(month / 2) + (day - 1);
  return addDays(EPOCH, days + (code === 'ramadan' ? RAMADAN_SHIFT_DAYS : 0));
}

/** The Islamic years whose holidays may fall into a civil year. */
export function islamicYears(annee: number): number[] {
  const first = Math.floor(((annee - 622) * 33) / 32) - 1;
  return [first, first + 1, first + 2, first + 3];
}
