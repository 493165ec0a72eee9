import { writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseSize, runGenerated } from './generated.ts';
import { findInstances } from './instances.ts';
import { runBench } from './run.ts';

const usage = `usage: pnpm --filter planner bench FOLDER --seconds S --threads T --seeds N --out OUT
       pnpm --filter planner bench --generated TECHNICIANSxINTERVENTIONSxDAYS --seconds S`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '10' },
    threads: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    out: { type: 'string', default: 'bench-out' },
    generated: { type: 'string', default: '' },
  },
});
const [folder] = positionals;
const [seconds, threads, seeds] = [values.seconds, values.threads, values.seeds].map(Number);
const size = parseSize(values.generated);
if ((!folder && !size) || !(seconds > 0) || !(threads >= 1) || !(seeds >= 1)) {
  writeSync(2, `${usage}\n`);
  process.exit(2);
}
if (size) runGenerated(size, seconds);
else await runBench(findInstances(folder), { seconds, threads, seeds, out: values.out });
