import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { domainFiles, domainNames, remainingSteps } from './domain-slice.ts';
import { root } from './environment.ts';

// pnpm gen domain NAME: writes the files of a new domain, from the column to the router, with their tests.
const [kind, noun = ''] = process.argv.slice(2);
if (kind !== 'domain' || !/^[a-z]+(-[a-z]+)*s$/.test(noun)) {
  console.error('usage: pnpm gen domain NOUN (plural, kebab-case: compteurs)');
  process.exit(2);
}

const names = domainNames(noun);
const files = domainFiles(names);
const existing = Object.keys(files).filter((path) => existsSync(join(root, path)));
if (existing.length > 0) {
  console.error(`nothing written, for these exist already:\n${existing.join('\n')}`);
  process.exit(1);
}
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(path);
}
console.log(
  `\nby hand, where order and wording matter:\n${remainingSteps(names)
    .map((step) => `- ${step}`)
    .join('\n')}`,
);
