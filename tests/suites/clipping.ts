/** Clipping by global norm. Run once for each backend. */
import { describe, expect, test } from 'vitest';
import { clipByNorm } from '../../src/training/rules/clipping.ts';
import { expectClose } from '../fixtures/close.ts';
import { numbers } from '../fixtures/networks.ts';
import type { Tf } from '../fixtures/tf.ts';

function clip(tf: Tf, values: ArrayLike<number>, clipNorm: number): { gradient: Float32Array; norm: number } {
  return tf.tidy(() => {
    const { gradient, norm } = clipByNorm(tf, tf.tensor1d(Float32Array.from(values)), clipNorm);
    return { gradient: gradient.dataSync() as Float32Array, norm: norm.dataSync()[0]! };
  });
}

export function clippingSuite(tf: Tf, backend: string, relative: number): void {
  describe(`clipping on ${backend}`, () => {
    test('a longer gradient is shortened to the norm and keeps its direction', () => {
      const { gradient, norm } = clip(tf, [3, -4], 1);
      expectClose([norm], [5], { relative });
      expectClose(gradient, [0.6, -0.8], { relative });
    });

    test('a shorter gradient is left as it is, to the last bit', () => {
      const values = numbers(50, 100, 0.01);
      const { gradient, norm } = clip(tf, values, 1);
      expect([...gradient]).toEqual([...values]);
      expectClose([norm], [Math.hypot(...values)], { relative });
    });

    test('0 never clips, and the norm is still told', () => {
      const { gradient, norm } = clip(tf, [300, -400], 0);
      expect([...gradient]).toEqual([300, -400]);
      expectClose([norm], [500], { relative });
    });

    test.each([0, 1])('a zero gradient stays zero (clip norm %d)', (clipNorm) => {
      const { gradient, norm } = clip(tf, [0, 0, 0], clipNorm);
      expect([...gradient]).toEqual([0, 0, 0]);
      expect(norm).toBe(0);
    });

    test('an exploding gradient, whose square 32 bits cannot hold, keeps its direction', () => {
      const { gradient, norm } = clip(tf, [3e25, -4e25], 1);
      expectClose([norm], [5e25], { relative });
      expectClose(gradient, [0.6, -0.8], { relative });
    });

    test('a vanishing gradient, whose square 32 bits cannot hold, keeps its norm', () => {
      const { norm } = clip(tf, [3e-25, -4e-25], 1);
      expectClose([norm], [5e-25], { relative });
    });

    test.each([NaN, Infinity, -Infinity])(
      'an entry of %d stays visible, in the gradient and in the norm',
      (entry) => {
        for (const clipNorm of [0, 1]) {
          const { gradient, norm } = clip(tf, [0.1, entry, 0.2], clipNorm);
          expect(Number.isFinite(gradient[1])).toBe(false);
          expect(Number.isFinite(norm)).toBe(false);
        }
      },
    );

    test('leaves no tensor behind', () => {
      const before = tf.memory().numTensors;
      clip(tf, [1, 2], 1);
      clip(tf, [1, 2], 0);
      expect(tf.memory().numTensors).toBe(before);
    });
  });
}
