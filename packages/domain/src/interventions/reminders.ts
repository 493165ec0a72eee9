import { ESCALADE_HEURES_MAX, type DestinatairesEscalade, type RappelsEcheances } from '@mif/contract/rappels';

const HOUR_MS = 3_600_000;

/** What is overdue for longer was known before the product looked at it: a history that was imported, a long outage. */
export const RETARD_CONNU_HEURES = ESCALADE_HEURES_MAX + 24;

/** A moment of a deadline at which somebody is told. */
export interface Seuil {
  /** What the mark of it is called: `rappel:24`, `retard`, `escalade:4:admins`. */
  cle: string;
  genre: 'rappel' | 'retard' | 'escalade';
  /** Hours from the deadline; a reminder's are negative. */
  heures: number;
  /** Whom an escalation is for. */
  destinataires?: DestinatairesEscalade;
}

/** The thresholds of every deadline, the earliest first. */
export function seuilsOf({ rappels, escalades }: RappelsEcheances): Seuil[] {
  return [
    ...rappels.map((heures): Seuil => ({ cle: `rappel:${heures}`, genre: 'rappel', heures: -heures })),
    { cle: 'retard', genre: 'retard', heures: 0 } as const,
    ...escalades.map(({ heures, destinataires }): Seuil => ({
      cle: `escalade:${heures}:${destinataires}`,
      genre: 'escalade',
      heures,
      destinataires,
    })),
  ].toSorted((a, b) => a.heures - b.heures);
}

/**
 * The thresholds of a deadline that are reached, the earliest first. A reminder whose hour was over before the work was
 * asked for is none: a deadline of eight hours is not announced a day before.
 * @param created when the work was created
 */
export function seuilsReached(seuils: readonly Seuil[], deadline: Date, created: Date, now: Date): Seuil[] {
  const given = deadline.getTime() - created.getTime();
  return seuils.filter(
    ({ genre, heures }) => momentOf(deadline, heures) <= now.getTime() && (genre !== 'rappel' || given > -heures * HOUR_MS),
  );
}

/** Whom an escalation of a mark was for. */
export function destinatairesOfMark(cle: string): DestinatairesEscalade | null {
  const [genre, , destinataires] = cle.split(':');
  return genre === 'escalade' ? (destinataires as DestinatairesEscalade) : null;
}

/** What is told now of a deadline. */
export interface Telling {
  rappel: boolean;
  retard: boolean;
  /** Whom escalations are for that came in their hour. */
  escalades: DestinatairesEscalade[];
  /** Whom escalations are for whose hour was over when they were asked for: less those who were told already. */
  rattrapages: DestinatairesEscalade[];
}

/**
 * What is told of thresholds that were newly reached. Where several were missed at once, reminders are passed over for
 * what came after them; a delay and its escalations are told to different people, so all are. A change of the setting
 * looks forward: what it puts into the past is made up for only where nobody was told of that deadline before.
 * @param reached all of them, the earliest first
 * @param marks the thresholds that were told or passed over, also those of earlier settings
 * @param changed when the setting was changed last; null where it never was
 */
export function toTell(reached: readonly Seuil[], marks: readonly string[], deadline: Date, changed: Date | null): Telling {
  const fresh = reached.filter(({ cle }) => !marks.includes(cle));
  const isPast = ({ heures }: Seuil) => changed !== null && momentOf(deadline, heures) < changed.getTime();
  const reminded = marks.some((cle) => cle.startsWith('rappel:'));
  const tightest = reached.at(-1);
  const escalades = fresh.filter(({ genre }) => genre === 'escalade');
  const whom = (some: readonly Seuil[]) => [...new Set(some.flatMap(({ destinataires }) => destinataires ?? []))];
  return {
    rappel: fresh.some((seuil) => seuil.genre === 'rappel' && seuil === tightest && !(reminded && isPast(seuil))),
    retard: fresh.some(({ genre }) => genre === 'retard'),
    escalades: whom(escalades.filter((seuil) => !isPast(seuil))),
    rattrapages: whom(escalades.filter(isPast)),
  };
}

/** The instant of a threshold, in milliseconds. */
function momentOf(deadline: Date, heures: number): number {
  return deadline.getTime() + heures * HOUR_MS;
}
