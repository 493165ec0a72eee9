import { addDays, fromLocal, toCivilDate, toLocal } from '@mif/contract/time';

/** When somebody is told by mail and push; hours are local, `HH:MM`. */
export interface Rhythm {
  silence_debut: string | null;
  silence_fin: string | null;
  heure_resume: string;
}

/**
 * When what is to be sent at an instant may really leave: at once, or at the end of the quiet hours it falls in. The hour
 * that ends them is no longer quiet.
 */
export function afterSilence(at: Date, { silence_debut, silence_fin }: Pick<Rhythm, 'silence_debut' | 'silence_fin'>): Date {
  if (silence_debut === null || silence_fin === null) return at;
  const clock = clockOf(at);
  const is_over_night = silence_debut > silence_fin;
  const is_evening = clock >= silence_debut;
  const is_morning = clock < silence_fin;
  if (is_over_night ? !is_evening && !is_morning : !(is_evening && is_morning)) return at;
  const today = toCivilDate(at);
  const end = fromLocal(is_over_night && is_evening ? addDays(today, 1) : today, silence_fin);
  // Where clocks go back, the end of the hour that comes twice is not before the present.
  return new Date(Math.max(end, at.getTime()));
}

/** When the next mail of the day leaves: after this instant, and not in quiet hours. */
export function nextResume(after: Date, rhythm: Rhythm): Date {
  const today = toCivilDate(after);
  const at = fromLocal(today, rhythm.heure_resume);
  const next = at > after.getTime() ? at : fromLocal(addDays(today, 1), rhythm.heure_resume);
  return afterSilence(new Date(next), rhythm);
}

function clockOf(at: Date): string {
  const { hour, minute } = toLocal(at);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
