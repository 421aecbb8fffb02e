import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { circles, reachable, roomOf, violations } from './architecture/arrows.ts';
import { readImports } from '../scripts/lib/imports.ts';

const src = path.join(import.meta.dirname, '../src');

function readSources(): Map<string, string> {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  return new Map(
    files.map((file) => [file.replaceAll('\\', '/'), readFileSync(path.join(src, file), 'utf8')]),
  );
}

/** AssemblyScript looks like TypeScript, but is compiled apart and no import here can read it. */
const COMPILED = 'backend/wasm/assembly/';

const files = readSources();
const sources = new Map([...files].filter(([file]) => !file.startsWith(COMPILED)));
const compiled = new Map([...files].filter(([file]) => file.startsWith(COMPILED)));

describe('the house plan', () => {
  it('reads every source file', () => {
    expect(sources.size).toBeGreaterThan(30);
    expect([...sources.keys()]).toContain('backend/tf.ts');
  });

  it('is kept by every import', () => {
    expect(violations(sources)).toEqual([]);
  });

  it('has no circle of imports, those of types counted', () => {
    expect(circles(sources)).toEqual([]);
  });

  it('lets the compiled kernels import each other and nothing else', () => {
    expect(compiled.size).toBeGreaterThan(3);
    for (const source of compiled.values()) {
      const imports = [...source.matchAll(/from '([^']*)'/g)].map(([, from]) => from!);
      for (const from of imports) expect([...compiled.keys()]).toContain(`${COMPILED}${from.slice(2)}.ts`);
    }
  });

  it.each(['main.tsx', 'headless.ts'])(
    'keeps tfjs and training out of the page that starts at %s',
    (entry) => {
      const reached = [...reachable(sources, entry)];
      expect(reached).toContain('worker/client/client.ts');
      expect(
        reached.filter((name) => name.startsWith('@tensorflow') || /^(backend|training)\//.test(name)),
      ).toEqual([]);
    },
  );

  it('loads what comes later through one door, which tells a file that did not arrive from other failures', () => {
    const doors = {
      page: /(?:loadPart\(\s*|(?:part|panel)\(\s*'[^']+',\s*)\(\) => import\(/g,
      others: /arrive\(\s*\(\) => import\(/g,
    };
    const code = (source: string) => source.replaceAll(/\/\*[^]*?\*\/|\/\/.*|typeof import\(/g, '');
    const besides = [...sources]
      // A declaration loads nothing.
      .filter(([file]) => !file.startsWith('bench/') && !file.endsWith('.d.ts'))
      // The poster loads nothing but the page as a whole, and says itself what does not arrive; a worker's first script is text.
      .filter(([file]) => !/^(?:poster|embed\/sandboxedWorkers)\.ts$/.test(file))
      .filter(([file, source]) => {
        const door = /^(?:app|ui|charts)\b/.test(file) ? doors.page : doors.others;
        return [...code(source).matchAll(/\bimport\(/g)].length !== [...code(source).matchAll(door)].length;
      });
    expect(besides.map(([file]) => file)).toEqual([]);
  });

  it('leaves the page only by links that open a tab of their own, as a run would end with it', () => {
    const page = [...sources].filter(([file]) => /^(?:app|ui|charts)\//.test(file));
    const links = page.flatMap(([file, source]) =>
      [...source.matchAll(/<a\b[^]*?>/g)].map(([link]) => [file, link]),
    );
    expect(links).toEqual([
      // To itself, where nothing runs any more.
      ['app/ErrorBoundary.tsx', '<a href={link}>'],
      ['ui/NewTabLink.tsx', '<a href={href} target="_blank" rel="noopener" title="Opens in a new tab">'],
    ]);
    const others = page.filter(([, source]) =>
      /window\.open|location\.(?:href =|assign)|createElement\('a'\)/.test(source),
    );
    // A file to keep, which opens nothing.
    expect(others.map(([file]) => file)).toEqual(['ui/handFile.ts']);
  });

  it('keeps tfjs out of the benchmark’s page, which only its workers load', () => {
    const reached = [...reachable(sources, 'bench/main.tsx')];
    expect(reached).toContain('bench/workers.ts');
    expect(
      reached.filter((name) => name.startsWith('@tensorflow') || /^(backend|training|models)\//.test(name)),
    ).toEqual([]);
    expect([...reachable(sources, 'bench/workers/layers.worker.ts')]).toContain('@tensorflow/tfjs-layers');
  });

  it('keeps what reads files and workbooks out of the page', () => {
    const reached = [...reachable(sources, 'main.tsx')];
    expect(reached).toContain('ownData/worker/client.ts');
    expect(reached.filter((name) => /^(papaparse|fflate|saxen)$/.test(name))).toEqual([]);
    expect([...reachable(sources, 'ownData/worker/reading.worker.ts')]).toContain('fflate');
  });

  it.each([
    ['training', 'worker/train.worker.ts', '@tensorflow/tfjs-core'],
    ['reading', 'ownData/worker/reading.worker.ts', 'ownData/readSeries.ts'],
  ])('keeps React, charts and the store out of the %s worker', (_which, entry, own) => {
    const reached = [...reachable(sources, entry)];
    expect(reached).toContain(own);
    expect(
      reached.filter((name) => /^(react|chart\.js|zustand|app\/|ui\/|charts\/|store\/)/.test(name)),
    ).toEqual([]);
  });
});

describe('the checker of the house plan', () => {
  const breaks = (file: string, source: string) => violations(new Map([[file, source]]));

  it('sees every form of import', () => {
    const source = `
      import a from './a.ts';
      import type { B } from './b.ts';
      import { type C } from './c.ts';
      export * from './d.ts';
      export type { E } from './e.ts';
      type F = import('./f.ts').F;
      // import './comment.ts';
      const text = "import './string.ts'";
      const g = await import('./g.ts');
      new Worker(new URL('./h.ts', import.meta.url), { type: 'module' });
    `;
    const seen = readImports('x.ts', source).map(({ from, kind }) => `${kind} ${from}`);
    expect(seen.toSorted()).toEqual([
      'type ./b.ts',
      'type ./e.ts',
      'type ./f.ts',
      'value ./a.ts',
      'value ./c.ts',
      'value ./d.ts',
      'value ./g.ts',
      'worker ./h.ts',
    ]);
  });

  it('places files in rooms', () => {
    expect(roomOf('main.tsx')).toBe('main');
    expect(roomOf('app/panels/Task.tsx')).toBe('app');
    expect(roomOf('worker/frameSender.ts')).toBe('worker');
    expect(roomOf('training/questions/statePaths.ts')).toBe('training/questions');
    expect(roomOf('worker/client/client.ts')).toBe('worker/client');
  });

  it.each([
    [
      'tfjs at run time outside of the backend',
      'training/run/x.ts',
      `import { tidy } from '@tensorflow/tfjs-core'`,
    ],
    ['tfjs in a dynamic import', 'models/x.ts', `await import('@tensorflow/tfjs-core')`],
    [
      'tfjs kept alive by an inline type',
      'models/x.ts',
      `import { type Tensor } from '@tensorflow/tfjs-core'`,
    ],
    ['React in the worker', 'worker/x.ts', `import { useState } from 'react'`],
    ['React in the configuration', 'config/x.ts', `import 'react-dom/client'`],
    [
      'the page reaching into training',
      'app/x.tsx',
      `import { Trainer } from '../training/trainers/trainer.ts'`,
    ],
    [
      'a rule that knows a trainer',
      'training/rules/x.ts',
      `import type { Trainer } from '../trainers/trainer.ts'`,
    ],
    [
      'a question that knows the run',
      'training/questions/x.ts',
      `import type { Loop } from '../run/loop.ts'`,
    ],
    ['a task that knows the page', 'tasks/x.ts', `import { store } from '../store/state.ts'`],
    [
      'a model that knows the experiment',
      'models/x.ts',
      `import type { Experiment } from '../config/experiment.ts'`,
    ],
    ['a leaf that imports', 'math/x.ts', `import { tasks } from '../tasks/index.ts'`],
    ['a widget with a mind of its own', 'ui/x.tsx', `import { store } from '../store/state.ts'`],
    ['the page importing the worker', 'store/x.ts', `import '../worker/train.worker.ts'`],
    [
      'a worker started by somebody else',
      'app/x.ts',
      `new Worker(new URL('../worker/train.worker.ts', import.meta.url))`,
    ],
    [
      'the benchmark starting the training worker',
      'bench/x.ts',
      `new Worker(new URL('../worker/train.worker.ts', import.meta.url))`,
    ],
    ['ready-made layers in a model', 'models/x.ts', `import { layers } from '@tensorflow/tfjs-layers'`],
    ['how a model is computed on the page', 'app/x.ts', `import { models } from '../models/index.ts'`],
    ['a package nobody agreed on', 'app/x.ts', `import _ from 'lodash'`],
    ['a file without a room', 'helpers/x.ts', `import '../math/random.ts'`],
    ['a path out of the sources', 'app/x.ts', `import '../../scripts/train.ts'`],
  ])('refuses %s', (_what, file, source) => {
    expect(breaks(file, source)).toHaveLength(1);
  });

  it.each([
    ['types of tfjs anywhere', 'models/x.ts', `import type { Tensor } from '@tensorflow/tfjs-core'`],
    ['tfjs in the backend', 'backend/x.ts', `import '@tensorflow/tfjs-backend-cpu'`],
    ['leaves from anywhere', 'ui/x.tsx', `import type { Option } from '../options/option.ts'`],
    ['a cell read by the page', 'app/x.tsx', `import { models } from '../models/about/index.ts'`],
    [
      'the client starting the worker',
      'worker/client/client.ts',
      `new Worker(new URL('../train.worker.ts', import.meta.url))`,
    ],
  ])('allows %s', (_what, file, source) => {
    expect(breaks(file, source)).toEqual([]);
  });

  it('finds a circle that only types close', () => {
    const round = new Map([
      ['math/a.ts', `import './b.ts'`],
      ['math/b.ts', `import './c.ts'`],
      ['math/c.ts', `import type { B } from './b.ts'`],
    ]);
    expect(circles(round)).toEqual([['math/b.ts', 'math/c.ts']]);
  });

  it('follows run-time imports only', () => {
    const small = new Map([
      ['main.tsx', `import './app/a.ts'; import type { X } from './training/t.ts';`],
      ['app/a.ts', `await import('../worker/client/client.ts')`],
      ['worker/client/client.ts', `new Worker(new URL('../train.worker.ts', import.meta.url))`],
    ]);
    expect([...reachable(small, 'main.tsx')]).toEqual(['main.tsx', 'app/a.ts', 'worker/client/client.ts']);
  });
});
