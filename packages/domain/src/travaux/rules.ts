import { taches, type genresAlerte, type Processus, type TravauxTache } from '@mif/contract/travaux';

export type Genre = (typeof genresAlerte)[number];

/** What a worker's heartbeat says of it, in seconds before now. */
export interface Beat {
  processus: string;
  started_s: number;
  silence_s: number;
}

/** Silent for this long a worker has lost its jobs to others; for the longer time administrators are told. */
export const SILENT_AFTER_S = 15;
const TOLD_AFTER_S = 60;

/**
 * Which workers are alive, silent, or silent with another started in their place since: each start makes up for one
 * that had gone silent before it.
 */
export function judgeBeats(beats: readonly Beat[]): Map<string, Processus['etat']> {
  const starts = beats.filter(({ silence_s }) => silence_s <= SILENT_AFTER_S).map(({ started_s }) => started_s);
  const etats = new Map<string, Processus['etat']>();
  for (const beat of beats.toSorted((a, b) => b.silence_s - a.silence_s)) {
    if (beat.silence_s <= SILENT_AFTER_S) {
      etats.set(beat.processus, 'actif');
      continue;
    }
    // The earliest start after the silence began.
    const [place] = [...starts.keys()]
      .filter((index) => (starts[index] ?? 0) < beat.silence_s)
      .sort((a, b) => (starts[b] ?? 0) - (starts[a] ?? 0));
    if (place === undefined) etats.set(beat.processus, 'muet');
    else {
      starts.splice(place, 1);
      etats.set(beat.processus, 'remplace');
    }
  }
  return etats;
}

/** What is known of the background when it is looked at. */
export interface WatchFacts {
  /** How long the oldest job that could run has waited. */
  attente_s: number | null;
  retard_s: number;
  beats: readonly Beat[];
  /** For how long somebody has been looking: a worker is given the time to start. */
  watched_s: number;
}

/**
 * Which alerts are to be open; null leaves one as it is: a queue that hovers round the limit is told once.
 */
export function alertsOf({ attente_s, retard_s, beats, watched_s }: WatchFacts): Record<Genre, boolean | null> {
  const waited = attente_s ?? 0;
  const etats = judgeBeats(beats);
  const is_silent = beats.some(({ processus, silence_s }) => etats.get(processus) === 'muet' && silence_s >= TOLD_AFTER_S);
  const is_anybody = beats.some(({ processus }) => etats.get(processus) === 'actif');
  const is_nobody = beats.length === 0 && watched_s >= TOLD_AFTER_S;
  return {
    file_en_retard: waited >= retard_s ? true : waited < retard_s / 2 ? false : null,
    processus_muet: is_silent || is_nobody ? true : is_anybody ? false : null,
  };
}

/** Counts by task with those that have no job too, in the order of the catalogue; tasks of older releases come last. */
export function withEveryTask(counted: readonly TravauxTache[]): TravauxTache[] {
  const byName = new Map(counted.map((row) => [row.tache, row]));
  const none = { en_cours: 0, en_attente: 0, programme: 0, a_reessayer: 0, echoue: 0, attente_s: null };
  const known: readonly string[] = taches;
  return [...known.map((tache) => byName.get(tache) ?? { tache, ...none }), ...counted.filter(({ tache }) => !known.includes(tache))];
}
