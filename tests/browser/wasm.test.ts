/** The compiled kernels in the browser: both builds, and whole runs beside those on WebGL and in JavaScript. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { describe, expect, test } from 'vitest';
import { base64 as plain } from '../../src/backend/wasm/assembly/index.ts?kernels=plain';
import { base64 as relaxed } from '../../src/backend/wasm/assembly/index.ts?kernels=relaxed';
import { loadKernels } from '../../src/backend/wasm/module.ts';
import type { Experiment } from '../../src/config/index.ts';
import { expectClose } from '../fixtures/close.ts';
import { cases } from '../fixtures/effort.ts';
import { runTo, smallExperiment } from '../fixtures/runs.ts';
import {
  byReference,
  expectReference,
  expectReferenceUpdate,
  expectTruncated,
  compiledModels,
  prepare,
  recurrentModels,
  smallTrial,
} from '../fixtures/trials.ts';
import { byWasm } from '../fixtures/wasm.ts';
import { activationSuite } from '../suites/activations.ts';

await tf.setBackend('cpu');

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const builds = { plain: bytesOf(plain), relaxed: bytesOf(relaxed) };
/** WebKit knows plain SIMD only. */
const understood = Object.entries(builds).filter(([, bytes]) => WebAssembly.validate(bytes));
const modules = await Promise.all(
  understood.map(async ([name, bytes]) => [name, await WebAssembly.compile(bytes)] as const),
);

test('Chromium and Firefox understand both builds', () => {
  const both = /Chrome|Firefox/.test(navigator.userAgent);
  expect(understood.map(([name]) => name)).toEqual(both ? ['plain', 'relaxed'] : ['plain']);
});

describe.each(modules)('built with %s SIMD', (_name, module) => {
  activationSuite(module);

  test.each(recurrentModels)('$cell $options: so does a truncated one', (cell) => {
    const prepared = prepare({ ...smallTrial, ...cell, layers: 2, truncate: 4 });
    expectTruncated(prepared, byWasm(prepared, module), byReference(prepared));
  });

  test.each(compiledModels)('$cell $options: a training step equals the reference', (cell) => {
    const prepared = prepare({ ...smallTrial, ...cell, layers: 2 });
    const expected = byReference(prepared);
    const actual = byWasm(prepared, module);
    expectReference(prepared, actual, expected);
    expectReferenceUpdate(prepared, expected.gradient, actual.after);
  });
});

test('the best build that the browser understands is taken', async () => {
  expect((await loadKernels())?.relaxed).toBe(WebAssembly.validate(builds.relaxed));
});

const runs: Record<string, Partial<Experiment>> = {
  'rnn, adding': { cell: 'rnn', cellOptions: { activation: 'tanh' } },
  'lstm, parity': {
    cell: 'lstm',
    cellOptions: { forget: 'one' },
    task: 'parity',
    taskOptions: { length: 6, shortest: 6, answer: 'every' },
    layers: 2,
  },
  'gru, copy': {
    cell: 'gru',
    cellOptions: { reset: 'before' },
    task: 'copy',
    taskOptions: { lag: 3, shortest: 3, symbols: 4, items: 2 },
  },
};

const STEPS = cases(20, 50);

test.each(Object.entries(runs))(
  `%s: over the first ${STEPS} steps the losses on WebAssembly, WebGL and in JavaScript are within 0.1 % of each other`,
  async (_name, changes) => {
    const [wasm, webgl, cpu] = await Promise.all(
      (['wasm', 'webgl', 'cpu'] as const).map((backend) =>
        runTo(STEPS, smallExperiment({ ...changes, hiddenSize: 16, batchSize: 16, backend })),
      ),
    );
    expect(wasm!.infos[0]!.form).toBe('wasm');
    expect(webgl!.infos[0]!.form).toBe('fused');
    expect(wasm!.losses).toHaveLength(STEPS);
    for (const [k, loss] of cpu!.losses.entries()) {
      expectClose([wasm!.losses[k]!], [loss], { relative: 1e-3 }, `WebAssembly, step ${k + 1}`);
      expectClose([webgl!.losses[k]!], [loss], { relative: 1e-3 }, `WebGL, step ${k + 1}`);
    }
  },
);
