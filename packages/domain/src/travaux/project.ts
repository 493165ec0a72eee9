import { sql, type RawBuilder } from 'kysely';
import type { EtatTravail, Travail } from '@mif/contract/travaux';
import { toIso, toIsoOrNull } from '../kernel/instants.ts';

/** The queue's jobs (as `j`) with their task (as `t`), to be read: what changes them are the queue's own functions. */
export const jobs = sql`graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id`;

/** Where a job is, by PostgreSQL's clock, which is the queue's. */
export const etat: RawBuilder<EtatTravail> = sql`case
  when j.locked_at is not null then 'en_cours'
  when j.attempts >= j.max_attempts then 'echoue'
  when j.run_at <= now() then 'en_attente'
  when j.attempts > 0 then 'a_reessayer'
  else 'programme' end`;

/** What `toTravail` reads. */
export const columns = sql`j.id::int as id, t.identifier as tache, ${etat} as etat, j.payload, j.created_at, j.run_at,
  j.attempts::int as attempts, j.max_attempts::int as max_attempts, j.last_error, j.locked_by, j.locked_at`;

export interface JobRow {
  id: number;
  tache: string;
  etat: EtatTravail;
  payload: unknown;
  created_at: Date | string;
  run_at: Date | string;
  attempts: number;
  max_attempts: number;
  last_error: string | null;
  locked_by: string | null;
  locked_at: Date | string | null;
}

const REASON_LENGTH = 500;

/** A reason as it is shown: on one line, cut. */
export function shortReason(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > REASON_LENGTH ? `${line.slice(0, REASON_LENGTH - 1)}…` : line;
}

/** The numbers of rows a payload names; whatever else it may hold is nobody's business. */
export function idsOf(payload: unknown): Record<string, number> {
  if (typeof payload !== 'object' || payload === null) return {};
  return Object.fromEntries(
    Object.entries(payload).filter((entry): entry is [string, number] => /(?:^|_)id$/.test(entry[0]) && Number.isInteger(entry[1])),
  );
}

/** What may be done to a job: one at work is left to its worker, one that is due needs no push. */
export function actionsOf(etat: EtatTravail): Travail['actions_permises'] {
  if (etat === 'en_cours') return [];
  return etat === 'en_attente' ? ['cancel'] : ['retry', 'cancel'];
}

/** The DTO of a job. */
export function toTravail(row: JobRow): Travail {
  return {
    id: row.id,
    tache: row.tache,
    etat: row.etat,
    objets: idsOf(row.payload),
    cree_at: toIso(row.created_at),
    prevu_at: toIso(row.run_at),
    tentatives: row.attempts,
    tentatives_max: row.max_attempts,
    derniere_erreur: row.last_error === null ? null : shortReason(row.last_error),
    processus: row.locked_by,
    depuis_at: toIsoOrNull(row.locked_at),
    actions_permises: actionsOf(row.etat),
  };
}
