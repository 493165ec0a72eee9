import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['MIF_SERVER'] ?? 'http://127.0.0.1:3000';
const proxy = Object.fromEntries(
  ['/trpc', '/api', '/health', '/docs', '/metrics', '/ical'].map((path) => [path, { target: server, changeOrigin: false }]),
);

// The libraries every page stands on: in one file they are smaller, and fetched in one go on a slow network.
const base =
  /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack\/(react-router|router-core|history|store|react-store|react-query|query-core)|@trpc\/(client|server|react-query)|superjson|copy-anything|is-what|use-intl|intl-messageformat|@formatjs\/[^/]+)\//;

export default defineConfig({
  plugins: [react()],
  build: {
    target: ['chrome123', 'firefox121', 'safari17.5'],
    reportCompressedSize: true,
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'base', test: base }] } } },
  },
  server: { proxy },
  preview: { proxy },
});
