/** Slices of a batch, computed by one core or by several: the same to the last bit, whoever dies meanwhile. */
import { describe, expect, test, vi } from 'vitest';
import { Arena } from '../../../../src/backend/wasm/arena.ts';
import { bordersOf, Team } from '../../../../src/backend/wasm/helpers/team.ts';
import { rowsOfSlice } from '../../../../src/backend/wasm/slices.ts';
import { Training } from '../../../../src/backend/wasm/training.ts';
import { compileKernels } from '../../../../scripts/vite/assemblyScript.ts';
import '../../../fixtures/cpu.ts';
import { FakeHelper } from '../../../fixtures/helpers.ts';
import {
  byReference,
  compiledModels,
  expectReference,
  prepare,
  smallTrial,
  type Prepared,
  type Trial,
} from '../../../fixtures/trials.ts';
import { byWasm, planOf, wasmNetworkOf } from '../../../fixtures/wasm.ts';

const module = await WebAssembly.compile(new Uint8Array(await compileKernels('plain')));

/** Slices of 4, 4, 4 and 1 rows. */
const trial = { ...smallTrial, batchSize: 13, sliceRows: 4 };

const changes: Record<string, Partial<Trial>> = {
  numbers: {},
  'numbers, truncated': { truncate: 4 },
  'a bit': { loss: 'binary' },
  'classes, symbols': { loss: 'softmax', outputSize: 6, input: 'symbols', inputSize: 6 },
};

/** Helpers until so many are ready. */
async function teamOf(prepared: Prepared, count: number, start = () => new FakeHelper()) {
  const { trial: size } = prepared;
  const team = new Team({ module, network: planOf(prepared), size }, start);
  await vi.waitFor(() => expect(team.called(count)).toHaveLength(count), { interval: 1 });
  return team;
}

/** Losses of three steps and what came of them, with so many helpers. */
async function trained(prepared: Prepared, helpers: number, start?: () => FakeHelper) {
  const training = new Training(new Arena(module), wasmNetworkOf(prepared), prepared.trial, 'adam');
  training.load(prepared.flat, []);
  const team = await teamOf(prepared, helpers, start);
  const told: number[] = [];
  for (let step = 1; step <= 3; step++) {
    told.push(await team.measure(training, prepared.batch, team.called(helpers)), training.norm);
    training.follow({ step, learningRate: 0.01, clipNorm: 0.5 });
  }
  team.dispose();
  return { told, ...training.save() };
}

function alone(prepared: Prepared) {
  const training = new Training(new Arena(module), wasmNetworkOf(prepared), prepared.trial, 'adam');
  training.load(prepared.flat, []);
  const told = [1, 2, 3].flatMap((step) => [
    training.step(prepared.batch, { step, learningRate: 0.01, clipNorm: 0.5 }),
    training.norm,
  ]);
  expect(training.slices.count).toBe(4);
  return { told, ...training.save() };
}

describe.each(compiledModels)('$cell $options', ({ cell, options }) => {
  test.each(Object.entries(changes))('2, 3 and 8 cores give the bits of one: %s', async (_name, change) => {
    const prepared = prepare({ ...trial, cell, options, ...change });
    const expected = alone(prepared);
    for (const cores of [2, 3, 8])
      expect(await trained(prepared, Math.min(cores, 4) - 1), `${cores} cores`).toEqual(expected);
  });

  test('the sum of slices is the gradient of the batch', () => {
    const prepared = prepare({ ...trial, cell, options });
    expectReference(prepared, byWasm(prepared, module), byReference(prepared));
  });
});

test.each(['error', 'silence'] as const)(
  'where a helper ends in %s, its slices are taken over, another comes, and the bits stay',
  async (end) => {
    const prepared = prepare({ ...trial, cell: 'lstm' });
    const started: FakeHelper[] = [];
    const start = () => {
      const helper = new FakeHelper(started.length === 1 ? { tasks: 1, end } : undefined);
      started.push(helper);
      return helper;
    };
    expect(await trained(prepared, 2, start)).toEqual(alone(prepared));
    expect(started).toHaveLength(3);
    expect(started.every(({ ended }) => ended)).toBe(true);
  },
);

test('helpers that never help are not started for ever', async () => {
  const prepared = prepare({ ...trial, cell: 'lstm' });
  let started = 0;
  const team = new Team({ module, network: planOf(prepared), size: trial }, () => {
    started++;
    const helper = new FakeHelper();
    setTimeout(() => helper.onerror?.call(helper as never, {} as ErrorEvent));
    helper.postMessage = () => {};
    return helper;
  });
  for (let look = 0; look < 10; look++) {
    expect(team.called(1)).toHaveLength(0);
    await new Promise((resolve) => setTimeout(resolve));
  }
  expect(started).toBe(3);
});

test('a browser that starts no worker has one core', () => {
  const prepared = prepare({ ...trial, cell: 'lstm' });
  const team = new Team({ module, network: planOf(prepared), size: trial }, () => {
    throw new Error('No worker here.');
  });
  expect(team.called(3)).toHaveLength(0);
});

test('shares of the slices are as even as can be, and nobody has more than one more', () => {
  expect(bordersOf(4, 2)).toEqual([0, 2, 4]);
  expect(bordersOf(5, 2)).toEqual([0, 2, 5]);
  expect(bordersOf(8, 3)).toEqual([0, 2, 5, 8]);
});

test('rows of a slice follow from the network and the batch alone; what is small stays whole', () => {
  expect(rowsOfSlice({ batchSize: 32, timeSteps: 100 }, 17_000)).toBe(8);
  expect(rowsOfSlice({ batchSize: 64, timeSteps: 5 }, 100_000)).toBe(32);
  expect(rowsOfSlice({ batchSize: 32, timeSteps: 20 }, 1200)).toBe(32);
  expect(rowsOfSlice({ batchSize: 5, timeSteps: 100 }, 17_000)).toBe(5);
});
