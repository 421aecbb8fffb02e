/**
 * The operation `RecurrentSequence` of TensorFlow.js, with its gradient: one recurrent layer over whole sequences. Kernels are
 * registered for WebGL (`kernels/recurrentSequence.ts`) and, by WebAssembly, for the CPU (`wasm/recurrentSequence.ts`);
 * `training/recurrentSequence.ts` has the reference, the loop over the cell's step, which runs on any backend.
 *
 * Inputs: x `[batch, time, input]`, parameters side by side in one vector, initial `[states, batch, hidden]`. Outputs: hidden
 * states `[batch, time, hidden]` and the last of the other states `[states − 1, batch, hidden]`.
 */
import {
  engine,
  registerGradient,
  registerKernel,
  type KernelBackend,
  type NamedAttrMap,
  type Tensor,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import type { ParameterSpec } from '../models/parameters.ts';
import type { OptionValues } from '../options/option.ts';

const FORWARD = 'RecurrentSequence';
const BACKWARD = 'RecurrentSequenceGrad';

/** What says which operation it is, beside its tensors. */
export interface SequenceAttributes {
  readonly cell: string;
  readonly options: OptionValues;
  /** The parameters in their order in the vector, named `layer0/…`. */
  readonly specs: readonly ParameterSpec[];
}

export type SequenceInputs = Readonly<Record<'x' | 'parameters' | 'initial', TensorInfo>>;

/** A backend's way to run the operation and its gradient. */
export interface SequenceKernels<B extends KernelBackend> {
  readonly backend: string;
  /** True for cells that it can run. */
  supports(attributes: SequenceAttributes): boolean;
  /** Hidden states, and the last of the others (`lastShape`). */
  forward(backend: B, inputs: SequenceInputs, attributes: SequenceAttributes): [TensorInfo, TensorInfo];
  /**
   * Gradients by x, parameters and initial states, and by the hidden state of every step.
   * @param gradients those by the outputs
   */
  backward(
    backend: B,
    inputs: SequenceInputs,
    gradients: { readonly hidden: TensorInfo; readonly last: TensorInfo },
    attributes: SequenceAttributes,
  ): [TensorInfo, TensorInfo, TensorInfo, TensorInfo];
}

const registered = new Map<string, SequenceKernels<never>>();

const attributesOf = (attrs?: NamedAttrMap) => attrs as unknown as SequenceAttributes;

/** The shape of the last states beside the hidden one; a single 0 stands for none. */
export function lastShape([states, batchSize, hiddenSize]: readonly number[]): number[] {
  return states! > 1 ? [states! - 1, batchSize!, hiddenSize!] : [1];
}

/** Registers a backend's kernels, once. */
export function registerSequence<B extends KernelBackend>(kernels: SequenceKernels<B>): void {
  if (registered.has(kernels.backend)) return;
  registered.set(kernels.backend, kernels as unknown as SequenceKernels<never>);
  registerKernel({
    kernelName: FORWARD,
    backendName: kernels.backend,
    kernelFunc: ({ inputs, backend, attrs }) =>
      kernels.forward(backend as B, inputs as unknown as SequenceInputs, attributesOf(attrs)),
  });
  registerKernel({
    kernelName: BACKWARD,
    backendName: kernels.backend,
    kernelFunc({ inputs, backend, attrs }) {
      const { x, parameters, initial, hidden, last } = inputs as Record<string, TensorInfo>;
      const given = { x: x!, parameters: parameters!, initial: initial! };
      return kernels.backward(backend as B, given, { hidden: hidden!, last: last! }, attributesOf(attrs));
    },
  });
}

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

/** True where the active backend has the kernel and the cell a fused form there. */
export function canRunSequence(backendName: string, attributes: SequenceAttributes): boolean {
  return registered.get(backendName)?.supports(attributes) ?? false;
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
