import { Worker } from 'node:worker_threads';
import type { PooledRoute } from '../engine/pool.ts';
import type { Recombination, recombine } from '../engine/recombine.ts';
import type { Roadef, RoadefSolution } from '../roadef/model.ts';
import type { RoadefRun } from '../roadef/solve.ts';
import type { Round, RoundResult } from './round.ts';

export type Task =
  | { kind: 'round'; round: Round }
  | { kind: 'recombine'; routes: PooledRoute[]; recombination: Recombination }
  | { kind: 'roadef'; problem: Roadef; run: RoadefRun };

/** What a thread says: how far it is, what came of its task, or that it failed. */
export type Message = { kind: 'progress'; cost: number } | { kind: 'result'; result: unknown };

interface Waiting {
  task: Task;
  onProgress: ((cost: number) => void) | undefined;
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** Worker threads, one task at a time each; further tasks wait. */
export class ThreadPool {
  readonly threads: number;
  private readonly workers: Worker[];
  private readonly idle: Worker[];
  private readonly waiting: Waiting[] = [];
  /** One where every task is to end with what it has. */
  private readonly flag = new Int32Array(new SharedArrayBuffer(4));

  constructor(threads: number) {
    this.threads = threads;
    this.workers = Array.from(
      { length: threads },
      () => new Worker(new URL('worker.ts', import.meta.url), { workerData: { stop: this.flag } }),
    );
    this.idle = [...this.workers];
  }

  /** Searches between two exchanges. @param onProgress told of the best cost now and then */
  round(round: Round, onProgress?: (cost: number) => void): Promise<RoundResult> {
    return this.run({ kind: 'round', round }, onProgress) as Promise<RoundResult>;
  }

  /** Recombines routes; no choice where the solver fails. */
  recombine(routes: PooledRoute[], recombination: Recombination): Promise<ReturnType<typeof recombine>> {
    return this.run({ kind: 'recombine', routes, recombination }) as Promise<ReturnType<typeof recombine>>;
  }

  /** Searches a ROADEF instance. */
  roadef(problem: Roadef, run: RoadefRun): Promise<RoadefSolution> {
    return this.run({ kind: 'roadef', problem, run }) as Promise<RoadefSolution>;
  }

  /** Ends the searches under way and those to come, each with the best it has. */
  stop(): void {
    Atomics.store(this.flag, 0, 1);
  }

  /** Whether it was stopped. */
  get stopped(): boolean {
    return Atomics.load(this.flag, 0) === 1;
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private run(task: Task, onProgress?: (cost: number) => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ task, onProgress, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    const worker = this.idle.pop();
    if (!worker) return;
    const waiting = this.waiting.shift();
    if (!waiting) return void this.idle.push(worker);
    const { task, onProgress, resolve, reject } = waiting;
    const onMessage = (message: Message): void => {
      if (message.kind === 'progress') return onProgress?.(message.cost);
      worker.off('message', onMessage);
      worker.off('error', reject);
      this.idle.push(worker);
      resolve(message.result);
      this.next();
    };
    worker.on('message', onMessage);
    worker.once('error', reject);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(task);
  }
}
