/**
 * The size budget of the built site: what a visitor's browser loads before anything can be done, and what the worker
 * loads before its first step. Data files and what is loaded later do not count.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { dist } from './lib/site.ts';
import { firstLoad, type PageManifest, workerLoad } from './lib/sizes.ts';
import { WORKER_MANIFEST, type WorkerChunk } from './vite/siteRecord.ts';

const KIB = 1024;

function read(name: string): unknown {
  const file = path.join(dist, name);
  if (!existsSync(file)) throw new Error(`dist/${name} is missing: run "npm run build" first.`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

function compressed(files: readonly string[]): number {
  return files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length,
    0,
  );
}

const manifest = read('.vite/manifest.json') as PageManifest;
const page = firstLoad(manifest, 'index.html');
const poster = firstLoad(manifest, 'embed.html');
const worker = read(WORKER_MANIFEST) as WorkerChunk[];
/** What poses the problem of the task that the page begins with. */
const PROBLEM = 'src/tasks/adding/problem.ts';
const rows = [
  { what: 'page, script', files: page.scripts, budget: 150 },
  // What a page with a frame of Unroll in it loads before anybody presses Play there.
  { what: 'embedded, poster', files: [...poster.scripts, ...poster.styles], budget: 5 },
  { what: 'page, styles', files: page.styles, budget: 12 },
  {
    what: 'worker on WebGL',
    files: workerLoad(worker, [
      PROBLEM,
      'src/backend/webgl.ts',
      'src/training/trainers/fused.ts',
      'src/backend/kernels/gradientPlan.ts',
    ]),
    budget: 160,
  },
  {
    what: 'the same, attention',
    files: workerLoad(worker, [
      PROBLEM,
      'src/backend/webgl.ts',
      'src/training/trainers/fused.ts',
      'src/backend/kernels/gradientPlan.ts',
      'src/backend/kernels/parallel/form.ts',
    ]),
    budget: 165,
  },
  {
    what: 'worker on WebAssembly',
    files: workerLoad(worker, [
      PROBLEM,
      'src/backend/cpu.ts',
      'src/backend/wasm.ts',
      'src/training/trainers/wasm.ts',
      'src/backend/wasm/gradients.ts',
    ]),
    budget: 160,
  },
  {
    what: 'worker on the CPU',
    files: workerLoad(worker, [PROBLEM, 'src/backend/cpu.ts', 'src/training/trainers/referenceGradients.ts']),
    budget: 160,
  },
];

let over = 0;
console.log('What is loaded          files   KiB gz   budget');
for (const { what, files, budget } of rows) {
  const size = compressed(files) / KIB;
  if (size > budget) over++;
  const figures = `${String(files.length).padStart(5)} ${size.toFixed(1).padStart(8)} ${String(budget).padStart(8)}`;
  console.log(`${what.padEnd(23)} ${figures}${size > budget ? '  over budget' : ''}`);
}
if (over > 0) process.exitCode = 1;
