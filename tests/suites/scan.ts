/** The parallel scan against the loop it stands for, in values and gradients. Run once for each backend. */
import { describe, expect, test } from 'vitest';
import { minGru } from '../../src/models/minGru.ts';
import type { Tensor, Tensor2D } from '../../src/models/ops.ts';
import { linearScan } from '../../src/models/scan.ts';
import { expectClose } from '../fixtures/close.ts';
import { cases } from '../fixtures/effort.ts';
import { numbers } from '../fixtures/networks.ts';
import type { Tf } from '../fixtures/tf.ts';

/** Six rounds of doubling, or eight. */
const LONG = cases(40, 200);
const LENGTHS = [1, 2, 3, 17, LONG];
const WIDTH = 3;

interface Loop {
  readonly h: Float64Array;
  readonly byA: Float64Array;
  readonly byB: Float64Array;
}

/** h_t = a_t·h_{t−1} + b_t step after step in 64 bits, and the gradients of Σ h·factor by the chain rule back in time. */
function loop(a: Float32Array, b: Float32Array, factor: Float32Array): Loop {
  const h = new Float64Array(b.length);
  for (let k = 0; k < b.length; k++) h[k] = b[k]! + (k < WIDTH ? 0 : a[k - WIDTH]! * h[k - WIDTH]!);
  const byB = new Float64Array(b.length);
  const byA = new Float64Array(a.length);
  for (let k = b.length - 1; k >= 0; k--) {
    byB[k] = factor[k]! + (k + WIDTH < b.length ? a[k]! * byB[k + WIDTH]! : 0);
    if (k >= WIDTH) byA[k - WIDTH] = byB[k]! * h[k - WIDTH]!;
  }
  return { h, byA, byB };
}

function checkScan(tf: Tf, timeSteps: number, low: number, high: number, relative: number): void {
  const size = timeSteps * WIDTH;
  const a = numbers(41, size - WIDTH, 1).map((value) => low + ((high - low) * (value + 1)) / 2);
  const b = numbers(42, size);
  const factor = numbers(43, size);
  const expected = loop(a, b, factor);
  tf.tidy(() => {
    const [factors, values, weights] = [
      tf.tensor2d(a, [timeSteps - 1, WIDTH]),
      tf.tensor2d(b, [timeSteps, WIDTH]),
      tf.tensor2d(factor, [timeSteps, WIDTH]),
    ];
    expectClose(linearScan(tf, factors, values).dataSync(), expected.h, { relative }, 'values');
    if (timeSteps === 1) return;
    const [byA, byB] = tf.grads((x: Tensor, y: Tensor) =>
      tf.sum(tf.mul(linearScan(tf, x as Tensor2D, y as Tensor2D), weights)),
    )([factors, values]);
    expectClose(byB!.dataSync(), expected.byB, { relative }, 'gradient by b');
    expectClose(byA!.dataSync(), expected.byA, { relative }, 'gradient by a');
  });
}

function checkMinGru(tf: Tf, timeSteps: number, begun: boolean, relative: number): void {
  const [batchSize, inputSize, hiddenSize] = [2, 3, 5];
  tf.tidy(() => {
    const parameters = Object.fromEntries(
      minGru
        .parameters(inputSize, hiddenSize, {}, timeSteps)
        .map(({ name, shape }, k) => [
          name,
          tf.tensor(numbers(50 + k, shape[0] * (shape[1] ?? 1), 0.8), [...shape]),
        ]),
    );
    const x = tf.tensor2d(numbers(60, timeSteps * batchSize * inputSize), [timeSteps * batchSize, inputSize]);
    const h = tf.tensor2d(numbers(61, batchSize * hiddenSize, begun ? 1 : 0), [batchSize, hiddenSize]);
    const run = minGru.sequence!(tf, parameters, x, { timeSteps, batchSize }, begun ? { h } : undefined, {});
    let state: Readonly<Record<string, Tensor2D>> = { h };
    const states: Tensor2D[] = [];
    const gates: Tensor2D[] = [];
    for (let t = 0; t < timeSteps; t++) {
      const row = tf.slice(x, [t * batchSize, 0], [batchSize, inputSize]);
      const next = minGru.step(tf, parameters, row, state, {});
      state = next.state;
      states.push(state['h']!);
      gates.push(next.gates['z']!);
    }
    expectClose(run.state['h']!.dataSync(), tf.concat(states).dataSync(), { relative }, 'states');
    expectClose(run.gates['z']!.dataSync(), tf.concat(gates).dataSync(), { relative }, 'gates');
  });
}

/**
 * @param relative how far values and gradients may be off, as a share of the largest of them
 * @param lengths at which single steps of minGRU are compared with all at once
 * @param counted whether kernels are counted: they are as many on every backend
 */
export function scanSuite(
  tf: Tf,
  backend: string,
  relative: number,
  lengths: readonly number[] = LENGTHS,
  counted = true,
): void {
  describe(`the linear scan on ${backend}`, () => {
    test.each(LENGTHS)('over %d steps equals the loop, forward and back', (timeSteps) =>
      checkScan(tf, timeSteps, 0, 1, relative),
    );
    test('fades to nothing without a word where factors are tiny', () =>
      checkScan(tf, LONG, 0, 1e-8, relative));
    test('keeps all it has where factors are 1', () => checkScan(tf, LONG, 1, 1, relative));
    test.each(lengths)('minGRU: %d steps at once equal as many single steps', (timeSteps) => {
      checkMinGru(tf, timeSteps, false, relative);
      checkMinGru(tf, timeSteps, true, relative);
    });
    test.runIf(counted)('takes rounds in the logarithm of the length, not in the length', async () => {
      const kernels = async (timeSteps: number) => {
        const a = tf.tensor2d(numbers(41, (timeSteps - 1) * WIDTH), [timeSteps - 1, WIDTH]);
        const b = tf.tensor2d(numbers(42, timeSteps * WIDTH), [timeSteps, WIDTH]);
        const info = await tf.profile(() => tf.tidy(() => linearScan(tf, a, b)));
        tf.dispose([a, b, info.result as Tensor]);
        return info.kernels.length;
      };
      // Each doubling of the length adds one round of nine operations.
      expect((await kernels(64)) - (await kernels(32))).toBe(9);
      expect(await kernels(64)).toBeLessThan(62);
    });
  });
}
