import { parentPort, workerData } from 'node:worker_threads';
import { recombine } from '../engine/recombine.ts';
import { solveRoadef } from '../roadef/solve.ts';
import { loadSolver } from './load-solver.ts';
import type { Message, Task } from './pool.ts';
import { runRound } from './round.ts';

const { stop } = workerData as { stop: Int32Array };
const now = () => performance.now() / 1000;
const stopped = () => Atomics.load(stop, 0) === 1;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
const say = (message: Message) => parentPort?.postMessage(message);

parentPort?.on('message', (task: Task) => {
  if (task.kind === 'recombine') return void mix(task).then((result) => say({ kind: 'result', result }));
  const surroundings = { now, stopped, onProgress: (cost: number) => say({ kind: 'progress', cost }) };
  const result = task.kind === 'round' ? runRound(task.round, surroundings) : solveRoadef(task.problem, task.run, now);
  say({ kind: 'result', result });
});

let solver: ReturnType<typeof loadSolver> | null = null;

async function mix({ routes, recombination }: Extract<Task, { kind: 'recombine' }>): Promise<ReturnType<typeof recombine>> {
  try {
    return recombine(await (solver ??= loadSolver()), routes, recombination);
  } catch {
    // Out of memory, or a fault in the compiled solver: the search goes on without it, with a new one the next time.
    solver = null;
    return { choice: null, sifted: routes };
  }
}
