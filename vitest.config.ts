import { defineConfig } from 'vitest/config';

// A zone with an odd offset, so that a test which leans on the machine's own time fails here.
process.env['TZ'] = 'Asia/Kathmandu';

const exclude = ['**/node_modules/**', '**/dist/**', 'apps/e2e/**'];

export default defineConfig({
  test: {
    // Left to itself it leaves one core alone: of two that is half.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{apps,packages,tooling}/**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.db.test.ts'],
          env: { TZ: 'Asia/Kathmandu' },
        },
      },
      {
        test: {
          name: 'db',
          include: ['{apps,packages,tooling}/**/*.db.test.ts'],
          exclude,
          env: { TZ: 'Asia/Kathmandu' },
          globalSetup: ['packages/testing/src/global-setup.ts'],
          testTimeout: 15_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
