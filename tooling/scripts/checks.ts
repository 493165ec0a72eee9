import { spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkArrows } from './arrows.ts';
import { OPENAPI_COPY, root } from './environment.ts';

/** A check that needs no database: it counts as one test. */
export interface Check {
  suite: string;
  name: string;
  /** null where all is well, otherwise what is wrong, to show as it is. */
  run: () => Promise<string | null>;
}

/** Every static check, the quick ones first. */
export function staticChecks(): Check[] {
  return [
    { suite: 'format', name: 'oxfmt', run: () => runTool('oxfmt', ['--check', '.']) },
    { suite: 'lint', name: 'oxlint', run: () => runTool('oxlint', ['--type-aware', '--deny-warnings', '--quiet', '-f', 'unix']) },
    { suite: 'arrows', name: 'files', run: () => Promise.resolve(checkArrows().join('\n') || null) },
    { suite: 'arrows', name: 'packages', run: () => runTool('turbo', ['boundaries']) },
    { suite: 'openapi', name: 'committed copy', run: () => runTool('node', ['tooling/scripts/openapi.ts', '--check']) },
    { suite: 'openapi', name: 'redocly, recommended rules', run: lintOpenApi },
    { suite: 'unused code', name: 'knip', run: () => runTool('knip', ['--no-progress']) },
    ...globSync('{apps,packages,tooling}/*/tsconfig.json', { cwd: root })
      .sort()
      .map((path) => ({ suite: 'types', name: dirname(path), run: () => checkTypes(path) })),
  ];
}

function lintOpenApi(): Promise<string | null> {
  const env = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  return runTool('redocly', ['lint', OPENAPI_COPY, '--config', 'tooling/scripts/redocly.yaml'], env);
}

// A package that has no source yet has no types to be wrong.
function checkTypes(path: string): Promise<string | null> {
  if (globSync('{.,src,src/**}/*.{ts,tsx}', { cwd: join(root, dirname(path)) }).length === 0) return Promise.resolve(null);
  return runTool('tsc', ['--pretty', 'false', '-p', path]);
}

/** Runs a program of node_modules/.bin; what it wrote, where it fails. */
export function runTool(name: string, args: string[], env: Record<string, string> = {}): Promise<string | null> {
  const binary = [root, join(root, 'tooling/scripts')]
    .map((place) => join(place, 'node_modules/.bin', name))
    .find((path) => existsSync(path));
  if (!binary) return Promise.resolve(`${name} is not installed`);
  return new Promise((resolve) => {
    const child = spawn(binary, args, {
      cwd: root,
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => output.push(chunk));
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code === 0 ? null : output.join('').trim() || `${name} ended with ${code}`));
  });
}

/** Runs checks two at a time and tells each result as it comes, suite by suite. */
export async function runChecks(checks: readonly Check[], tell: (check: Check, fault: string | null) => void): Promise<void> {
  const waiting = [...checks];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) tell(check, await check.run());
  };
  await Promise.all([work(), work()]);
}
