import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { assemblyScript } from './scripts/vite/assemblyScript.ts';
import { lessons } from './scripts/vite/lessons.ts';
import { contentPolicyPlugin } from './scripts/vite/contentPolicy.ts';
import { offline } from './scripts/vite/offline.ts';
import { posterLabels } from './scripts/vite/labels.ts';
import { posterFiles } from './scripts/vite/posterFiles.ts';
import { siteRecord } from './scripts/vite/siteRecord.ts';
import { textbook } from './scripts/vite/textbook.ts';
import { thinEntry } from './scripts/vite/thinEntry.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const record = siteRecord(root);

/** `long` probes WebAssembly when it loads, which a strict content policy reports; only hashing of strings needs it. */
const longWithoutWasm = fileURLToPath(new URL('src/backend/long.ts', import.meta.url));

/** What tells an experiment from a link, and the page's side of a run. */
const EXPERIMENT =
  /src\/(?:(?:tasks|models\/about|config)\/index|config\/shownParts|tasks\/contract\/measures|worker\/client\/client|store\/(?:emitter|statusText)|math\/(?:rate|statistics))\.ts$/;
/** React, and what else every page with a face has. */
const PAGE =
  /node_modules\/(?:react|react-dom|scheduler|zustand)\/|src\/(?:ui\/Button|app\/sessionContext|store\/localStorage)\.tsx?$/;
/** What pages beside the first one have of its own, too. */
const SHARED = /src\/(?:charts\/(?:canvas|colorMaps|inputLane|symbolLane)|store\/locks)\.ts$/;

export default defineConfig({
  // Relative addresses: the built site works from any folder of any server.
  base: './',
  plugins: [
    react(),
    assemblyScript(),
    lessons(),
    textbook(),
    posterLabels(),
    posterFiles(),
    contentPolicyPlugin(),
    record.page(),
    offline(),
  ],
  resolve: { alias: { long: longWithoutWasm } },
  worker: {
    format: 'es',
    plugins: () => [assemblyScript(), thinEntry(), record.worker()],
    // Vite leaves white space and licence headers in ES workers; the licences stand in notices.txt.
    rolldownOptions: { output: { minify: true, comments: false } },
  },
  build: {
    target: ['chrome120', 'edge120', 'firefox121', 'safari17.2'],
    manifest: true,
    modulePreload: { polyfill: false },
    // The sizes that matter are held by scripts/size.ts.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      input: ['index.html', 'embed.html', 'train.html', 'bench.html', 'collect.html', 'handout.html'],
      // How long each plugin took is of no interest to whoever starts the site.
      checks: { pluginTimings: false },
      output: {
        // What is loaded by several pages stands in few files: each more costs a request, and is compressed by itself.
        codeSplitting: {
          groups: [
            { name: 'experiment', priority: 2, test: EXPERIMENT },
            { name: 'page', priority: 1, test: PAGE },
            { name: 'shared', test: SHARED },
          ],
        },
      },
    },
  },
});
