import { writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findInstances } from './instances.ts';
import { runBench } from './run.ts';

const usage = 'usage: pnpm --filter planner bench FOLDER --seconds S --threads T --seeds N --out OUT';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '10' },
    threads: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    out: { type: 'string', default: 'bench-out' },
  },
});
const [folder] = positionals;
const [seconds, threads, seeds] = [values.seconds, values.threads, values.seeds].map(Number);
if (!folder || !(seconds > 0) || !(threads >= 1) || !(seeds >= 1)) {
  writeSync(2, `${usage}\n`);
  process.exit(2);
}
await runBench(findInstances(folder), { seconds, threads, seeds, out: values.out });
