import { mkdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readRoadef } from '../roadef/read.ts';
import { writeRoadef } from '../roadef/write.ts';
import { solveParallel } from '../threads/parallel.ts';
import { ThreadPool } from '../threads/pool.ts';
import { raceRoadef } from '../threads/race.ts';
import { readTrsp } from '../trsp/read.ts';
import { writeTrsp } from '../trsp/write.ts';
import type { BenchInstance } from './instances.ts';

export interface BenchOptions {
  seconds: number;
  threads: number;
  seeds: number;
  out: string;
}

/** How often a search under way is told of. */
const SHOWN_EVERY_MS = 10_000;

const print = (line: string) => writeSync(1, `${line}\n`);

/** Solves every instance with every seed, writes the solutions and prints gaps as they come. */
export async function runBench(instances: readonly BenchInstance[], options: BenchOptions): Promise<void> {
  const pool = new ThreadPool(options.threads);
  const gaps: number[] = [];
  mkdirSync(options.out, { recursive: true });
  try {
    for (const instance of instances) {
      const costs: number[] = [];
      for (let seed = 1; seed <= options.seeds; seed++)
        costs.push(await (instance.kind === 'trsp' ? runTrsp(instance, seed, pool, options) : runRoadef(instance, seed, pool, options)));
      const best = instance.best_known;
      const of = best === null ? [] : costs.map((cost) => (100 * (cost - best)) / best);
      gaps.push(...of);
      print(
        `${instance.name}: ${costs.map((cost) => cost.toFixed(2)).join(' ')}${of.length ? `, gap mean ${mean(of)} worst ${worst(of)}` : ''}`,
      );
    }
  } finally {
    await pool.close();
  }
  if (gaps.length > 0) print(`all: gap mean ${mean(gaps)} worst ${worst(gaps)} (${gaps.length} runs)`);
}

const mean = (values: readonly number[]) => `${(values.reduce((sum, x) => sum + x, 0) / values.length).toFixed(3)} %`;
const worst = (values: readonly number[]) => `${Math.max(...values).toFixed(3)} %`;

/** Says how far a search is, not too often. */
function progressOf(name: string): (line: string) => void {
  let shown = performance.now();
  return (line) => {
    if (performance.now() - shown < SHOWN_EVERY_MS) return;
    shown = performance.now();
    print(`  ${name}: ${line}`);
  };
}

async function runTrsp({ name, path }: BenchInstance, seed: number, pool: ThreadPool, options: BenchOptions): Promise<number> {
  const { technicians, instance } = readTrsp(readFileSync(path, 'utf8'));
  const tell = progressOf(`${name} seed ${seed}`);
  const onProgress = ({ cost, iterations }: { cost: number; iterations: number }) =>
    tell(`${cost.toFixed(3)} after ${iterations} iterations`);
  const solution = await solveParallel(instance, pool, { seconds: options.seconds, seed, onProgress });
  writeFileSync(join(options.out, `${name}.seed${seed}.json`), writeTrsp(name, technicians, solution));
  return solution.cost;
}

async function runRoadef({ name, path }: BenchInstance, seed: number, pool: ThreadPool, options: BenchOptions): Promise<number> {
  const text = (file: string) => readFileSync(join(path, file), 'utf8');
  const problem = readRoadef({ instance: text('instance'), interv_list: text('interv_list'), tech_list: text('tech_list') });
  const { seconds } = options;
  const onProgress = progressOf(`${name} seed ${seed}`);
  const best = await raceRoadef(problem, pool, { seconds, seed, onProgress: (objective) => onProgress(`${objective}`) });
  const files = writeRoadef(problem, best);
  const folder = join(options.out, `${name}.seed${seed}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'interv_dates'), files.interv_dates);
  writeFileSync(join(folder, 'tech_teams'), files.tech_teams);
  return best.objective;
}
