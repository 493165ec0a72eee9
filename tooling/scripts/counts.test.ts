import { expect, test } from 'vitest';
import { countsOf, describeCounts, sumOf } from './counts.ts';

const report = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, success: true, testResults: [] };

test('counts what passed and what was left out', () => {
  expect(countsOf(report)).toEqual({ passed: 5, failed: 0, skipped: 2 });
});

test('a missing report, a file that does not load and an error outside of tests are failures', () => {
  expect(countsOf(null).failed).toBe(1);
  expect(countsOf({ ...report, success: false, testResults: [{ status: 'failed', assertionResults: [] }] }).failed).toBe(1);
  expect(countsOf({ ...report, success: false }).failed).toBe(1);
});

test('a failed test of a file is counted once', () => {
  const testResults = [{ status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] }];
  expect(countsOf({ ...report, numFailedTests: 1, success: false, testResults }).failed).toBe(1);
});

test('adds up suites', () => {
  expect(describeCounts(sumOf([countsOf(report), countsOf(null)]))).toBe('5 passed, 1 failed, 2 skipped');
});
