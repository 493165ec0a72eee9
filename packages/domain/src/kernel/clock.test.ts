import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createClock } from './clock.ts';

const directory = mkdtempSync(join(tmpdir(), 'mif-clock-'));
afterAll(() => rmSync(directory, { recursive: true }));

test('the clock follows its file, and the machine where there is none', () => {
  const file = join(directory, 'clock');
  const now = createClock(file);
  const ahead = () => (now().getTime() - Date.now()) / 60_000;
  expect(ahead()).toBeCloseTo(0, 0);
  writeFileSync(file, String(30 * 86_400_000));
  expect(ahead()).toBeCloseTo(30 * 1440, 0);
  writeFileSync(file, 'soon');
  expect(ahead()).toBeCloseTo(0, 0);
  expect(Math.abs(createClock(undefined)().getTime() - Date.now())).toBeLessThan(1000);
});
