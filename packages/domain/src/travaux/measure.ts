import { sql } from 'kysely';
import type { EntityManager } from '@mif/db/orm';
import type { TravauxTache } from '@mif/contract/travaux';
import { tables } from '../kernel/scope.ts';
import { etat, jobs } from './project.ts';
import type { Beat } from './rules.ts';

/** The queue's jobs counted by task, and how long the oldest due one of each has waited. */
export async function measureTasks(em: EntityManager): Promise<TravauxTache[]> {
  const { rows } = await sql<TravauxTache>`
    with jobs as (select t.identifier as tache, ${etat} as etat, j.run_at from ${jobs})
    select tache,
      count(*) filter (where etat = 'en_cours')::int as en_cours,
      count(*) filter (where etat = 'en_attente')::int as en_attente,
      count(*) filter (where etat = 'programme')::int as programme,
      count(*) filter (where etat = 'a_reessayer')::int as a_reessayer,
      count(*) filter (where etat = 'echoue')::int as echoue,
      extract(epoch from now() - min(run_at) filter (where etat = 'en_attente'))::float8 as attente_s
    from jobs group by tache order by tache
  `.execute(tables(em));
  return rows;
}

/** The longest of the waits. */
export function longestWait(rows: readonly { attente_s: number | null }[]): number | null {
  const waits = rows.flatMap(({ attente_s }) => attente_s ?? []);
  return waits.length > 0 ? Math.max(...waits) : null;
}

/** Every worker heard of in the last day, with how many jobs it holds. */
export async function measureBeats(em: EntityManager): Promise<(Beat & { en_cours: number; demarre_at: string; vu_at: string })[]> {
  const { rows } = await sql<Beat & { en_cours: number; demarre_at: string; vu_at: string }>`
    select processus, demarre_at, vu_at,
      extract(epoch from now() - demarre_at)::float8 as started_s,
      extract(epoch from now() - vu_at)::float8 as silence_s,
      (select count(*)::int from graphile_worker.jobs where locked_by = processus) as en_cours
    from battements order by vu_at desc, processus
  `.execute(tables(em));
  return rows;
}
