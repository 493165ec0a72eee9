import { describe, expect, test } from 'vitest';
import { checkArrows, importsOf, wrongImports } from './arrows.ts';

test('finds imports, re-exports and dynamic imports, and not those in comments and templates', () => {
  const text = `
import { a } from '@mif/db/orm';
import type { B } from '@mif/api/root';
import './style.css';
// import { c } from './not-me.ts';
/* import { d } from './nor-me.ts'; */
import {
  e,
  type F,
} from "./two-lines.ts";
export { g } from './again.ts';
const h = await import('./later.ts');
const text = \`
import { i } from './nor-this-one.ts';
\`;
`;
  expect(importsOf(text)).toEqual([
    { specifier: '@mif/db/orm', is_type: false },
    { specifier: '@mif/api/root', is_type: true },
    { specifier: './style.css', is_type: false },
    { specifier: './two-lines.ts', is_type: false },
    { specifier: './again.ts', is_type: false },
    { specifier: './later.ts', is_type: false },
  ]);
});

describe('an import is wrong', () => {
  test.each([
    ['packages/contract/src/a.ts', '@mif/db/orm', false],
    ['packages/ui/src/button.tsx', '@mif/contract/users', false],
    ['packages/domain/src/users/list.ts', '@mif/api/root', true],
    ['apps/web/src/main.tsx', '@mif/api/root', false],
    ['apps/web/src/main.tsx', '@mif/db/orm', true],
    ['packages/domain/src/users/list.ts', '@mif/planner/plan', false],
    ['packages/domain/src/users/list.ts', '@mif/testing/factories', false],
    ['packages/domain/src/users/list.ts', '@mif/contract', false],
    ['packages/domain/src/users/list.ts', '../../../db/src/orm.ts', false],
    ['packages/domain/src/users/list.ts', './policy', false],
    ['packages/domain/src/users/list.ts', './test-users.ts', false],
    ['packages/unknown/src/a.ts', '@mif/contract/users', false],
  ])('in %s: %s', (path, specifier, is_type) => {
    expect(wrongImports(path, [{ specifier, is_type }])).toHaveLength(1);
  });
});

describe('an import is right', () => {
  test.each([
    ['apps/web/src/main.tsx', '@mif/api/root', true],
    ['packages/domain/src/users/list.ts', '@mif/planner/plan', true],
    ['packages/domain/src/users/list.db.test.ts', '@mif/testing/factories', false],
    ['packages/domain/src/users/test-users.ts', '@mif/testing/factories', false],
    ['packages/domain/src/users/list.db.test.ts', './test-users.ts', false],
    ['packages/domain/src/users/list.ts', '../kernel/context.ts', false],
    ['packages/ui/src/button.tsx', '@mantine/core', false],
  ])('in %s: %s', (path, specifier, is_type) => {
    expect(wrongImports(path, [{ specifier, is_type }])).toEqual([]);
  });
});

test('the checkout has no wrong import', () => {
  expect(checkArrows()).toEqual([]);
});
