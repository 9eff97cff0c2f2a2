import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = { target: 'http://127.0.0.1:3000' };

/** The charts' library and what comes with it: fetched when a chart is drawn. */
const CHARTS =
  /node_modules\/(recharts|victory-vendor|d3-|@reduxjs|redux|immer|reselect|decimal\.js|es-toolkit|react-redux|use-sync-external-store)/;

/** Few files instead of a hundred small ones, which a browser asks for six at a time: what every page begins with, and what several pages share (docs/decisions/0048). */
const GROUPS = [
  { name: 'vendor', tags: ['$initial' as const], test: /node_modules/, priority: 3 },
  { name: 'start', tags: ['$initial' as const], priority: 2 },
  { name: 'shared', test: (id: string) => !CHARTS.test(id), minShareCount: 2, priority: 1 },
];

/** The web app is bundled with the sources of libs/metrics, so it builds before they are compiled. */
export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@nhip-thu/metrics': fileURLToPath(new URL('../../libs/metrics/src/index.ts', import.meta.url)) } },
  /* The server puts a fresh nonce in place of this word each time it serves index.html. */
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    ...{ target: 'es2022', assetsInlineLimit: 0, sourcemap: false, chunkSizeWarningLimit: 900 },
    rolldownOptions: { output: { codeSplitting: { groups: GROUPS } } },
  },
  server: { port: 5173, proxy: { '/api': api, '/health': api } },
});
