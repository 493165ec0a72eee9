import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { classNameOf, migrationSource, nextMigrationName, partDiff, registerMigration } from './migration-text.ts';

const list = readFileSync(new URL('../../packages/db/src/migrations/list.ts', import.meta.url), 'utf8');

test('names follow one another', () => {
  expect(nextMigrationName("{ name: '20261123-007-socle' }", 'plans-preventifs', '2026-12-01')).toBe('20261201-008-plans-preventifs');
  expect(nextMigrationName('', 'socle', '2026-12-01')).toBe('20261201-000-socle');
});

test('a class is named after the file', () => {
  expect(classNameOf('plans-preventifs-2')).toBe('PlansPreventifs2');
});

test('the migration is registered once, last', () => {
  const registered = registerMigration(list, 'plans', '20991231-999-plans');
  expect(registered).toContain("import { Plans } from './20991231-999-plans.ts';");
  expect(registered.trimEnd().split('\n').slice(-2)).toEqual(["  { name: '20991231-999-plans', class: Plans },", '];']);
  expect(nextMigrationName(registered, 'suite', '2099-12-31')).toBe('20991231-1000-suite');
});

test('SQL survives the template literal', () => {
  const source = migrationSource('plans', "select `a`, '\\d', '${b}';");
  expect(source).toContain("select \\`a\\`, '\\\\d', '\\${b}';");
});

test('a diff never drops by itself', () => {
  const sql = `create table "plans" ("id" serial primary key);

alter table "equipements" drop column "recherche";
alter table "plans" alter column "nom" drop not null;
drop trigger if exists "t" on "plans";
`;
  expect(partDiff(sql)).toEqual({
    additions: 'create table "plans" ("id" serial primary key);\nalter table "plans" alter column "nom" drop not null;',
    drops: ['alter table "equipements" drop column "recherche";', 'drop trigger if exists "t" on "plans";'],
  });
});
