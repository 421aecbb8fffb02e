/** The numeric suites on WebGL, where shaders compute what the CPU backend has shown to be right. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-backend-webgl/dist/base';
// The worker's own choice of kernels: an operation that misses one fails here.
import '../../src/backend/webglKernels.ts';
import { expect, test } from 'vitest';
import { clipByNorm } from '../../src/training/rules/clipping.ts';
import { optimizerOf } from '../../src/training/rules/optimizers.ts';
import { shapes, thorough } from '../fixtures/effort.ts';
import { numbers, variants } from '../fixtures/networks.ts';
import { attentionSuite } from '../suites/attention.ts';
import { cellSuite } from '../suites/cells.ts';
import { clippingSuite } from '../suites/clipping.ts';
import { contractSuite } from '../suites/contract.ts';
import { lossSuite } from '../suites/losses.ts';
import { metricSuite } from '../suites/metrics.ts';
import { optimizerSuite } from '../suites/optimizers.ts';
import { scanSuite } from '../suites/scan.ts';
import { truncationSuite } from '../suites/truncation.ts';

await tf.setBackend('webgl');

test('the suites below run on WebGL with 32-bit floats', () => {
  expect(tf.getBackend()).toBe('webgl');
  expect(tf.env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')).toBe(true);
});

const NAME = 'WebGL';
const RELATIVE = 1e-5;

lossSuite(tf, NAME, RELATIVE);
metricSuite(tf, NAME, RELATIVE);
clippingSuite(tf, NAME, RELATIVE);
optimizerSuite(tf, NAME, RELATIVE);
// Two layers call all that one and three call; on the CPU there always are all of them.
cellSuite(tf, NAME, RELATIVE, shapes([2], [1, 3]));
// How many kernels are launched the CPU has shown.
scanSuite(tf, NAME, RELATIVE, shapes([3, 17], [1, 2, 200]), thorough);
// What a cut is made of: a state that is a mere number, and factors of the scan that are 0 on the way back.
truncationSuite(tf, NAME, RELATIVE, { depths: [1], chunks: [3], cells: ['lstm', 'mingru'] });
attentionSuite(tf, NAME, RELATIVE, thorough);
// What a choice changes is held by the cells' suite above, choice by choice; here one network of each model will do.
const ofEachModel = variants.filter(({ model }, k) => variants.findIndex((one) => one.model === model) === k);
// Gradients are held by it, and updates by their own suite: that both together learn, one model shows.
contractSuite(
  tf,
  NAME,
  [1],
  thorough ? variants : ofEachModel,
  ({ model }) => thorough || model.id === 'gru',
);

test('step number, learning rate and clip norm are data: changing them compiles no shader', () => {
  const shaders = () => Object.keys((tf.backend() as unknown as { binaryCache: object }).binaryCache).length;
  const optimizer = optimizerOf('adam');
  const update = (step: number, learningRate: number, clipNorm: number) =>
    tf.tidy(() => {
      const parameters = tf.tensor1d(numbers(1, 50));
      const moments = [tf.zerosLike(parameters), tf.zerosLike(parameters)];
      const { gradient } = clipByNorm(tf, tf.tensor1d(numbers(2, 50)), clipNorm);
      return optimizer
        .update(tf, { parameters, moments, gradient, step, learningRate })
        .parameters.dataSync();
    });
  const first = update(1, 0.1, 1);
  const before = shaders();
  expect(before).toBeGreaterThan(0);
  for (let step = 2; step < 6; step++) expect(update(step, 0.1 / step, 1 + step)).not.toEqual(first);
  expect(shaders()).toBe(before);
});
