import type { Intervention, Statut } from '@mif/contract/interventions';
import type { MaJournee } from '@mif/contract/ma-journee';
import { pendingOf } from './outbox.ts';
import type { FieldAction, OutboxEntry } from './outbox.ts';

/** A row of the day. */
export type DayRow = MaJournee['a_faire'][number];

// The technician's part of the life of an intervention. The contract's own table would bring the whole validation library to the phone; a test
// holds the two together.
/** Where each of his steps leads. */
export const leadsTo: Record<FieldAction, Statut> = {
  start: 'en_cours',
  resume: 'en_cours',
  hold: 'en_attente',
  finish: 'terminee',
  unassign: 'ouverte',
};

/** What he may do from each statut. */
export const stepsFrom: Partial<Record<Statut, readonly FieldAction[]>> = {
  affectee: ['unassign', 'start'],
  en_cours: ['hold', 'finish'],
  en_attente: ['resume'],
};

interface Projectable {
  id: number;
  statut: Statut;
  actions_permises: readonly string[];
}

/** A row as it will be once the commands that wait are applied. */
export function project<Row extends Projectable>(row: Row, entries: readonly OutboxEntry[]): Row {
  const last = pendingOf(entries, row.id).at(-1);
  if (!last) return row;
  const statut = leadsTo[last.action];
  return { ...row, statut, actions_permises: stepsFrom[statut] ?? [] };
}

const rank = (statut: Statut) => (statut === 'en_cours' ? 0 : statut === 'en_attente' ? 2 : 1);

/** The day as it will be once the commands that wait are applied: what runs first, what waits last, what is finished apart. */
export function projectDay(day: MaJournee, entries: readonly OutboxEntry[]): MaJournee {
  const rows = day.a_faire.map((row) => project(row, entries));
  const finished = rows.filter((row) => row.statut === 'terminee');
  return {
    ...day,
    a_faire: rows.filter((row) => stepsFrom[row.statut] !== undefined).toSorted((a, b) => rank(a.statut) - rank(b.statut)),
    terminees: [...finished, ...day.terminees],
  };
}

/** The day after an answer of the server about one of its interventions, until the next reading of the whole. */
export function withAnswer(day: MaJournee, answer: Intervention): MaJournee {
  const row = day.a_faire.find((each) => each.id === answer.id);
  if (!row) return day;
  const { statut, version } = answer;
  const actions_permises = answer.actions_permises.filter((action) => action !== 'update' && action !== 'move');
  const next = { ...row, statut, version, actions_permises };
  if (stepsFrom[statut]) return { ...day, a_faire: day.a_faire.map((each) => (each === row ? next : each)) };
  const others = day.a_faire.filter((each) => each !== row);
  return { ...day, a_faire: others, terminees: statut === 'terminee' ? [next, ...day.terminees] : day.terminees };
}

/** The one next action: what a gloved thumb should find first. */
export function primaryOf(actions: readonly string[]): 'start' | 'resume' | 'finish' | null {
  return (['finish', 'resume', 'start'] as const).find((action) => actions.includes(action)) ?? null;
}
