const HOUR_MS = 3_600_000;

/** Hours before a deadline at which whoever has the work is reminded, the earliest first. */
export const RAPPEL_HEURES = [24, 2] as const;
/** Hours after it from which administrators are told too. */
export const ESCALADE_HEURES = 4;
/** What is overdue for longer was known before the product looked at it: a history that was imported, a long outage. */
export const RETARD_CONNU_HEURES = 168;

export type Seuil = `rappel:${(typeof RAPPEL_HEURES)[number]}` | 'retard' | 'escalade';

/**
 * The thresholds of a deadline that are reached, the earliest first. A reminder whose hour was over before the work was
 * asked for is none: a deadline of eight hours is not announced a day before.
 * @param created when the work was created
 */
export function seuilsReached(deadline: Date, created: Date, now: Date): Seuil[] {
  const left = deadline.getTime() - now.getTime();
  const given = deadline.getTime() - created.getTime();
  const reminders = RAPPEL_HEURES.filter((hours) => left <= hours * HOUR_MS && given > hours * HOUR_MS);
  return [
    ...reminders.map((hours) => `rappel:${hours}` as const),
    ...(left <= 0 ? (['retard'] as const) : []),
    ...(left <= -ESCALADE_HEURES * HOUR_MS ? (['escalade'] as const) : []),
  ];
}

/**
 * What is told of thresholds that were newly reached. Where several were missed at once, reminders are passed over for
 * what came after them; a delay and its escalation are told to different people, so both are.
 * @param reached all of them, the earliest first
 * @param fresh those that nobody was told of yet
 */
export function toTell(reached: readonly Seuil[], fresh: readonly Seuil[], deadline: Date, now: Date): Seuil[] {
  if (now.getTime() - deadline.getTime() > RETARD_CONNU_HEURES * HOUR_MS) return [];
  const tightest = reached.at(-1);
  return fresh.filter((seuil) => seuil === tightest || seuil === 'retard');
}
