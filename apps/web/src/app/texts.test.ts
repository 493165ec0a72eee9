import type * as Texts from './texts.ts';
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { first } from '@mif/i18n/fr/first';
import { late } from '@mif/i18n/fr/late';
import { late as arabic } from '@mif/i18n/ar/late';
import { beforeEach, describe, expect, test, vi } from 'vitest';

const sources = resolve(import.meta.dirname, '..');
const router = join(sources, 'app/router.tsx');

/** Every source shown with the first texts alone: what the entry and the first pages import, and what they fetch without `fetchPage`. */
function sourcesShownFirst(): string[] {
  const found = new Set<string>();
  const waiting = [join(sources, 'main.tsx')];
  for (const file of waiting) {
    if (found.has(file)) continue;
    found.add(file);
    const text = readFileSync(file, 'utf8');
    const imports = [
      ...text.matchAll(/^(?:import|export)(?! type)[^;]*?'(\.[^']+\.tsx?)';/gm),
      ...text.matchAll(/(?:lazy|firstPage)\(\s*\(\) =>\s*import\('([^']+)'\)/g),
    ];
    waiting.push(...imports.map(([, path]) => resolve(dirname(file), path ?? '')));
  }
  return [...found];
}

/** The domains whose texts a source names. */
function domainsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const spaces = [...text.matchAll(/useTranslations\('(\w+)/g)].map(([, domain]) => domain ?? '');
  const keys = [...text.matchAll(/\bt(?:\.\w+)?\(\s*['`](\w+)\./g)].map(([, domain]) => domain ?? '');
  return [...spaces, ...keys];
}

describe('what is shown with the first texts alone', () => {
  test('is the frame, and the first pages of the router', () => {
    const names = sourcesShownFirst().map((file) => relative(sources, file));
    expect(names).toContain('shell/phone-frame.tsx');
    expect(names).toContain('shell/desktop-frame.tsx');
    expect(names).toContain('features/journee/day-page.tsx');
    expect(names).not.toContain('features/journee/work-page.tsx');
    expect(readFileSync(router, 'utf8').match(/firstPage\(\(\) =>/g)).toHaveLength(1);
  });

  test('names no text that comes later', () => {
    const files = sourcesShownFirst();
    const named = files.flatMap((file) => domainsOf(file).map((domain) => ({ file: relative(sources, file), domain })));
    // What is found proves that something is: each of the first domains is named there.
    expect(Object.keys(first).filter((domain) => !named.some((name) => name.domain === domain))).toEqual([]);
    expect(named.filter(({ domain }) => domain in late)).toEqual([]);
  });
});

describe('texts that are shown', () => {
  let texts: typeof Texts;
  const shown = () => texts.currentTexts();

  beforeEach(async () => {
    vi.resetModules();
    texts = await import('./texts.ts');
    await texts.showLangue('fr');
  });

  test('are the first, until a page waits for the others', async () => {
    expect(Object.keys(shown().messages)).toEqual(Object.keys(first));
    await texts.lateTexts();
    expect(shown().messages).toEqual({ ...first, ...late });
  });

  test('are all there in the next language, at once', async () => {
    await texts.lateTexts();
    await texts.showLangue('ar');
    expect(shown()).toMatchObject({ langue: 'ar', messages: arabic });
  });

  test('are all there when the language changes while a page waits', async () => {
    const page = texts.lateTexts();
    await texts.showLangue('ar');
    await page;
    expect(shown()).toMatchObject({ langue: 'ar', messages: arabic });
    const next = texts.showLangue('en');
    await texts.showLangue('fr');
    await next;
    expect(shown()).toMatchObject({ langue: 'fr', messages: late });
  });

  test('have the sentences of errors in the end', async () => {
    await texts.remainingTexts();
    expect(shown().messages).toHaveProperty('errors');
    expect(shown().messages).toMatchObject(late);
  });
});
