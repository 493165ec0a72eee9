import { Worker } from 'node:worker_threads';
import type { Roadef } from '../roadef/model.ts';
import type { RoadefSolution } from '../roadef/model.ts';
import type { Round, RoundResult } from './round.ts';

export type Task = { kind: 'round'; round: Round } | { kind: 'roadef'; problem: Roadef; seed: number; seconds: number };

/** Worker threads that each take one task at a time. */
export class ThreadPool {
  private readonly workers: Worker[];

  constructor(threads: number) {
    this.workers = Array.from({ length: threads }, () => new Worker(new URL('worker.ts', import.meta.url)));
  }

  /** Searches one round a thread. */
  rounds(rounds: Round[]): Promise<RoundResult[]> {
    return this.all<RoundResult>(rounds.map((round) => ({ kind: 'round', round })));
  }

  /** Solves a ROADEF instance once a thread, each with its own seed. */
  roadef(problem: Roadef, seeds: number[], seconds: number): Promise<RoadefSolution[]> {
    return this.all<RoadefSolution>(seeds.map((seed) => ({ kind: 'roadef', problem, seed, seconds })));
  }

  private all<Result>(tasks: Task[]): Promise<Result[]> {
    return Promise.all(
      tasks.map((task, k) => {
        const worker = this.workers[k % this.workers.length];
        return new Promise<Result>((resolve, reject) => {
          worker.once('message', (result: Result) => {
            worker.off('error', reject);
            resolve(result);
          });
          worker.once('error', reject);
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
          worker.postMessage(task);
        });
      }),
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}
