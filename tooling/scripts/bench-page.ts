import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './environment.ts';

interface ManifestChunk {
  file: string;
  imports?: string[];
  isEntry?: boolean;
}

/**
 * What a browser fetches of JavaScript to show a page for the first time: the entry, the page's own chunk, the French
 * texts that stand before any page, and all they import.
 * @param page the page's source file, from the web application's folder
 * @returns bytes, each file compressed with gzip as the server sends it
 */
export function measureFirstLoad(page: string): number {
  const dist = join(root, 'apps/web/dist');
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, ManifestChunk>;
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry);
  const texts = Object.keys(manifest).find((key) => key.endsWith('i18n/src/fr/first.ts'));
  if (!entry || !texts || !manifest[page]) throw new Error(`the build has no ${page}`);
  const files = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const key of [entry, texts, page]) visit(key);
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
}
