import { fromLocal, toLocalDate } from '@mif/contract/time';
import type { FinishInterventionInput } from '@mif/contract/interventions';
import { useState } from 'react';
import { useMe } from '../../app/me.ts';
import { readDevice, removeDevice, unsentKey, writeDevice } from './device-store.ts';

/** A time line as it is typed. */
export interface DraftLine {
  /** Wall clock in Morocco: `YYYY-MM-DDTHH:MM`. */
  debut: string;
  /** As typed; empty while nothing is. */
  minutes: string;
}

export interface ReportDraft {
  rapport: string;
  /** Null as long as the proposed lines were not touched. */
  temps: DraftLine[] | null;
  is_signed: boolean;
  nom: string;
  trace: string | null;
  motif_sans_signature: string;
}

export const emptyDraft: ReportDraft = { rapport: '', temps: null, is_signed: true, nom: '', trace: null, motif_sans_signature: '' };

type Report = Pick<FinishInterventionInput, 'rapport' | 'temps' | 'signature' | 'motif_sans_signature'>;
export type DraftFault = 'rapport' | 'temps' | 'nom' | 'trace' | 'motif_sans_signature';

/** An instant as the wall clock of a time line. */
export function toDraftLine(start: number, minutes: number | ''): DraftLine {
  return { debut: toLocalDate(start).toISOString().slice(0, 16), minutes: String(minutes) };
}

function readLine({ debut, minutes }: DraftLine): Report['temps'][number] | null {
  const [date, time] = debut.split('T');
  const whole = Number(minutes);
  if (!date || !time || !/^\d{1,4}$/.test(minutes) || whole < 1 || whole > 1440) return null;
  return { date_debut: new Date(fromLocal(date, time.slice(0, 5))).toISOString(), minutes: whole };
}

/**
 * The report a draft makes, or what it lacks.
 * @param lines the typed time lines, or the proposed ones
 * @param hasTimes whether the intervention has time lines already
 */
export function readDraft(
  draft: ReportDraft,
  lines: readonly DraftLine[],
  hasTimes: boolean,
): { report: Report; faults: [] } | { report: null; faults: DraftFault[] } {
  const faults: DraftFault[] = [];
  const temps = lines.flatMap((line) => readLine(line) ?? []);
  const { trace } = draft;
  const nom = draft.nom.trim();
  const rapport = draft.rapport.trim();
  const motif = draft.motif_sans_signature.trim();
  if (!rapport) faults.push('rapport');
  if (temps.length < lines.length || (temps.length === 0 && !hasTimes)) faults.push('temps');
  if (draft.is_signed && !nom) faults.push('nom');
  if (draft.is_signed && !trace) faults.push('trace');
  if (!draft.is_signed && !motif) faults.push('motif_sans_signature');
  if (faults.length > 0) return { report: null, faults };
  const signature = draft.is_signed && trace ? { nom, trace } : null;
  return { report: { rapport, temps, signature, motif_sans_signature: signature ? null : motif }, faults: [] };
}

/** The draft a report was made of: what was typed is not typed twice. */
export function draftOf(report: Report): ReportDraft {
  return {
    rapport: report.rapport,
    temps: report.temps.map((line) => toDraftLine(Date.parse(line.date_debut), line.minutes)),
    is_signed: Boolean(report.signature),
    nom: report.signature?.nom ?? '',
    trace: report.signature?.trace ?? null,
    motif_sans_signature: report.motif_sans_signature ?? '',
  };
}

const keyOf = (userId: number, id: number) => unsentKey(`rapport.${id}`, userId);

/** Keeps a draft on the device, or takes it away. */
export function keepDraft(userId: number, id: number, draft: ReportDraft | null): void {
  if (draft) writeDevice(keyOf(userId, id), draft);
  else removeDevice(keyOf(userId, id));
}

/**
 * The draft of an intervention's report: each change is on the device at once, and `forget` takes it away.
 * @param before the report of work that was reopened: the new one goes on from it
 */
export function useReportDraft(id: number, before: string | null | undefined) {
  const { id: userId } = useMe();
  const [draft, setDraft] = useState<ReportDraft>(() => {
    const kept = readDevice(keyOf(userId, id)) as Partial<ReportDraft> | undefined;
    return { ...emptyDraft, rapport: before ?? '', ...kept };
  });
  return {
    draft,
    change(changes: Partial<ReportDraft>) {
      const next = { ...draft, ...changes };
      keepDraft(userId, id, next);
      setDraft(next);
    },
    forget: () => keepDraft(userId, id, null),
  };
}
