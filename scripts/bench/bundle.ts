/** Builds the benchmark's own page, with contestants that the site does not carry: WebAssembly and brain.js. */
import path from 'node:path';
import { build } from 'vite';
import { root } from '../lib/site.ts';
import { assemblyScript } from '../vite/assemblyScript.ts';

export const benchFolder = path.join(root, '.cache/bench');

/** Builds it as the site is built, but for the minifying. Takes some seconds. */
export async function buildBench(): Promise<void> {
  await build({
    root: path.join(import.meta.dirname, 'browser'),
    configFile: false,
    logLevel: 'error',
    base: './',
    mode: 'production',
    resolve: { alias: { long: path.join(root, 'src/backend/long.ts') } },
    plugins: [assemblyScript()],
    worker: { format: 'es', plugins: () => [assemblyScript()] },
    build: {
      target: 'es2022',
      outDir: benchFolder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      // tfjs' WebAssembly backend starts its threads from the text of a function, which must keep its outer names.
      minify: false,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { checks: { pluginTimings: false } },
    },
  });
}
