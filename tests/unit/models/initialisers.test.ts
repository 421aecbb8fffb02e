import { describe, expect, test } from 'vitest';
import { initialise, type Init } from '../../../src/models/initialisers.ts';
import { findModel } from '../../../src/models/index.ts';
import type { ParameterSpec, Start } from '../../../src/models/parameters.ts';
import { cut } from '../../fixtures/networks.ts';
import { processorTime } from '../../fixtures/processorTime.ts';

const HIDDEN = 24;

function matrix(start: Start, rows = HIDDEN, columns = HIDDEN, blocks = 1): ParameterSpec {
  return { name: 'weight', label: 'weights', shape: [rows, columns * blocks], blocks, start };
}

const recurrent = (blocks = 1) => matrix({ kind: 'recurrent' }, HIDDEN, HIDDEN, blocks);

/** One block of a matrix as rows. */
function blockOf(
  values: Float32Array,
  rows: number,
  columns: number,
  blocks: number,
  block: number,
): number[][] {
  return Array.from({ length: rows }, (_, row) => {
    const at = row * columns * blocks + block * columns;
    return [...values.subarray(at, at + columns)];
  });
}

function start(specs: readonly ParameterSpec[], init: Init = 'orthogonal', gain = 1, seed = 3): Float32Array {
  return initialise(specs, { seed, init, gain });
}

/** The largest deviation of M·Mᵀ from `scale` times the identity. */
function deviation(rows: number[][], scale: number): number {
  let worst = 0;
  for (const [i, left] of rows.entries()) {
    for (const [j, right] of rows.entries()) {
      const product = left.reduce((sum, value, k) => sum + value * right[k]!, 0);
      worst = Math.max(worst, Math.abs(product - (i === j ? scale : 0)));
    }
  }
  return worst;
}

describe('the orthogonal start', () => {
  test('every gate is an orthogonal matrix of its own', () => {
    const values = start([recurrent(4)]);
    const blocks = [0, 1, 2, 3].map((block) => blockOf(values, HIDDEN, HIDDEN, 4, block));
    for (const block of blocks) expect(deviation(block, 1)).toBeLessThan(1e-5);
    expect(blocks[0]).not.toEqual(blocks[1]);
  });

  test('the gain stretches it', () => {
    const values = start([recurrent()], 'orthogonal', 1.5);
    expect(deviation(blockOf(values, HIDDEN, HIDDEN, 1, 0), 2.25)).toBeLessThan(1e-5);
  });

  test('holds for the largest network, in good time', () => {
    const spec: ParameterSpec = {
      name: 'weight',
      label: 'weights',
      shape: [256, 256],
      blocks: 1,
      start: { kind: 'recurrent' },
    };
    expect(processorTime(() => void start([spec]), 2000)).toBeLessThan(2000);
    const values = start([spec]);
    expect(deviation(blockOf(values, 256, 256, 1, 0), 1)).toBeLessThan(1e-5);
  });

  test('one unit starts with 1 or −1', () => {
    const spec: ParameterSpec = {
      name: 'weight',
      label: 'weights',
      shape: [1, 1],
      blocks: 1,
      start: { kind: 'recurrent' },
    };
    const values = Array.from({ length: 20 }, (_, seed) => start([spec], 'orthogonal', 1, seed)[0]!);
    expect(new Set(values)).toEqual(new Set([1, -1]));
  });

  test('reflections and rotations are about as frequent: the signs are not biased', () => {
    const spec: ParameterSpec = {
      name: 'weight',
      label: 'weights',
      shape: [2, 2],
      blocks: 1,
      start: { kind: 'recurrent' },
    };
    const determinants = Array.from({ length: 200 }, (_, seed) => {
      const [a, b, c, d] = start([spec], 'orthogonal', 1, seed);
      return a! * d! - b! * c!;
    });
    const rotations = determinants.filter((value) => value > 0).length;
    expect(rotations).toBeGreaterThan(70);
    expect(rotations).toBeLessThan(130);
  });

  test('a block that is not square is refused', () => {
    expect(() => start([matrix({ kind: 'recurrent' }, 2, 3)])).toThrow('must be square');
  });
});

describe('the Glorot start', () => {
  test('input weights fill ±√(6 / (inputs + units)), whatever the recurrent start and gain', () => {
    const values = start([matrix({ kind: 'input' }, 6, HIDDEN, 4)], 'identity', 3);
    const limit = Math.sqrt(6 / (6 + HIDDEN));
    const largest = Math.max(...values.map(Math.abs));
    expect(largest).toBeLessThanOrEqual(limit);
    expect(largest).toBeGreaterThan(0.95 * limit);
    const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(variance / (limit ** 2 / 3)).toBeCloseTo(1, 0);
  });

  test('recurrent weights fill ±gain·√(6 / (2·units))', () => {
    const limit = 0.5 * Math.sqrt(6 / (2 * HIDDEN));
    const largest = Math.max(...start([recurrent(3)], 'glorot', 0.5).map(Math.abs));
    expect(largest).toBeLessThanOrEqual(limit);
    expect(largest).toBeGreaterThan(0.95 * limit);
  });
});

