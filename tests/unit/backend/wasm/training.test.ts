/** The compiled training step against the reference: values, all gradients, parameters after an update. */
import { describe, expect, test } from 'vitest';
import { Arena } from '../../../../src/backend/wasm/arena.ts';
import { Training } from '../../../../src/backend/wasm/training.ts';
import { compileKernels } from '../../../../scripts/vite/assemblyScript.ts';
import '../../../fixtures/cpu.ts';
import {
  byReference,
  expectReference,
  expectReferenceUpdate,
  compiledModels,
  oddShapes,
  prepare,
  smallTrial,
  recurrentModels,
  truncatedShapes,
  expectTruncated,
  uncut,
  type Trial,
} from '../../../fixtures/trials.ts';
import { byWasm, wasmNetworkOf } from '../../../fixtures/wasm.ts';

const module = await WebAssembly.compile(new Uint8Array(await compileKernels('plain')));

const shapes: Record<string, Partial<Trial>> = {
  ...oddShapes,
  'a batch of 17, 33 units': { batchSize: 17, hiddenSize: 33 },
  'many classes': { loss: 'softmax', outputSize: 70, input: 'symbols', inputSize: 66, hiddenSize: 12 },
  'a bit, answers far from zero': { loss: 'binary', batchSize: 8, scale: 8 },
};

/** Rows of two units are ±1 once they are normalised, and the gradient through them is nothing but rounding. */
const roomFor = (cell: string, units: number) => (cell === 'attention' && units === 2 ? 3 : units);

describe.each(compiledModels)('$cell $options', (cell) => {
  for (const [name, { hiddenSize, ...change }] of Object.entries(shapes))
    test(`loss, answers and all gradients equal the reference: ${name}`, () => {
      const prepared = prepare({
        ...smallTrial,
        ...cell,
        ...change,
        ...(hiddenSize === undefined ? {} : { hiddenSize: roomFor(cell.cell, hiddenSize) }),
      });
      expectReference(prepared, byWasm(prepared, module), byReference(prepared));
    });
});

describe.each(recurrentModels)('$cell $options, truncated', (cell) => {
  test.each(Object.entries(truncatedShapes))('the gradient is that of the reference: %s', (_name, change) => {
    const prepared = prepare({ ...smallTrial, ...cell, ...change });
    expectTruncated(prepared, byWasm(prepared, module), byReference(prepared));
  });

  test('chunks as long as the sequence change no bit', () => {
    const [whole, ...same] = uncut({ ...smallTrial, ...cell, layers: 2 }).map((trial) =>
      byWasm(prepare(trial), module),
    );
    for (const one of same) expect(one).toEqual(whole);
  });
});

test.each(['sgd', 'momentum', 'rmsprop', 'adam'] as const)(
  '%s with clipping: parameters and moments after a step equal the reference',
  (optimizer) => {
    const prepared = prepare({ ...smallTrial, cell: 'lstm', optimizer });
    expectReferenceUpdate(prepared, byReference(prepared).gradient, byWasm(prepared, module).after);
  },
);

test('what only fills up the layout stays zero over many steps', () => {
  const prepared = prepare({ ...smallTrial, cell: 'gru', options: { reset: 'after' }, layers: 2 });
  const network = wasmNetworkOf(prepared);
  const training = new Training(new Arena(module), network, prepared.trial, 'adam');
  training.load(prepared.flat, []);
  for (let step = 1; step <= 50; step++)
    training.step(prepared.batch, { step, learningRate: 0.01, clipNorm: 1 });
  const used = new Set(network.layout.places);
  const { values } = training.parameters;
  expect(values.some((_, k) => !used.has(k))).toBe(true);
  expect(values.filter((value, k) => !used.has(k) && value !== 0)).toHaveLength(0);
});

test('memory does not grow from step to step', () => {
  const prepared = prepare({ ...smallTrial, cell: 'lstm' });
  const arena = new Arena(module);
  const training = new Training(arena, wasmNetworkOf(prepared), prepared.trial, 'adam');
  training.load(prepared.flat, []);
  const before = arena.bytes;
  for (let step = 1; step <= 2000; step++)
    training.step(prepared.batch, { step, learningRate: 0.001, clipNorm: 1 });
  expect(arena.bytes).toBe(before);
});
