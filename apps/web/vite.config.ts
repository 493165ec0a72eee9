import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['MIF_SERVER'] ?? 'http://127.0.0.1:3000';
const proxy = Object.fromEntries(
  ['/trpc', '/api', '/health', '/docs', '/metrics'].map((path) => [path, { target: server, changeOrigin: false }]),
);

export default defineConfig({
  plugins: [react()],
  build: { target: ['chrome123', 'firefox121', 'safari17.5'], reportCompressedSize: true, manifest: true },
  server: { proxy },
  preview: { proxy },
});
