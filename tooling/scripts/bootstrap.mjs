// Brings what is missing and hands over: plain JavaScript, because the Node that a machine has may be older than the
// project's own, which is one of the things brought.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
const stampFile = join(root, 'node_modules/.mif-stamp');
const binaries = join(root, 'node_modules/.bin');
const [script = '', ...args] = process.argv.slice(2);

if (!/^[a-z-]+$/.test(script) || !existsSync(join(root, `tooling/scripts/${script}.ts`))) {
  console.error(`usage: node tooling/scripts/bootstrap.mjs <script> [arguments]; there is no script "${script}"`);
  process.exit(2);
}

/** Runs a program to its end; signals sent to us go on to it. */
function run(command, commandArgs, options) {
  const child = spawn(command, commandArgs, { cwd: root, ...options });
  const forward = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      for (const name of signals) process.off(name, forward);
      done(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

function stamp() {
  const hash = createHash('sha256').update(process.platform + process.arch);
  const manifests = ['apps', 'packages', 'tooling'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name, 'package.json')),
  );
  for (const path of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests.sort((a, b) => (a < b ? -1 : 1))]) {
    const file = join(root, path);
    if (existsSync(file)) hash.update(path).update(readFileSync(file));
  }
  return hash.digest('hex');
}

const wanted = stamp();
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== wanted) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  console.log(`· installing dependencies with ${manifest.packageManager} (a minute or two the first time)`);
  // Under NODE_ENV=production the tools that build the web application would be left out.
  const { NODE_ENV: _, ...env } = process.env;
  const command = 'pnpm install --frozen-lockfile --reporter=append-only';
  const code = await run('npx', ['--yes', '-p', manifest.packageManager, '-c', command], { stdio: 'inherit', env });
  if (code !== 0) {
    console.error('The dependencies could not be installed: see the lines above.');
    process.exit(code);
  }
  writeFileSync(stampFile, wanted);
}

const ownNode = join(binaries, 'node');
const node = existsSync(ownNode) ? ownNode : process.execPath;
if (node === process.execPath && Number(process.versions.node.split('.')[0]) < 26) {
  console.error(`The project's Node is not on npm for ${process.platform}-${process.arch}: install Node 26 and try again.`);
  process.exit(1);
}
// The channel tells the script, by closing, that we are gone even if we were killed.
process.exitCode = await run(node, [join(root, `tooling/scripts/${script}.ts`), ...args], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { ...process.env, PATH: `${binaries}${delimiter}${process.env.PATH}` },
});
