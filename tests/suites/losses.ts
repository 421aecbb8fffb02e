/** Losses and their gradients against the formulas in plain JavaScript. Run once for each backend. */
import { describe, expect, test } from 'vitest';
import type { Tensor, Tensor3D } from '../../src/models/ops.ts';
import type { LossKind } from '../../src/tasks/contract/measures.ts';
import { answersOf, lossOf } from '../../src/training/rules/losses.ts';
import { expectClose } from '../fixtures/close.ts';
import { numbers } from '../fixtures/networks.ts';
import type { Tf } from '../fixtures/tf.ts';

interface Example {
  readonly batchSize: number;
  readonly timeSteps: number;
  readonly outputSize: number;
  readonly outputs: Float32Array;
  readonly targets: number[];
  readonly mask: number[];
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

function softmax(logits: number[]): number[] {
  const largest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Loss of one step, and its derivative by each output. */
const formulas: Record<LossKind, (outputs: number[], target: number) => { loss: number; slopes: number[] }> =
  {
    mse: ([value], target) => ({ loss: (value! - target) ** 2, slopes: [2 * (value! - target)] }),
    binary: ([logit], target) => {
      const turned = target === 1 ? -logit! : logit!;
      return {
        loss: Math.max(turned, 0) + Math.log1p(Math.exp(-Math.abs(turned))),
        slopes: [target === 1 ? -sigmoid(turned) : sigmoid(turned)],
      };
    },
    softmax: (logits, target) => {
      const largest = Math.max(...logits);
      const sum = logits.reduce((total, logit) => total + Math.exp(logit - largest), 0);
      return {
        loss: largest + Math.log(sum) - logits[target]!,
        slopes: softmax(logits).map((share, index) => share - (index === target ? 1 : 0)),
      };
    },
  };

function byFormula(kind: LossKind, example: Example): { loss: number; gradient: number[] } {
  const { outputs, outputSize, targets, mask } = example;
  const count = Math.max(
    1,
    mask.reduce((sum, one) => sum + one, 0),
  );
  let loss = 0;
  const gradient = targets.flatMap((target, step) => {
    const own = [...outputs.subarray(step * outputSize, (step + 1) * outputSize)];
    const at = formulas[kind](own, target);
    loss += (mask[step]! * at.loss) / count;
    return at.slopes.map((slope) => (mask[step]! * slope) / count);
  });
  return { loss, gradient };
}

function byTensors(tf: Tf, kind: LossKind, example: Example): { loss: number; gradient: Float32Array } {
  const { batchSize, timeSteps, outputSize } = example;
  return tf.tidy(() => {
    const outputs = tf.tensor3d(example.outputs, [batchSize, timeSteps, outputSize]);
    const targets = tf.tensor2d(example.targets, [batchSize, timeSteps]);
    const mask = tf.tensor2d(example.mask, [batchSize, timeSteps]);
    const loss = (at: Tensor) => lossOf(tf, kind, at as Tensor3D, targets, mask);
    const { value, grad } = tf.valueAndGrad(loss)(outputs);
    return { loss: value.dataSync()[0]!, gradient: grad.dataSync() as Float32Array };
  });
}

function exampleOf(kind: LossKind, scale: number): Example {
  const [batchSize, timeSteps] = [3, 4];
  const steps = batchSize * timeSteps;
  const outputSize = kind === 'softmax' ? 5 : 1;
  const drawn = numbers(31, steps, 1);
  const target = {
    mse: (x: number) => x * 2,
    binary: (x: number) => (x > 0 ? 1 : 0),
    softmax: (x: number) => Math.floor((x + 1) * 2.5),
  };
  return {
    batchSize,
    timeSteps,
    outputSize,
    outputs: numbers(32, steps * outputSize, scale),
    targets: Array.from(Float32Array.from(drawn, target[kind])),
    mask: Array.from(numbers(33, steps), (x) => (x > -0.2 ? 1 : 0)),
  };
}

function check(tf: Tf, kind: LossKind, example: Example, relative: number): void {
  const expected = byFormula(kind, example);
  const actual = byTensors(tf, kind, example);
  expectClose([actual.loss], [expected.loss], { relative, absolute: 1e-6 }, 'loss');
  expectClose(actual.gradient, expected.gradient, { relative, absolute: 1e-9 }, 'gradient');
}

/** One step with the given logits. */
function single(outputs: number[], target: number): Example {
  const outputSize = outputs.length;
  return {
    batchSize: 1,
    timeSteps: 1,
    outputSize,
    outputs: Float32Array.from(outputs),
    targets: [target],
    mask: [1],
  };
}

export function lossSuite(tf: Tf, backend: string, relative: number): void {
  describe(`losses on ${backend}`, () => {
    for (const kind of ['mse', 'binary', 'softmax'] as const) {
      test(`${kind}: the mean over the masked steps, and its gradient`, () =>
        check(tf, kind, exampleOf(kind, 3), relative));

      test(`${kind}: steps outside the mask change nothing and get no gradient`, () => {
        const example = exampleOf(kind, 3);
        const changed = { ...example, outputs: example.outputs.slice(), targets: [...example.targets] };
        const outside = example.mask.flatMap((one, step) => (one === 0 ? [step] : []));
        for (const step of outside)
          changed.outputs.fill(9, step * example.outputSize, (step + 1) * example.outputSize);
        for (const step of outside) changed.targets[step] = 1 - example.targets[step]!;
        expect(outside.length).toBeGreaterThan(0);
        const [before, after] = [byTensors(tf, kind, example), byTensors(tf, kind, changed)];
        expect(after.loss).toBe(before.loss);
        expectClose(after.gradient, before.gradient, { relative: 0 });
        for (const step of outside) expect(after.gradient[step * example.outputSize]).toBeCloseTo(0, 20);
      });

      test(`${kind}: nothing masked in gives no loss and no gradient`, () => {
        const example = { ...exampleOf(kind, 3), mask: new Array<number>(12).fill(0) };
        const { loss, gradient } = byTensors(tf, kind, example);
        expect(loss).toBe(0);
        expect(gradient.every((value) => value === 0)).toBe(true);
      });
    }

    test.each([-1e4, -90, -20, -1, 0, 1, 20, 90, 1e4])(
      'binary: the logit %d has a finite loss and its gradient',
      (logit) => {
        for (const target of [0, 1]) check(tf, 'binary', single([logit], target), relative);
      },
    );

    test.each([
      [[1e4, -1e4, 0], 1],
      [[1e4, -1e4, 0], 0],
      [[90, 0, -90], 2],
      [[-500, -501, -502], 0],
    ])('softmax: the logits %j with target %d have a finite loss and their gradient', (logits, target) => {
      check(tf, 'softmax', single(logits, target), relative);
    });

    test('a loss of logits that are not finite is not finite', () => {
      for (const kind of ['mse', 'binary', 'softmax'] as const) {
        const size = kind === 'softmax' ? 2 : 1;
        const { loss } = byTensors(tf, kind, single(new Array<number>(size).fill(NaN), 1));
        expect(Number.isFinite(loss)).toBe(false);
      }
    });

    test('answers are values for mse, probabilities for the others', () => {
      const logits = [2, -1, 0.5];
      const answers = (kind: LossKind) =>
        tf.tidy(() => answersOf(tf, kind, tf.tensor3d(logits, [1, 1, 3])).dataSync());
      expectClose(answers('mse'), logits, { relative });
      expectClose(answers('binary'), logits.map(sigmoid), { relative });
      expectClose(answers('softmax'), softmax(logits), { relative });
    });

    test('leaves no tensor behind', () => {
      const before = tf.memory().numTensors;
      for (const kind of ['mse', 'binary', 'softmax'] as const) byTensors(tf, kind, exampleOf(kind, 1));
      expect(tf.memory().numTensors).toBe(before);
    });
  });
}
