import type { RoadefJob } from './model.ts';

/** Jobs in an order, each after those it waits for. @param among the jobs that count; all where left out */
export function predecessorsFirst(order: Iterable<number>, jobs: readonly RoadefJob[], among?: ReadonlySet<number>): Int32Array {
  const done = new Uint8Array(jobs.length);
  const sorted: number[] = [];
  const add = (job: number): void => {
    if (done[job] || (among && !among.has(job))) return;
    done[job] = 1;
    for (const before of jobs[job].before) add(before);
    sorted.push(job);
  };
  for (const job of order) add(job);
  return Int32Array.from(sorted);
}
