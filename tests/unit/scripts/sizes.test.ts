import { describe, expect, it } from 'vitest';
import { firstLoad, workerLoad } from '../../../scripts/lib/sizes.ts';
import type { WorkerChunk } from '../../../scripts/vite/siteRecord.ts';

function chunk(file: string, modules: string[], imports: string[] = [], later?: string[]): WorkerChunk {
  return { file, modules, imports, dynamicImports: later ?? [], isEntry: later !== undefined };
}

describe('the size budget', () => {
  it('counts what loads with the page, not what it asks for later', () => {
    const manifest = {
      'index.html': {
        file: 'main.js',
        imports: ['_shared.js'],
        css: ['main.css'],
        dynamicImports: ['src/late.ts'],
      },
      '_shared.js': { file: 'shared.js', imports: ['_shared.js'], css: ['shared.css'] },
      'src/late.ts': { file: 'late.js', css: ['late.css'] },
    };
    expect(firstLoad(manifest, 'index.html')).toEqual({
      scripts: ['main.js', 'shared.js'],
      styles: ['main.css', 'shared.css'],
    });
  });

  it('refuses a page that the manifest does not know', () => {
    expect(() => firstLoad({}, 'index.html')).toThrow(/no entry "index.html"/);
  });

  it('counts the worker with the backend it needs, and no other', () => {
    const chunks = [
      chunk('other.js', ['src/bench/workers/unroll.worker.ts'], ['core.js'], ['other-gl.js']),
      chunk('other-gl.js', ['src/backend/webgl.ts'], ['large.js']),
      chunk('w.js', ['src/worker/train.worker.ts'], ['core.js'], ['gl.js', 'cpu.js', 'data.js']),
      chunk('core.js', ['node_modules/core.js']),
      chunk('gl.js', ['src/backend/webgl.ts'], ['core.js']),
      chunk('cpu.js', ['src/backend/cpu.ts'], ['core.js', 'tables.js']),
      chunk('tables.js', []),
      chunk('data.js', ['src/tasks/data/co2.ts']),
    ];
    expect(workerLoad(chunks, ['src/backend/webgl.ts'])).toEqual(['w.js', 'gl.js', 'core.js']);
    expect(workerLoad(chunks, ['src/backend/cpu.ts'])).toEqual(['w.js', 'cpu.js', 'core.js', 'tables.js']);
    expect(() => workerLoad(chunks, ['src/backend/gone.ts'])).toThrow(/No chunk of the worker holds/);
  });
});
