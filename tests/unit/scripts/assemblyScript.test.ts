import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileKernels } from '../../../scripts/vite/assemblyScript.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'unroll-kernels-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('compileKernels', () => {
  it('may run several times at once on an empty cache, as a build of the page and its workers does', async () => {
    const cache = path.join(folder, 'cache');
    const made = await Promise.all(Array.from({ length: 4 }, () => compileKernels('plain', cache)));
    for (const bytes of made) expect(WebAssembly.validate(Uint8Array.from(bytes))).toBe(true);
    expect(await readdir(cache)).toHaveLength(1);
    expect(Uint8Array.from(await compileKernels('plain', cache))).toEqual(Uint8Array.from(made[0]!));
  });

  it.each(['plain', 'relaxed'] as const)(
    'makes 40 KiB of all models at most, compressed: %s',
    async (build) => {
      expect(gzipSync(await compileKernels(build)).length).toBeLessThan(40 * 1024);
    },
  );
});