test('the identity start copies each unit, times the gain, in every gate', () => {
  const values = start([recurrent(2)], 'identity', 0.5);
  for (const block of [0, 1]) {
    const rows = blockOf(values, HIDDEN, HIDDEN, 2, block);
    expect(rows).toEqual(rows.map((row, i) => row.map((_, j) => (i === j ? 0.5 : 0))));
  }
});

test('a bias starts at the value of its gate', () => {
  const spec: ParameterSpec = {
    name: 'bias',
    label: 'biases',
    shape: [8],
    blocks: 4,
    start: { kind: 'bias', values: [0, 1, -1, 2] },
  };
  expect([...start([spec])]).toEqual([0, 0, 1, 1, -1, -1, 2, 2]);
});

test('a fresh LSTM keeps what it has: the bias of its forget gate is 1, of its other gates 0', () => {
  const size = { inputSize: 1, hiddenSize: 2, layers: 1, outputSize: 1, timeSteps: 9 };
  const specs = findModel('lstm')!.parameters(size, { forget: 'one' });
  const values = initialise(specs, { seed: 1, init: 'orthogonal', gain: 1 });
  expect([...cut(values, specs)['layer0/bias']!]).toEqual([0, 0, 1, 1, 0, 0, 0, 0]);
});

describe('the chrono start', () => {
  const size = { inputSize: 1, hiddenSize: 200, layers: 1, outputSize: 1 };
  const biasOf = (timeSteps: number) => {
    const specs = findModel('lstm')!.parameters({ ...size, timeSteps }, { forget: 'chrono' });
    const values = initialise(specs, { seed: 1, init: 'orthogonal', gain: 1 });
    const bias = cut(values, specs)['layer0/bias']!;
    return [0, 1, 2, 3].map((block) => [...bias.subarray(block * 200, (block + 1) * 200)]);
  };

  test('spreads what units remember evenly over 1 to T − 1 steps, and closes the input gate as far', () => {
    const [input, forget, candidate, output] = biasOf(101) as [number[], number[], number[], number[]];
    const spans = forget.map(Math.exp);
    expect(Math.min(...spans)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...spans)).toBeLessThanOrEqual(100.001);
    expect(Math.max(...spans)).toBeGreaterThan(90);
    expect(spans.reduce((sum, span) => sum + span, 0) / 200).toBeGreaterThan(44);
    expect(spans.reduce((sum, span) => sum + span, 0) / 200).toBeLessThan(57);
    expect(input).toEqual(forget.map((value) => 0 - value));
    expect([...candidate, ...output].every((value) => value === 0)).toBe(true);
  });

  test('has nothing to spread for sequences of one or two steps', () => {
    for (const timeSteps of [1, 2])
      expect(
        biasOf(timeSteps)
          .flat()
          .every((value) => value === 0),
      ).toBe(true);
  });

  test('other biases of the forget gate are plain numbers', () => {
    const specs = findModel('lstm')!.parameters({ ...size, hiddenSize: 1, timeSteps: 9 }, { forget: 'zero' });
    const values = initialise(specs, { seed: 1, init: 'orthogonal', gain: 1 });
    expect([...cut(values, specs)['layer0/bias']!]).toEqual([0, 0, 0, 0]);
  });
});

test('the identity start with ReLU is the network of Le, Jaitly and Hinton: it copies its state, times the gain', () => {
  const size = { inputSize: 1, hiddenSize: 3, layers: 1, outputSize: 1, timeSteps: 9 };
  const specs = findModel('rnn')!.parameters(size, { activation: 'relu' });
  const byName = cut(initialise(specs, { seed: 1, init: 'identity', gain: 1 }), specs);
  expect([...byName['layer0/weightHh']!]).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
  expect([...byName['layer0/bias']!]).toEqual([0, 0, 0]);
});

test('normal numbers have the deviation that is asked for', () => {
  const values = start([matrix({ kind: 'normal', deviation: 0.02 }, 100, 50)]);
  const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
  expect(Math.sqrt(variance)).toBeCloseTo(0.02, 3);
});

test('a stack of heads fills the range of all of them together', () => {
  const values = start([matrix({ kind: 'input', fans: [20, 40] }, 80, 10)]);
  expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(Math.sqrt(6 / 60));
  expect(Math.max(...values.map(Math.abs))).toBeGreaterThan(0.95 * Math.sqrt(6 / 60));
});

describe('the seed', () => {
  const specs = [matrix({ kind: 'input' }, 4), recurrent()];

  test('gives the same start again, and another one for another seed', () => {
    for (const init of ['orthogonal', 'glorot'] as const) {
      expect(start(specs, init)).toEqual(start(specs, init));
      expect(start(specs, init, 1, 3)).not.toEqual(start(specs, init, 1, 4));
    }
  });

  test('two parameters of one shape start differently', () => {
    const values = start([recurrent(), recurrent()]);
    const half = values.length / 2;
    expect(values.subarray(0, half)).not.toEqual(values.subarray(half));
  });

  test('a parameter starts the same whatever the size of those before it', () => {
    const bias = (length: number): ParameterSpec => {
      return {
        name: 'bias',
        label: 'biases',
        shape: [length],
        blocks: 1,
        start: { kind: 'bias', values: [0] },
      };
    };
    expect(start([bias(3), recurrent()]).subarray(3)).toEqual(start([bias(9), recurrent()]).subarray(9));
  });
});
