/**
 * The operation `RecurrentSequence` as a kernel of TensorFlow.js' WebGL backend, with its gradient: one recurrent layer over
 * whole sequences. `models/recurrent.ts` has the reference, the loop over the cell's step.
 *
 * Inputs: x `[batch, time, input]`, parameters side by side in one vector, initial `[states, batch, hidden]`. Outputs: hidden
 * states `[batch, time, hidden]` and the last of the other states `[states − 1, batch, hidden]`.
 */
import {
  engine,
  getKernel,
  registerGradient,
  registerKernel,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  type Tensor,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { ParameterSpec } from '../../models/parameters.ts';
import type { OptionValues } from '../../options/option.ts';
import { atlasOf } from './atlas.ts';
import { Gpu, type Texture } from './gpu.ts';
import { findKernel } from './index.ts';
import { denseSides } from './permutation.ts';
import { SequencePlan } from './sequencePlan.ts';

const FORWARD = 'RecurrentSequence';
const BACKWARD = 'RecurrentSequenceGrad';
const BACKEND = 'webgl';

/** What says which operation it is, beside its tensors. */
export interface SequenceAttributes {
  readonly cell: string;
  readonly options: OptionValues;
  /** The parameters in their order in the vector, named `layer0/…`. */
  readonly specs: readonly ParameterSpec[];
}

/** Plans of one context by cell and shape: a second call of the same shape makes nothing new. */
interface Plans {
  readonly gpu: Gpu;
  readonly byShape: Map<string, SequencePlan>;
}
const plans = new WeakMap<WebGL2RenderingContext, Plans>();

function planFor(backend: MathBackendWebGL, attributes: SequenceAttributes, inputs: NamedTensorInfoMap) {
  const gl = backend.gpgpu.gl as WebGL2RenderingContext;
  let known = plans.get(gl);
  if (!known) plans.set(gl, (known = { gpu: new Gpu(gl), byShape: new Map() }));
  const { cell, options, specs } = attributes;
  const [batchSize, timeSteps, inputSize] = inputs['x']!.shape as [number, number, number];
  const hiddenSize = inputs['initial']!.shape[2]!;
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

const attributesOf = (attrs?: NamedAttrMap) => attrs as unknown as SequenceAttributes;

/** The shape of the last states beside the hidden one; a single 0 stands for none. */
function lastShape([states, batchSize, hiddenSize]: readonly number[]): number[] {
  return states! > 1 ? [states! - 1, batchSize!, hiddenSize!] : [1];
}

registerKernel({
  kernelName: FORWARD,
  backendName: BACKEND,
  kernelFunc({ inputs, backend, attrs }) {
    const webgl = backend as MathBackendWebGL;
    const { gpu, plan } = planFor(webgl, attributesOf(attrs), inputs);
    const { x, parameters, initial } = inputs as Record<'x' | 'parameters' | 'initial', TensorInfo>;
    withTextures(webgl, gpu, [x, parameters, initial], (first, second, third) =>
      plan.forward({ x: first!, parameters: second!, initial: third! }),
    );
    const [batchSize, timeSteps] = x.shape as [number, number];
    return [
      tensorOf(webgl, plan.hidden, [batchSize, timeSteps, initial.shape[2]!]),
      tensorOf(webgl, plan.last, lastShape(initial.shape)),
    ];
  },
});

registerKernel({
  kernelName: BACKWARD,
  backendName: BACKEND,
  kernelFunc({ inputs, backend, attrs }) {
    const webgl = backend as MathBackendWebGL;
    const { gpu, plan } = planFor(webgl, attributesOf(attrs), inputs);
    const { x, parameters, initial, hidden, last } = inputs as Record<string, TensorInfo>;
    // The forward run once more: another call may have used its textures since.
    withTextures(
      webgl,
      gpu,
      [x!, parameters!, initial!, hidden!, last!],
      (first, second, third, fourth, fifth) => {
        plan.forward({ x: first!, parameters: second!, initial: third! });
        plan.backward(fourth!, fifth!);
      },
    );
    const { gradients } = plan;
    return [
      tensorOf(webgl, gradients.x, x!.shape),
      tensorOf(webgl, gradients.parameters, parameters!.shape),
      tensorOf(webgl, gradients.initial, initial!.shape),
      tensorOf(webgl, gradients.steps, hidden!.shape),
    ];
  },
});

registerGradient({
  kernelName: FORWARD,
  inputsToSave: ['x', 'parameters', 'initial'],
  gradFunc(dy, saved, attrs) {
    const [hidden, last] = dy as Tensor[];
    const [x, parameters, initial] = saved as [Tensor, Tensor, Tensor];
    const [dx, dParameters, dInitial] = sequenceGradients(
      { x, parameters, initial, hidden: hidden!, last: last! },
      attributesOf(attrs),
    );
    return { x: () => dx!, parameters: () => dParameters!, initial: () => dInitial! };
  },
});

/** True where the active backend has the kernel and the cell a fused form. */
export function canRunSequence(backendName: string, { cell, options }: SequenceAttributes): boolean {
  return getKernel(FORWARD, backendName) !== undefined && findKernel(cell, options) !== null;
}

/** Hidden states of all steps, and the last of the other states. Differentiable. */
export function runSequence(
  inputs: { readonly x: Tensor; readonly parameters: Tensor; readonly initial: Tensor },
  attributes: SequenceAttributes,
): [Tensor, Tensor] {
  return engine().runKernel(FORWARD, { ...inputs }, attributes as unknown as NamedAttrMap) as unknown as [
    Tensor,
    Tensor,
  ];
}

/**
 * Gradients by x, parameters and initial states, given those by the outputs; and ∂loss/∂h of every step
 * `[batch, time, hidden]`, through everything that comes after it.
 */
export function sequenceGradients(
  inputs: Readonly<Record<'x' | 'parameters' | 'initial' | 'hidden' | 'last', Tensor>>,
  attributes: SequenceAttributes,
): [Tensor, Tensor, Tensor, Tensor] {
  return engine().runKernel(BACKWARD, { ...inputs }, attributes as unknown as NamedAttrMap) as unknown as [
    Tensor,
    Tensor,
    Tensor,
    Tensor,
  ];
}
