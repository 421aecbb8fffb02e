/** `RecurrentSequence` (`../sequenceOp.ts`) on WebGL, by the same draws as a whole training step. */
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { lastShape, registerSequence, type SequenceAttributes, type SequenceInputs } from '../sequenceOp.ts';
import { atlasOf } from './atlas.ts';
import { Gpu, type Texture } from './gpu.ts';
import { findKernel } from './index.ts';
import { denseSides } from './permutation.ts';
import { SequencePlan } from './sequencePlan.ts';

/** Plans of one context by cell and shape: a second call of the same shape makes nothing new. */
interface Plans {
  readonly gpu: Gpu;
  readonly byShape: Map<string, SequencePlan>;
}
const plans = new WeakMap<WebGL2RenderingContext, Plans>();

function planFor(backend: MathBackendWebGL, attributes: SequenceAttributes, { x, initial }: SequenceInputs) {
  const gl = backend.gpgpu.gl as WebGL2RenderingContext;
  let known = plans.get(gl);
  if (!known) plans.set(gl, (known = { gpu: new Gpu(gl), byShape: new Map() }));
  const { cell, options, specs } = attributes;
  const [batchSize, timeSteps, inputSize] = x.shape as [number, number, number];
  const hiddenSize = initial.shape[2]!;
  const shape = JSON.stringify([cell, options, batchSize, timeSteps, inputSize, hiddenSize]);
  let plan = known.byShape.get(shape);
  if (!plan) {
    const kernel = findKernel(cell, options)!;
    const atlas = atlasOf(kernel, specs, { inputSize, hiddenSize, layers: 1, outputSize: 0 });
    const network = {
      kernel,
      atlas,
      inputSize,
      hiddenSize,
      outputSize: 0,
      input: 'values',
      loss: 'mse',
    } as const;
    plan = new SequencePlan(known.gpu, network, { batchSize, timeSteps });
    known.byShape.set(shape, plan);
  }
  return { gpu: known.gpu, plan };
}

/** Hands tensors to draws of our own as dense textures, for as long as `use` takes. */
function withTextures<T>(
  backend: MathBackendWebGL,
  gpu: Gpu,
  tensors: readonly TensorInfo[],
  use: (...textures: Texture[]) => T,
): T {
  const held = tensors.map(({ dataId, shape }) => {
    const [width, height] = denseSides(shape.reduce((product, side) => product * side, 1));
    backend.uploadToGPU(dataId);
    const data = backend.readToGPU(dataId, { customTexShape: [height, width] });
    return { tensor: data.tensorRef, texture: gpu.foreign(data.texture!, width, height) };
  });
  const result = use(...held.map(({ texture }) => texture));
  for (const { tensor } of held) tensor.dispose();
  return result;
}

/** A tensor with a copy of a dense texture. */
function tensorOf(backend: MathBackendWebGL, texture: Texture, shape: readonly number[]): TensorInfo {
  const { handle, width, height } = texture;
  const dataId = backend.writeTexture(handle, [...shape], 'float32', height, width, 'RGBA');
  return { dataId, shape: [...shape], dtype: 'float32' };
}

registerSequence<MathBackendWebGL>({
  backend: 'webgl',
  supports: ({ cell, options }) => findKernel(cell, options) !== null,

  forward(backend, inputs, attributes) {
    const { gpu, plan } = planFor(backend, attributes, inputs);
    const { x, parameters, initial } = inputs;
    withTextures(backend, gpu, [x, parameters, initial], (first, second, third) =>
      plan.forward({ x: first!, parameters: second!, initial: third! }),
    );
    const [batchSize, timeSteps] = x.shape as [number, number];
    return [
      tensorOf(backend, plan.hidden, [batchSize, timeSteps, initial.shape[2]!]),
      tensorOf(backend, plan.last, lastShape(initial.shape)),
    ];
  },

  backward(backend, inputs, { hidden, last }, attributes) {
    const { gpu, plan } = planFor(backend, attributes, inputs);
    const { x, parameters, initial } = inputs;
    // The forward run once more: another call may have used its textures since.
    withTextures(
      backend,
      gpu,
      [x, parameters, initial, hidden, last],
      (first, second, third, fourth, fifth) => {
        plan.forward({ x: first!, parameters: second!, initial: third! });
        plan.backward(fourth!, fifth!);
      },
    );
    const { gradients } = plan;
    return [
      tensorOf(backend, gradients.x, x.shape),
      tensorOf(backend, gradients.parameters, parameters.shape),
      tensorOf(backend, gradients.initial, initial.shape),
      tensorOf(backend, gradients.steps, hidden.shape),
    ];
  },
});
