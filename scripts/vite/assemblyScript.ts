/**
 * Compiles the WebAssembly kernels (`src/backend/wasm/assembly`, AssemblyScript) when they are imported: once with plain SIMD,
 * once with relaxed SIMD, whose multiply-add is one instruction. They come as text within the script: a few kilobytes that need
 * no address of their own and load the same way in the site, in workers, in tests and in Node.
 *
 *     import { base64 } from './assembly/index.ts?kernels=relaxed';
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';
import { root } from '../lib/site.ts';

const features = { plain: 'simd', relaxed: 'simd,relaxed-simd' } as const;

type Build = keyof typeof features;

const folder = path.join(root, 'src/backend/wasm/assembly');
const CACHE = path.join(root, 'node_modules/.cache/unroll-kernels');

const options = (build: Build) => [
  path.join(folder, 'index.ts'),
  '--optimizeLevel=3',
  '--shrinkLevel=0',
  '--noAssert',
  '--runtime=stub',
  `--enable=${features[build]}`,
  '--use=abort=',
];

/** The compiler's version, without loading the compiler: that takes seconds, and most builds find all in the cache. */
async function compilerVersion(): Promise<string> {
  const about = await readFile(path.join(root, 'node_modules/assemblyscript/package.json'), 'utf8');
  return (JSON.parse(about) as { version: string }).version;
}

/** All sources, which are small. */
async function sources(): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  return new Map(names.map((name, k) => [name, texts[k]!]));
}

/**
 * The module's bytes, from the cache where these very sources were compiled before.
 * @param cacheFolder made where it is missing
 * @throws with the compiler's own words
 */
export async function compileKernels(build: Build, cacheFolder = CACHE): Promise<Uint8Array> {
  const hash = createHash('sha256')
    .update(await compilerVersion())
    .update(JSON.stringify(options(build)));
  for (const [name, text] of await sources()) hash.update(name).update(text);
  const cached = path.join(cacheFolder, `${build}-${hash.digest('hex').slice(0, 16)}.wasm`);
  if (existsSync(cached)) return readFile(cached);

  const { main: compile } = await import('assemblyscript/asc');
  let bytes: Uint8Array | undefined;
  let words = '';
  const { error } = await compile([...options(build), '--outFile=kernels.wasm'], {
    stderr: { write: (chunk: string | Uint8Array) => (words += chunk.toString()) },
    writeFile(name: string, contents: string | Uint8Array) {
      if (name.endsWith('.wasm')) bytes = contents as Uint8Array;
    },
  });
  if (error || !bytes) throw new Error(`The WebAssembly kernels do not compile.\n${words}`);
  await mkdir(cacheFolder, { recursive: true });
  // Several builds may compile at once, in one process, too (the page's and its workers'): each file appears whole.
  const fresh = `${cached}.${randomUUID()}`;
  await writeFile(fresh, bytes);
  await rename(fresh, cached);
  return bytes;
}

const QUERY = /\?kernels=(plain|relaxed)$/;

export function assemblyScript(): Plugin {
  return {
    name: 'unroll:assembly-script',
    enforce: 'pre',
    async load(id) {
      const build = QUERY.exec(id)?.[1] as Build | undefined;
      if (!build) return null;
      for (const name of (await sources()).keys()) this.addWatchFile(path.join(folder, name));
      const bytes = await compileKernels(build);
      return { code: `export const base64 = '${Buffer.from(bytes).toString('base64')}';`, map: null };
    },
  };
}
