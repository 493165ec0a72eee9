import type { Combinaison, Rattrapage, RegleDate, RegleFeries } from '@mif/contract/plan-rules';
import { addDays, toCivilDate } from '@mif/contract/time';
import { PaperMeter } from './test-paper-meter.ts';

/** A plan as somebody with a paper calendar and a paper log of readings keeps it. */
export interface Case {
  regle: RegleDate | null;
  /** Whether a threshold of a meter asks for work. */
  has_seuil: boolean;
  combinaison: Combinaison | null;
  ancrage: 'fixe' | 'flottant';
  rattrapage: Rattrapage;
  empiler: boolean;
  avance: number;
  /** How many days before its own an occurrence may be done. */
  avant: number;
  feries: RegleFeries;
}

/** Holidays of every year, and those of the moon in the first two years of the test. */
const yearly = ['01-01', '01-11', '01-14', '05-01', '07-30', '08-14', '08-20', '08-21', '10-31', '11-06', '11-18'];
const lunar = new Set([
  '2027-03-10',
  '2027-03-11',
  '2027-05-17',
  '2027-05-18',
  '2027-06-06',
  '2027-08-15',
  '2027-08-16',
  '2028-02-27',
  '2028-02-28',
  '2028-05-05',
  '2028-05-06',
  '2028-05-25',
  '2028-08-03',
  '2028-08-04',
]);
const isHoliday = (day: string) => yearly.includes(day.slice(5)) || lunar.has(day);
const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

function movedOff(day: string, feries: RegleFeries): string {
  if (feries === 'ignorer' || !isHoliday(day)) return day;
  let moved = day;
  do moved = addDays(moved, feries === 'avancer' ? -1 : 1);
  while (isHoliday(moved) || isWeekend(moved));
  return moved;
}

/** The k-th day, as somebody with a paper calendar would count it. */
function dayOf({ unite, intervalle, position }: RegleDate, first: string, k: number): string {
  if (unite === 'jour' || unite === 'semaine') return addDays(first, k * intervalle * (unite === 'semaine' ? 7 : 1));
  const [year = 0, month = 0, day = 0] = first.split('-').map(Number);
  const months = unite === 'annee' ? 12 * k * intervalle : k * intervalle;
  const end = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  if (!position)
    return new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth(), Math.min(day, end.getUTCDate()))).toISOString().slice(0, 10);
  while ((end.getUTCDay() || 7) !== 5) end.setUTCDate(end.getUTCDate() - 1);
  return end.toISOString().slice(0, 10);
}

/** What a plan must have come to, told one look at a time by plain rules. */
export class PaperPlan {
  readonly rows: string[] = [];
  readonly meter: PaperMeter | null;
  private open: { n: number; due: string }[] = [];
  private ended: { due: string; day: string } | null = null;
  private k = 0;
  isSuspended = false;

  private readonly plan: Case;
  private readonly first: string;

  constructor(plan: Case, first: string) {
    this.plan = plan;
    this.first = first;
    // A day before the anchor is none.
    while (plan.regle !== null && dayOf(plan.regle, first, this.k) < first) this.k += 1;
    this.meter = plan.has_seuil ? new PaperMeter(!plan.empiler) : null;
  }

  finish(n: number, now: Date): void {
    const row = this.open.find((each) => each.n === n);
    this.open = this.open.filter((each) => each.n !== n);
    if (!row) return;
    this.ended = { due: row.due, day: toCivilDate(now) };
    this.meter?.finish(now);
  }

  look(now: Date): void {
    if (this.isSuspended) return;
    const today = toCivilDate(now);
    const { regle, ancrage, combinaison } = this.plan;
    if (regle === null) this.lookAtMeter(now);
    else if (combinaison === 'premier') this.lookAtFirst(regle, now, today);
    else if (combinaison === 'tous') this.lookAtBoth(regle, now, today);
    else if (ancrage === 'flottant') this.lookFloating(regle, now, today);
    else this.lookFixed(regle, now, today);
  }

  private get isBlocked(): boolean {
    return !this.plan.empiler && this.open.length > 0;
  }

  private lookAtMeter(now: Date): void {
    if (this.plan.empiler) {
      for (const day of this.meter?.takePassings(now) ?? []) this.write(day, 'creee', now);
      return;
    }
    const day = this.askedDay();
    if (day !== null) this.write(day, 'creee', now);
  }

  /** The calendar or the meter, whichever comes first: work of either begins the next round of both. */
  private lookAtFirst(regle: RegleDate, now: Date, today: string): void {
    const before = this.open.length;
    const isBlocked = this.isBlocked;
    const day = this.askedDay();
    this.lookFixed(regle, now, today);
    if (this.open.length > before || isBlocked || day === null) return;
    // In the window of the next day it is that one, else one more.
    const isThatOne = addDays(this.next(regle).due, -this.plan.avant) <= today;
    this.write(day, 'creee', now);
    if (isThatOne) this.k += 1;
  }

  /** The calendar and the meter: the last day of the calendar that has come stands until the meter asks. */
  private lookAtBoth(regle: RegleDate, now: Date, today: string): void {
    const day = this.askedDay();
    let latest: string | null = null;
    if (day === null) return;
    let { k } = this;
    for (; addDays(this.next(regle, k).due, -this.plan.avance) <= today; k += 1) latest = this.next(regle, k).due;
    if (latest === null) return;
    this.write(day > latest ? day : latest, 'creee', now);
    this.k = k;
  }

  private askedDay(): string | null {
    return this.isBlocked ? null : (this.meter?.firstPassing() ?? null);
  }

  private lookFloating(regle: RegleDate, now: Date, today: string): void {
    if (this.open.length > 0) return;
    const day = this.ended ? dayOf(regle, this.ended.day, 1) : this.next(regle).day;
    const due = movedOff(day, this.plan.feries);
    if (addDays(due, -this.plan.avance) <= today) this.write(due, 'creee', now);
  }

  private next(regle: RegleDate, k = this.k): { day: string; due: string } {
    const day = dayOf(regle, this.first, k);
    return { day, due: movedOff(day, this.plan.feries) };
  }

  private lookFixed(regle: RegleDate, now: Date, today: string): void {
    const { rattrapage, empiler, avance } = this.plan;
    for (;;) {
      const { due } = this.next(regle);
      if (addDays(due, -avance) > today) return;
      const isLate = due < today;
      const isAlone = !empiler && rattrapage !== 'toutes';
      if (this.isBlocked) {
        if (!isLate || !isAlone) return;
        this.write(due, 'avec', now);
      } else if (isLate && isAlone && this.ended && due < this.ended.day) this.write(due, 'avec', now);
      else if (!isLate || rattrapage === 'toutes') this.write(due, 'creee', now);
      else {
        // Late: the last one before today is made up for, unless one that is due today, or may be done today, follows it.
        const following = addDays(this.next(regle, this.k + 1).due, -this.plan.avant);
        this.write(due, rattrapage === 'derniere' && following > today ? 'creee' : 'sautee', now);
      }
      this.k += 1;
    }
  }

  private write(due: string, what: 'creee' | 'avec' | 'sautee', now: Date): void {
    const n = this.rows.length + 1;
    this.rows.push(`${n} ${due} ${what}`);
    if (what !== 'creee') return;
    this.open.push({ n, due });
    this.meter?.create(now);
  }
}
