import { defineConfig } from 'vitest/config';

// Journeys in a browser, one file at a time: each starts the product on a data directory and ports of its own.
process.env['TZ'] = 'Asia/Kathmandu';

export default defineConfig({
  test: {
    name: 'browser',
    include: ['apps/e2e/**/*.e2e.ts'],
    exclude: ['**/node_modules/**'],
    env: { TZ: 'Asia/Kathmandu' },
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
