/**
 * Records what the bundler puts into the site, the page and its workers alike: the third-party notices are written from
 * it, and so is the manifest of the workers, which Vite's own leaves out.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { collectNotices, dataNotices, formatNotices } from './notices.ts';

/** A chunk of a worker's bundle; names are files in the built site. */
export interface WorkerChunk {
  readonly file: string;
  readonly isEntry: boolean;
  /** Chunks loaded together with it. */
  readonly imports: readonly string[];
  /** Chunks loaded when asked for. */
  readonly dynamicImports: readonly string[];
  /** Its source modules, relative to the project. */
  readonly modules: readonly string[];
}

export const WORKER_MANIFEST = '.vite/worker-manifest.json';
const NOTICES = 'notices.txt';

/** What the kernels' compiler puts into them of its own: its standard library. */
const KERNELS = /\?kernels=/;
const KERNELS_LIBRARY = 'node_modules/assemblyscript/std/assembly/index.d.ts';

/** The plugins that share one record: one for the page's bundle, one for each worker's. */
export function siteRecord(root: string): { page: () => Plugin; worker: () => Plugin } {
  const moduleIds = new Set<string>();
  const chunks = new Map<string, WorkerChunk>();

  function record(bundle: Rolldown.OutputBundle, visit: (chunk: Rolldown.OutputChunk) => void): void {
    for (const output of Object.values(bundle)) {
      if (output.type !== 'chunk') continue;
      for (const id of output.moduleIds)
        moduleIds.add(KERNELS.test(id) ? path.join(root, KERNELS_LIBRARY) : id);
      visit(output);
    }
  }

  return {
    worker: () => ({
      name: 'unroll:site-record-worker',
      apply: 'build',
      generateBundle(_options, bundle) {
        record(bundle, (chunk) => {
          chunks.set(chunk.fileName, {
            file: chunk.fileName,
            isEntry: chunk.isEntry,
            imports: chunk.imports,
            dynamicImports: chunk.dynamicImports,
            modules: chunk.moduleIds.map((id) => path.relative(root, id).replaceAll('\\', '/')),
          });
        });
      },
    }),
    page: () => ({
      name: 'unroll:site-record',
      apply: 'build',
      generateBundle(_options, bundle) {
        record(bundle, () => {});
        const apacheText = readFileSync(path.join(root, 'LICENSE'), 'utf8');
        const notices = formatNotices(collectNotices(moduleIds, apacheText), dataNotices(moduleIds));
        this.emitFile({ type: 'asset', fileName: NOTICES, source: notices });
        this.emitFile({
          type: 'asset',
          fileName: WORKER_MANIFEST,
          source: JSON.stringify([...chunks.values()], null, 2),
        });
      },
    }),
  };
}
