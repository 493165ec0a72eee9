import { parentPort } from 'node:worker_threads';
import { solveRoadef } from '../roadef/solve.ts';
import { runRound } from './round.ts';
import type { Task } from './pool.ts';

const now = () => performance.now() / 1000;

parentPort?.on('message', (task: Task) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
  parentPort?.postMessage(task.kind === 'round' ? runRound(task.round, now) : solveRoadef(task.problem, task.seed, task.seconds, now));
});
