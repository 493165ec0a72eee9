import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb } from './web-build.ts';
import { runChecks, runTool, staticChecks } from './checks.ts';
import { findChromium } from './chromium.ts';
import { countsOf, describeCounts, sumOf, type Counts } from './counts.ts';
import { root } from './environment.ts';

// Runs every test there is and counts them; the last line is the sum over all suites.
const scratch = mkdtempSync(join(tmpdir(), 'mif-reports-'));
const suites = new Map<string, Counts>();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

try {
  await runStaticChecks();
  for (const project of ['unit', 'db']) await runVitest(project, ['--project', project]);
  await runBrowserTests();
} catch (error) {
  console.error(error);
  suites.set('the test script', { passed: 0, failed: 1, skipped: 0 });
}

const total = sumOf([...suites.values()]);
console.log('');
for (const [suite, counts] of suites) console.log(`${counts.failed > 0 ? '✗' : '✓'} ${suite}: ${describeCounts(counts)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(describeCounts(total));

async function runStaticChecks(): Promise<void> {
  say('format, lint, types, arrows, unused code');
  const checks = staticChecks();
  for (const { suite } of checks) suites.set(suite, { passed: 0, failed: 0, skipped: 0 });
  await runChecks(checks, ({ suite, name }, fault) => {
    const counts = suites.get(suite);
    if (counts) counts[fault === null ? 'passed' : 'failed'] += 1;
    if (fault !== null) console.log(`✗ ${suite} · ${name}\n${fault}`);
  });
}

async function runVitest(suite: string, args: string[], env: Record<string, string> = {}): Promise<void> {
  say(`${suite} tests`);
  const output = join(scratch, `${suite}.json`);
  const fault = await runTool('vitest', ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${output}`], env);
  if (fault !== null) console.log(fault);
  let report: Parameters<typeof countsOf>[0] = null;
  try {
    report = JSON.parse(readFileSync(output, 'utf8'));
  } catch {
    // Counted as a failure below.
  }
  suites.set(suite, countsOf(report));
}

async function runBrowserTests(): Promise<void> {
  const files = globSync('apps/e2e/**/*.e2e.ts', { cwd: root, exclude: ['**/node_modules'] });
  const chromium = findChromium(say);
  if ('missing' in chromium) {
    // Their titles are counted in the text: without a browser nothing of them may run.
    const tests = files.flatMap((file) => readFileSync(join(root, file), 'utf8').match(/^\s*(?:test|it)(?:\.\w+)?\(/gm) ?? []);
    console.log(`SKIPPED browser tests (${tests.length}): ${chromium.missing}`);
    suites.set('browser', { passed: 0, failed: 0, skipped: tests.length });
    return;
  }
  say('building the web application');
  try {
    await buildWeb();
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    suites.set('browser', { passed: 0, failed: 1, skipped: 0 });
    return;
  }
  await runVitest('browser', ['--config', 'vitest.e2e.config.ts'], { CHROMIUM_PATH: chromium.path });
}

function say(line: string): void {
  console.log(`· ${line}`);
}
