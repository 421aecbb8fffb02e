/** Optimizers against their textbook rules in plain JavaScript, over several steps. Run once for each backend. */
import { describe, expect, test } from 'vitest';
import type { OptimizerId } from '../../src/config/experiment.ts';
import type { Tensor1D } from '../../src/models/ops.ts';
import { optimizerOf } from '../../src/training/rules/optimizers.ts';
import { expectClose } from '../fixtures/close.ts';
import { numbers } from '../fixtures/networks.ts';
import type { Tf } from '../fixtures/tf.ts';

const COUNT = 7;
const STEPS = 6;
const IDS = ['sgd', 'momentum', 'rmsprop', 'adam'] as const;

/** One weight: its change, given its gradients so far, the newest last. */
type Rule = (gradients: number[], learningRate: number) => number;

/** Running mean with `decay` over the whole past, from zero. */
const running = (values: number[], decay: number) =>
  values.reduce((mean, value) => decay * mean + (1 - decay) * value, 0);

const rules: Record<OptimizerId, Rule> = {
  sgd: (gradients, rate) => -rate * gradients.at(-1)!,
  momentum: (gradients, rate) => -rate * gradients.reduce((velocity, g) => 0.9 * velocity + g, 0),
  rmsprop: (gradients, rate) => {
    const squares = running(
      gradients.map((g) => g * g),
      0.9,
    );
    return (-rate * gradients.at(-1)!) / (Math.sqrt(squares) + 1e-8);
  },
  adam: (gradients, rate) => {
    const t = gradients.length;
    const mean = running(gradients, 0.9) / (1 - 0.9 ** t);
    const squares =
      running(
        gradients.map((g) => g * g),
        0.999,
      ) /
      (1 - 0.999 ** t);
    return (-rate * mean) / (Math.sqrt(squares) + 1e-8);
  },
};

interface Course {
  /** `[step][weight]` */
  readonly gradients: readonly Float32Array[];
  readonly rates: readonly number[];
}

function byRule(id: OptimizerId, begin: Float32Array, { gradients, rates }: Course): number[] {
  return Array.from(begin, (value, weight) =>
    rates.reduce((at, rate, step) => {
      const past = gradients.slice(0, step + 1).map((gradient) => gradient[weight]!);
      return at + rules[id](past, rate);
    }, value),
  );
}

function byTensors(tf: Tf, id: OptimizerId, begin: Float32Array, { gradients, rates }: Course): Float32Array {
  const optimizer = optimizerOf(id);
  return tf.tidy(() => {
    let parameters = tf.tensor1d(begin);
    let moments: Tensor1D[] = Array.from({ length: optimizer.momentCount }, () => tf.zerosLike(parameters));
    for (const [index, learningRate] of rates.entries()) {
      const gradient = tf.tensor1d(gradients[index]!);
      ({ parameters, moments } = optimizer.update(tf, {
        parameters,
        moments,
        gradient,
        step: index + 1,
        learningRate,
      }));
    }
    return parameters.dataSync() as Float32Array;
  });
}

function courseOf(scale: number): Course {
  const gradients = Array.from({ length: STEPS }, (_, step) => numbers(40 + step, COUNT, scale));
  // A weight whose gradient has always been zero must stay where it is.
  for (const gradient of gradients) gradient[0] = 0;
  return { gradients, rates: [0.1, 0.1, 0.05, 0.2, 0.01, 0.1] };
}

export function optimizerSuite(tf: Tf, backend: string, relative: number): void {
  describe(`optimizers on ${backend}`, () => {
    for (const id of IDS) {
      test(`${id}: six steps with a changing learning rate follow the rule`, () => {
        const begin = numbers(39, COUNT);
        expectClose(byTensors(tf, id, begin, courseOf(2)), byRule(id, begin, courseOf(2)), { relative });
      });

      // From zero, so that tiny steps are not lost in the digits of a large weight. An epsilon of 1e-4, which the backend
      // names on most GPUs, would make these steps a thousand times too short.
      test(`${id}: gradients as small as epsilon follow the rule`, () => {
        const begin = new Float32Array(COUNT);
        expectClose(byTensors(tf, id, begin, courseOf(1e-7)), byRule(id, begin, courseOf(1e-7)), {
          relative: relative * 5,
        });
      });

      test(`${id}: an update makes the new parameters and moments and nothing else, and keeps the old`, () => {
        const optimizer = optimizerOf(id);
        const parameters = tf.tensor1d(numbers(39, COUNT));
        const moments = Array.from({ length: optimizer.momentCount }, () => tf.zerosLike(parameters));
        const gradient = tf.tensor1d(numbers(40, COUNT));
        const before = tf.memory().numTensors;
        const next = optimizer.update(tf, { parameters, moments, gradient, step: 1, learningRate: 0.1 });
        expect(next.moments).toHaveLength(optimizer.momentCount);
        expect(tf.memory().numTensors).toBe(before + 1 + optimizer.momentCount);
        expect([...parameters.dataSync()]).toEqual([...numbers(39, COUNT)]);
        tf.dispose([parameters, gradient, next.parameters, ...moments, ...next.moments]);
      });
    }

    test('a gradient that is not a number shows in the parameters', () => {
      for (const id of IDS) {
        const course = { gradients: [Float32Array.from([NaN, 1])], rates: [0.1] };
        const after = byTensors(tf, id, new Float32Array(2), course);
        expect(after[0]).toBeNaN();
        expect(Number.isFinite(after[1])).toBe(true);
      }
    });
  });
}
