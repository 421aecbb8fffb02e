/** Which files of the built site are loaded together, read from the manifests. */
import type { WorkerChunk } from '../vite/siteRecord.ts';

/** Vite's manifest of the page, as far as it is read here. */
export type PageManifest = Readonly<
  Record<
    string,
    { readonly file: string; readonly imports?: readonly string[]; readonly css?: readonly string[] }
  >
>;

/** All that can be reached from `from`, each once, in the order it is met. */
function reach<T>(from: readonly T[], next: (item: T) => readonly T[]): T[] {
  const reached = new Set<T>(from);
  for (const item of reached) for (const other of next(item)) reached.add(other);
  return [...reached];
}

/** Scripts and styles that load with a page, before anything is asked for later. */
export function firstLoad(manifest: PageManifest, entry: string): { scripts: string[]; styles: string[] } {
  if (!(entry in manifest)) throw new Error(`The manifest has no entry "${entry}".`);
  const chunks = reach([entry], (key) => manifest[key]?.imports ?? []).map((key) => manifest[key]!);
  return {
    scripts: [...new Set(chunks.map((chunk) => chunk.file))],
    styles: [...new Set(chunks.flatMap((chunk) => chunk.css ?? []))],
  };
}

const TRAINING = 'src/worker/train.worker.ts';

/**
 * Files that the training worker loads before its first step. Other workers of the site do not count.
 * @param also modules that the worker asks for before it can begin, such as a backend
 */
export function workerLoad(chunks: readonly WorkerChunk[], also: readonly string[]): string[] {
  const find = (file: string) => chunks.find((chunk) => chunk.file === file);
  const entry = chunks.find((chunk) => chunk.isEntry && chunk.modules.includes(TRAINING));
  if (!entry) throw new Error(`No worker holds ${TRAINING}.`);
  const own = reach([entry.file], (file) => {
    const { imports = [], dynamicImports = [] } = find(file) ?? {};
    return [...imports, ...dynamicImports];
  });
  const asked = also.map((module) => {
    const file = own.find((candidate) => find(candidate)?.modules.includes(module));
    if (file === undefined) throw new Error(`No chunk of the worker holds ${module}.`);
    return file;
  });
  return reach([entry.file, ...asked], (file) => find(file)?.imports ?? []);
}
