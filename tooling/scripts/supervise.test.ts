import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openLog } from './supervise.ts';

const directory = mkdtempSync(join(tmpdir(), 'mif-log-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('a log that runs for months takes two files of its limit, not the disk', () => {
  const log = openLog(directory, 'long', 1000);
  for (let n = 0; n < 1000; n += 1) log(`line ${n}`);
  expect(readdirSync(join(directory, 'log')).filter((name) => name.startsWith('long'))).toEqual(['long.log', 'long.log.1']);
  const kept = ['long.log.1', 'long.log'].map((name) => readFileSync(join(directory, 'log', name), 'utf8')).join('');
  expect(kept.length).toBeLessThan(2100);
  expect(kept.endsWith('line 998\nline 999\n')).toBe(true);
});

test.runIf(process.platform === 'linux')('a full disk costs the line, not the process', () => {
  mkdirSync(join(directory, 'log'), { recursive: true });
  symlinkSync('/dev/full', join(directory, 'log', 'full.log'));
  const log = openLog(directory, 'full');
  expect(() => log('lost')).not.toThrow();
});
