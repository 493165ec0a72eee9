import { expect, test } from 'vitest';
import { base64Of } from './file-base64.ts';

test.each([0, 1, 2, 3, 24_575, 24_576, 24_577, 60_000])('%i bytes come back unchanged', (length) => {
  const bytes = Uint8Array.from({ length }, (_, index) => (index * 31 + 7) % 256);
  expect(Buffer.from(base64Of(bytes), 'base64').equals(Buffer.from(bytes))).toBe(true);
});
