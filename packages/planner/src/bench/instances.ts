import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** An instance found in a bench folder. */
export interface BenchInstance {
  kind: 'trsp' | 'roadef';
  name: string;
  /** Its file (TRSP) or its folder (ROADEF). */
  path: string;
  best_known: number | null;
}

/** Every instance under a folder, of both formats, with the best known objective of the best-known.csv nearest above it. */
export function findInstances(folder: string): BenchInstance[] {
  const trsp = globSync('**/*.txt', { cwd: folder })
    .map((path) => join(folder, path))
    .filter((path) => readFileSync(path, 'utf8').includes('CREW COUNT'))
    .map((path) => ({ kind: 'trsp' as const, name: basename(path, '.txt'), path }));
  const roadef = globSync('{.,**}/interv_list', { cwd: folder })
    .map((path) => dirname(join(folder, path)))
    .filter((path) => !existsSync(join(path, 'interv_dates')))
    .map((path) => ({ kind: 'roadef' as const, name: basename(path), path }));
  const known = new Map<string, number>();
  for (const directory of new Set([
    folder,
    dirname(folder),
    ...globSync('**/best-known.csv', { cwd: folder }).map((f) => dirname(join(folder, f))),
  ]))
    for (const [name, best] of readBest(join(directory, 'best-known.csv'))) known.set(name, best);
  return [...trsp, ...roadef]
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    .map((instance) => ({ ...instance, best_known: known.get(instance.name) ?? null }));
}

/** Instance names and objectives: the first column, or the last part of a `folder` column, and the `bks` column. */
function readBest(file: string): [string, number][] {
  if (!existsSync(file)) return [];
  const [header, ...rows] = readFileSync(file, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const value = header.findIndex((name) => name.startsWith('bks'));
  const place = header.indexOf('folder');
  return rows.map((row) => [place < 0 ? row[0] : basename(row[place]), Number(row[value])]);
}
