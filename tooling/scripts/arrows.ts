import { globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { root } from './environment.ts';

/** Which packages a room may import: `types` allows `import type` alone. */
const arrows: Record<string, Record<string, 'all' | 'types'>> = {
  'apps/web': { contract: 'all', ui: 'all', i18n: 'all', api: 'types' },
  'apps/server': { api: 'all', db: 'all', contract: 'all', domain: 'all', i18n: 'all', pdf: 'all', emails: 'all' },
  'apps/worker': { domain: 'all', planner: 'all', emails: 'all', db: 'all', contract: 'all' },
  'apps/e2e': { contract: 'all' },
  'packages/api': { domain: 'all', contract: 'all' },
  'packages/domain': { db: 'all', contract: 'all', planner: 'types' },
  'packages/emails': { contract: 'all', i18n: 'all' },
  'packages/pdf': { contract: 'all', i18n: 'all' },
  'packages/i18n': { contract: 'all' },
  'packages/db': { contract: 'all' },
  'packages/testing': { contract: 'all', db: 'all' },
  'packages/contract': {},
  'packages/planner': {},
  'packages/ui': {},
  'tooling/scripts': { api: 'all', contract: 'all', db: 'all', domain: 'all', i18n: 'all' },
};

const importPattern =
  /(?:^|\n)\s*(import|export)(\s+type)?\s(?:[^'"`;()]*?\sfrom\s*)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g;

/** An import in a source file. */
export interface Import {
  specifier: string;
  is_type: boolean;
}

/** The imports and re-exports of a source text. */
export function importsOf(text: string): Import[] {
  // Templates hold texts of other files at times: what they import is not this file's.
  const code = text
    .replaceAll(/`(?:\\[\s\S]|[^`\\])*`/g, '')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '');
  return [...code.matchAll(importPattern)].map(([, , type, specifier, dynamic]) => ({
    specifier: specifier ?? dynamic ?? '',
    is_type: type !== undefined,
  }));
}

/** Whether a file is a test, or one that tests share (`test-*.ts`). */
function isOfTests(path: string): boolean {
  return /\.(test|e2e)\.tsx?$|(^|\/)test-[^/]+\.tsx?$|^packages\/testing\/|^apps\/e2e\//.test(path);
}

/**
 * What is wrong with the imports of one file: an arrow that does not exist, a path into another package, a missing suffix.
 * @param path of the file, from the root of the checkout
 * @returns sentences, none where all is well
 */
export function wrongImports(path: string, imports: readonly Import[]): string[] {
  const room = path.split('/').slice(0, 2).join('/');
  const allowed = arrows[room];
  if (!allowed) return [`${path}: the room ${room} has no arrows yet: draw them in tooling/scripts/arrows.ts`];
  const isTest = isOfTests(path);
  return imports.flatMap(({ specifier, is_type }) => {
    const wrong = (why: string) => [`${path}: imports ${specifier}, ${why}`];
    if (specifier.startsWith('.')) {
      const target = relative(root, resolve(root, dirname(path), specifier));
      if (!`${target}/`.startsWith(`${room}/`)) return wrong(`which is outside ${room}: import the package`);
      if (!isTest && isOfTests(target)) return wrong('which only tests may');
      return /\.(ts|tsx|css|json|mjs)$/.test(specifier) ? [] : wrong('without its suffix');
    }
    const target = /^@mif\/([^/]+)(\/.+)?$/.exec(specifier);
    if (!target) return [];
    const [, name = '', subpath] = target;
    if (!subpath) return wrong('which is no subpath: packages have no barrel');
    if (`packages/${name}` === room) return wrong('its own package: import the file');
    if (name === 'testing') return isTest ? [] : wrong('which only tests may');
    const arrow = allowed[name];
    if (arrow === undefined) return wrong(`and there is no arrow from ${room} to ${name}`);
    if (arrow === 'types' && !is_type && !isTest) return wrong('of which it may have types alone: write import type');
    return [];
  });
}

/** Every wrong import of the checkout. */
export function checkArrows(): string[] {
  const files = globSync('{apps,packages,tooling}/**/*.{ts,tsx,mjs}', { cwd: root, exclude: ['**/node_modules', '**/dist'] });
  return files.sort().flatMap((path) => wrongImports(path, importsOf(readFileSync(resolve(root, path), 'utf8'))));
}
