import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** `long` probes WebAssembly when it loads, which a strict content policy reports; only hashing of strings needs it. */
const longWithoutWasm = fileURLToPath(new URL('src/backend/long.ts', import.meta.url));

export default defineConfig({
  base: './',
  plugins: [react()],
  resolve: { alias: { long: longWithoutWasm } },
  worker: { format: 'es' },
  build: { target: 'es2022', modulePreload: { polyfill: false } },
});
