import { expect, test } from 'vitest';
import { domainFiles, domainNames, remainingSteps } from './domain-slice.ts';

test('the words of a domain follow from its noun', () => {
  expect(domainNames('releves-compteurs')).toEqual({
    plural: 'releves-compteurs',
    singular: 'releve-compteur',
    Plural: 'RelevesCompteurs',
    Singular: 'ReleveCompteur',
    table: 'releves_compteurs',
    noun: 'releve_compteur',
    CODE: 'RELEVE_COMPTEUR',
  });
});

test('a domain has a file in every room, each with its tests, and the rest is said', () => {
  const files = domainFiles(domainNames('gammes'));
  expect(Object.keys(files)).toEqual([
    'packages/contract/src/gammes.ts',
    'packages/db/src/entities/gamme.ts',
    'packages/domain/src/gammes/rules.ts',
    'packages/domain/src/gammes/rules.test.ts',
    'packages/domain/src/gammes/project.ts',
    'packages/domain/src/gammes/create.ts',
    'packages/domain/src/gammes/get.ts',
    'packages/domain/src/gammes/life.db.test.ts',
    'packages/api/src/gammes/router.ts',
  ]);
  expect(Object.values(files).join('')).not.toMatch(/undefined|\$\{/);
  expect(remainingSteps(domainNames('gammes')).join('\n')).toContain("'gamme.read', 'gamme.create'");
});
