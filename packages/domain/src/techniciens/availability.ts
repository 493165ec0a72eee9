import type { TypeAbsence } from '@mif/contract/absences';
import type { Plage } from '@mif/contract/plages';
import type { Disponibilite, MotifIndisponibilite } from '@mif/contract/techniciens';
import { addDays, fromLocal, toCivilDate, weekdayOf } from '@mif/contract/time';

/** From one instant to another, which is no longer part of it, in milliseconds since the epoch. */
export interface Span {
  debut: number;
  fin: number;
}

/** What the rules need to know of a technician. */
export interface AvailabilityFacts {
  /** He and his account. */
  is_active: boolean;
  /** null: not known, so that nothing is outside of them. */
  horaires: readonly Plage[] | null;
  /** Approved ones. */
  absences: readonly (Span & { id: number; type: TypeAbsence })[];
  astreintes: readonly Span[];
  /** Of kinds whose expiry keeps him from working. */
  habilitations: readonly { type_id: number; nom: string; date_obtention: string; date_expiration: string | null }[];
  /** Planned ones. */
  interventions: readonly (Span & { id: number; reference: string })[];
}

export interface Judgement {
  is_disponible: boolean;
  /** Some of the span is his only because he is on call. */
  is_astreinte: boolean;
  motifs: MotifIndisponibilite[];
}

const iso = (instant: number) => new Date(instant).toISOString();

/** Spans that touch do not overlap: a booking that begins where another ends finds him free. */
export function doOverlap(a: Span, b: Span): boolean {
  return a.debut < b.fin && b.debut < a.fin;
}

/**
 * Whether a technician is free over a span, and every reason why he is not. An instant is a span without length.
 * @param facts those that touch the span; others change nothing
 */
export function judgeAvailability(facts: AvailabilityFacts, asked: Span): Judgement {
  // What lasts no time still happens in its first millisecond.
  const span = { debut: asked.debut, fin: Math.max(asked.fin, asked.debut + 1) };
  const motifs: MotifIndisponibilite[] = [];
  if (!facts.is_active) motifs.push({ motif: 'inactif' });
  for (const { id, type, debut, fin } of facts.absences.filter((absence) => doOverlap(absence, span))) {
    motifs.push({ motif: 'absence', absence_id: id, type, debut: iso(debut), fin: iso(fin) });
  }
  const inHours = facts.horaires === null ? [span] : workingSpans(facts.horaires, span);
  const gap = firstGap([...inHours, ...facts.astreintes], span);
  if (gap) motifs.push({ motif: 'hors_horaires', debut: iso(gap.debut), fin: iso(gap.fin) });
  motifs.push(...expired(facts.habilitations, toCivilDate(span.debut), toCivilDate(span.fin - 1)));
  for (const { id, reference, debut, fin } of facts.interventions.filter((booked) => doOverlap(booked, span))) {
    motifs.push({ motif: 'intervention', intervention_id: id, reference, debut: iso(debut), fin: iso(fin) });
  }
  const is_astreinte = facts.astreintes.some((astreinte) => doOverlap(astreinte, span)) && firstGap(inHours, span) !== null;
  return { is_disponible: motifs.length === 0, is_astreinte, motifs };
}

/**
 * One word for the present moment: away (not there, or not at work at this hour), busy, or there.
 * @param isWorking an intervention of his runs, whenever it was planned
 */
export function disponibiliteOf(judgement: Judgement, isWorking: boolean): Disponibilite {
  const has = (...motifs: MotifIndisponibilite['motif'][]) => judgement.motifs.some(({ motif }) => motifs.includes(motif));
  if (has('inactif', 'absence')) return 'absent';
  if (isWorking || has('intervention')) return 'occupe';
  return has('hors_horaires') ? 'absent' : 'disponible';
}

/** The working hours that touch a span, as instants and in order; a night shift of the day before is one of them. */
export function workingSpans(horaires: readonly Plage[], span: Span): Span[] {
  const last = toCivilDate(span.fin - 1);
  const spans: Span[] = [];
  for (let date = addDays(toCivilDate(span.debut), -1); date <= last; date = addDays(date, 1)) {
    const weekday = weekdayOf(date);
    for (const plage of horaires) {
      if (plage.jour !== weekday) continue;
      const shift = {
        debut: fromLocal(date, plage.debut),
        fin: fromLocal(plage.fin > plage.debut ? date : addDays(date, 1), plage.fin),
      };
      if (doOverlap(shift, span)) spans.push(shift);
    }
  }
  return spans.toSorted((a, b) => a.debut - b.debut);
}

/** The first part of a span that none of the others covers, or null where they cover it together. */
export function firstGap(covers: readonly Span[], span: Span): Span | null {
  let reached = span.debut;
  for (const cover of covers.toSorted((a, b) => a.debut - b.debut)) {
    if (cover.debut > reached) return { debut: reached, fin: Math.min(cover.debut, span.fin) };
    reached = Math.max(reached, cover.fin);
    if (reached >= span.fin) return null;
  }
  return reached < span.fin ? { debut: reached, fin: span.fin } : null;
}

/** Milliseconds of a span that others cover, each instant counted once. */
export function coveredMs(covers: readonly Span[], span: Span): number {
  let reached = span.debut;
  let sum = 0;
  for (const cover of covers.toSorted((a, b) => a.debut - b.debut)) {
    const debut = Math.max(cover.debut, reached);
    const fin = Math.min(cover.fin, span.fin);
    if (fin > debut) sum += fin - debut;
    reached = Math.max(reached, fin);
  }
  return sum;
}

// A kind he once had and has no longer on some day of the span: he is told by the day it ended. One he never had says
// nothing here, for who must have it is known to the work alone.
function expired(habilitations: AvailabilityFacts['habilitations'], from: string, to: string): MotifIndisponibilite[] {
  const byType = Map.groupBy(habilitations, ({ type_id }) => type_id);
  return [...byType].flatMap(([type_id, all]): MotifIndisponibilite[] => {
    const sorted = all.toSorted((a, b) => (a.date_obtention < b.date_obtention ? -1 : 1));
    for (let day = from; day <= to; day = addDays(day, 1)) {
      const isHeld = sorted.some(
        ({ date_obtention, date_expiration }) => date_obtention <= day && (date_expiration === null || day <= date_expiration),
      );
      const over = sorted.findLast(({ date_expiration }) => date_expiration !== null && date_expiration < day);
      if (!isHeld && over?.date_expiration) {
        return [{ motif: 'habilitation_expiree', type_id, nom: over.nom, date_expiration: over.date_expiration }];
      }
    }
    return [];
  });
}
