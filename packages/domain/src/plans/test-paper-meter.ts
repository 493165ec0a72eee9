import { toCivilDate } from '@mif/contract/time';

export const SEUIL = 8;
export const HYSTERESIS = 2;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A log of what a meter showed, and what of it has had its work. */
export class PaperMeter {
  private readonly passings: { at: Date; until: Date | null; has_work: boolean }[] = [];
  /** Of a threshold that does not give each passing work of its own: what passed it before has had it. */
  private settled = 0;

  private readonly isSingle: boolean;

  constructor(isSingle: boolean) {
    this.isSingle = isSingle;
  }

  read(at: Date, valeur: number): void {
    const last = this.passings.at(-1);
    const isOver = last?.until === null;
    if (!isOver && valeur >= SEUIL) this.passings.push({ at, until: null, has_work: false });
    if (isOver && valeur <= SEUIL - HYSTERESIS) last.until = at;
  }

  /** Work was created. A reading may be a little ahead of the clock. */
  create(now: Date): void {
    this.settled = Math.max(this.settled, now.getTime() + 5 * MINUTE_MS);
  }

  finish(now: Date): void {
    if (this.isSingle) this.settled = Math.max(this.settled, now.getTime());
  }

  /** Days of passings that have had no work; what was over more than 400 days ago is let go. */
  takePassings(now: Date): string[] {
    const back = now.getTime() - 400 * DAY_MS;
    const due = this.passings.filter(({ until, has_work }) => !has_work && (until === null || until.getTime() > back));
    for (const passing of due) passing.has_work = true;
    return due.map(({ at }) => toCivilDate(at));
  }

  firstPassing(): string | null {
    const next = this.passings.find(({ at }) => at.getTime() > this.settled);
    return next ? toCivilDate(next.at) : null;
  }
}
