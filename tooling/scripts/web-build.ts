import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './environment.ts';

const web = join(root, 'apps/web');
const stampFile = join(web, 'dist/.stamp');

// Whatever can change a byte of the built application.
const sources = ['apps/web/**', 'packages/{ui,i18n,contract}/src/**', 'packages/{ui,i18n,contract}/package.json', 'pnpm-lock.yaml'];

/**
 * Builds the web application into apps/web/dist, unless it was built from the same sources already.
 * @param signal ends the build
 * @returns whether it was built now
 */
export async function buildWeb(signal?: AbortSignal): Promise<boolean> {
  const wanted = hashSources();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return false;
  const lines: string[] = [];
  const child = spawn(join(web, 'node_modules/.bin/vite'), ['build'], {
    cwd: web,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => lines.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`The web application does not build:\n${lines.join('')}`);
  mkdirSync(join(web, 'dist'), { recursive: true });
  writeFileSync(stampFile, wanted);
  return true;
}

function hashSources(): string {
  const hash = createHash('sha256');
  const files = globSync(sources, { cwd: root, exclude: ['**/node_modules', 'apps/web/dist', '**/*.test.*'] });
  for (const file of files.sort()) {
    const path = join(root, file);
    if (statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}
