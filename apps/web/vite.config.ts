import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = { target: 'http://127.0.0.1:3000' };

/** The web app is bundled with the sources of libs/metrics, so it builds before they are compiled. */
export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@nhip-thu/metrics': fileURLToPath(new URL('../../libs/metrics/src/index.ts', import.meta.url)) } },
  /* The server puts a fresh nonce in place of this word each time it serves index.html. */
  html: { cspNonce: '__CSP_NONCE__' },
  build: { target: 'es2022', assetsInlineLimit: 0, sourcemap: false, chunkSizeWarningLimit: 700 },
  server: { port: 5173, proxy: { '/api': api, '/health': api } },
});
