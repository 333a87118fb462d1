import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { mantineStyles } from './mantine-styles';
import { textParts } from './text-parts';

/** Where the server (or the fake one, `npm run fake`) listens while the page is developed. */
const server = process.env.RINGHALL_SERVER ?? 'http://127.0.0.1:8099';

export default defineConfig({
  plugins: [react(), mantineStyles(), textParts()],
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)), debug: fileURLToPath(new URL('./silent-debug.cjs', import.meta.url)) } },
  server: { host: '127.0.0.1', proxy: { '/api': { target: server, ws: true } } },
  build: {
    target: ['chrome123', 'firefox121', 'safari17.5'], assetsInlineLimit: 0, chunkSizeWarningLimit: 700,
    // What the desk needs at once is one file: in ninety small ones it weighed a tenth more.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'desk', tags: ['$initial'] }] } } },
  },
  test: { environment: 'node', include: ['src/**/*.test.{ts,tsx}'] },
});
