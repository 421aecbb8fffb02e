/**
 * Truncated backpropagation through time against central differences in 64-bit floats. There, a state that is handed on over a cut is a
 * fixed number: what it was before any parameter was moved. Run once for each backend.
 */
import { describe, expect, test } from 'vitest';
import { findModel } from '../../src/models/index.ts';
import type { Tensor1D } from '../../src/models/ops.ts';
import { countParameters, viewsOf } from '../../src/models/parameters.ts';
import { isCut } from '../../src/math/chunks.ts';
import { distance, expectClose } from '../fixtures/close.ts';
import { detached } from '../fixtures/detached.ts';
import { cut, networkOf, numbers, type Network } from '../fixtures/networks.ts';
import { centralDifferences, referenceRun, referenceSteps, type HandedOn } from '../fixtures/reference.ts';
import type { Tf } from '../fixtures/tf.ts';
import { recurrentModels } from '../fixtures/trials.ts';

const TIME = 7;
const SIZE = { inputSize: 2, hiddenSize: 3, outputSize: 2, timeSteps: TIME };

const inputs = numbers(12, TIME * SIZE.inputSize, 1.5);
const factors = numbers(13, TIME * SIZE.outputSize);
const parametersOf = ({ specs }: Network) => numbers(11, countParameters(specs), 0.8);

/** The sum of all answers, each times its factor, by the loop in plain JavaScript. */
function byLoop({ model, options, size, specs }: Network, flat: Float64Array, handedOn?: HandedOn) {
  const { hiddenSize, layers, inputSize } = size;
  const sequence = Array.from({ length: TIME }, (_, t) => [
    ...inputs.subarray(t * inputSize, (t + 1) * inputSize),
  ]);
  const shape = { layers, hiddenSize, states: model.states.map(({ id }) => id) };
  const step = referenceSteps[model.id]!;
  const run = referenceRun(step, cut(flat, specs), sequence, shape, options, undefined, handedOn);
  const sum = run.outputs.flat().reduce((total, output, index) => total + output * factors[index]!, 0);
  return { sum, trace: run.trace };
}

/** Its truncated gradient by all parameters. */
function expectedOf(network: Network, truncate: number): Float64Array {
  const flat = Float64Array.from(parametersOf(network));
  const { trace } = byLoop(network, flat);
  const fixed: HandedOn = (state, layer, t) => (isCut(t, truncate) ? trace[layer]![t - 1]!.state : state);
  return centralDifferences((moved) => byLoop(network, moved, fixed).sum, flat);
}

function gradientOf(tf: Tf, network: Network, truncate: number, stepwise = false): Float32Array {
  const { model, options, size, specs } = network;
  return tf.tidy(() => {
    const x = tf.tensor3d(inputs, [1, TIME, size.inputSize]);
    const weights = tf.tensor3d(factors, [1, TIME, size.outputSize]);
    const scalar = (flat: Tensor1D) => {
      const how = { options, layers: size.layers, hiddenSize: size.hiddenSize, truncate };
      // A cell that could read all steps at once goes step by step where there are interventions, be there none.
      const { outputs } = model.forward(tf, viewsOf(tf, flat, specs), x, {
        ...how,
        ...(stepwise && { interventions: [] }),
      });
      return tf.sum<Tensor1D>(tf.mul(outputs, weights));
    };
    const gradient = tf.grad(scalar as Parameters<Tf['grad']>[0])(tf.tensor1d(parametersOf(network)));
    return Float32Array.from(gradient.dataSync());
  });
}

interface Extent {
  /** The numbers of layers to go through. */
  readonly depths: readonly number[];
  /** The lengths of chunks: one step, and some with a last chunk that is not full. */
  readonly chunks: readonly number[];
  readonly cells: readonly string[];
}
const ALL: Extent = { depths: [1, 2, 3], chunks: [1, 3, 5], cells: ['rnn', 'lstm', 'gru', 'mingru'] };

/** @param relative how far gradients may be off, as a share of the largest of them */
export function truncationSuite(
  tf: Tf,
  backend: string,
  relative: number,
  { depths, chunks, cells }: Extent = ALL,
): void {
  describe(`truncated backpropagation through time on ${backend}`, () => {
    for (const { cell, options } of recurrentModels.filter((one) => cells.includes(one.cell))) {
      const variant = { name: cell, model: findModel(cell)!, options };
      for (const layers of depths) {
        const network = networkOf(variant, { ...SIZE, layers });
        const name = [cell, ...Object.values(options)].join(' ');
        test(`${name}, layers: ${layers}: gradients equal finite differences with fixed states at the cuts`, () => {
          const whole = gradientOf(tf, network, 0);
          for (const truncate of [TIME, TIME + 4]) expect(gradientOf(tf, network, truncate)).toEqual(whole);
          for (const truncate of chunks) {
            const expected = expectedOf(network, truncate);
            const gradient = gradientOf(tf, network, truncate);
            expect(distance(gradient, expected), `k = ${truncate}`).toBeLessThan(relative);
            expectClose(gradient, expected, { relative }, `k = ${truncate}`);
            expect(distance(gradient, whole)).toBeGreaterThan(0.01);
          }
          const theirs = detached[name];
          if (theirs && layers === 2)
            expectClose(gradientOf(tf, network, 3), theirs, { relative }, 'PyTorch');
          if (network.model.parallel)
            expectClose(
              gradientOf(tf, network, 3, true),
              expectedOf(network, 3),
              { relative },
              'step by step',
            );
        });
      }
    }
  });
}
