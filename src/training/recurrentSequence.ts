/**
 * One recurrent layer over whole sequences: x `[batch, time, input]`, initial states and parameters → the states of all steps,
 * differentiable by all three. A fused kernel where the backend has one, else the loop over the cell's step.
 */
import { canRunSequence, runSequence } from '../backend/sequenceOp.ts';
import type { Cell, Tensors } from '../models/cell.ts';
import type { Ops, Tensor, Tensor1D, Tensor2D, Tensor3D } from '../models/ops.ts';
import { runLayer } from '../models/recurrent.ts';
import type { OptionValues } from '../options/option.ts';

export interface Sequence {
  /** `[batch, time, hidden]` */
  readonly hidden: Tensor3D;
  /** The states after the last step, by name, each `[batch, hidden]`. */
  readonly last: Tensors;
}

export interface SequenceInputs {
  /** `[batch, time, input]` */
  readonly x: Tensor3D;
  /** By name, in the shapes that the cell declares. */
  readonly parameters: Tensors<Tensor>;
  /** By name, each `[batch, hidden]`. */
  readonly initial: Tensors;
}

/** The parts along an axis; `unstack` has no gradient where there is only one (tfjs reads its single gradient as a list). */
function partsOf(tf: Ops, tensor: Tensor, axis: number): Tensor2D[] {
  const shape = tensor.shape.filter((_, k) => k !== axis);
  if (tensor.shape[axis] === 1) return [tf.reshape(tensor, shape as [number, number]) as Tensor2D];
  return tf.unstack(tensor, axis) as Tensor2D[];
}

/** The loop over the cell's step, on any backend. */
export function referenceSequence(
  tf: Ops,
  cell: Cell,
  options: OptionValues,
  { x, parameters, initial }: SequenceInputs,
): Sequence {
  const hiddenSize = Object.values(initial)[0]!.shape[1];
  const steps = partsOf(tf, x, 1);
  const run = runLayer(tf, cell, parameters, steps, { options, hiddenSize }, initial);
  return { hidden: tf.stack([...run.hidden], 1) as Tensor3D, last: run.last };
}

/** @param backend the name of the active backend */
export function recurrentSequence(
  tf: Ops,
  backend: string,
  cell: Cell,
  options: OptionValues,
  inputs: SequenceInputs,
): Sequence {
  const { x, parameters, initial } = inputs;
  const [batchSize, timeSteps, inputSize] = x.shape;
  const hiddenSize = Object.values(initial)[0]!.shape[1];
  const declared = cell.parameters(inputSize, hiddenSize, options, timeSteps);
  const specs = declared.map((spec) => ({ ...spec, name: `layer0/${spec.name}` }));
  const attributes = { cell: cell.id, options, specs };
  if (!canRunSequence(backend, attributes)) return referenceSequence(tf, cell, options, inputs);
  const flat = tf.concat1d(declared.map(({ name }) => tf.reshape(parameters[name]!, [-1]) as Tensor1D));
  const stacked = tf.stack(cell.states.map(({ id }) => initial[id]!));
  const [hidden, others] = runSequence({ x, parameters: flat, initial: stacked }, attributes);
  const lastHidden = tf.reshape(tf.slice(hidden, [0, timeSteps - 1, 0], [batchSize, 1, hiddenSize]), [
    batchSize,
    hiddenSize,
  ]) as Tensor2D;
  const rest = cell.states.slice(1);
  const lasts = rest.length > 0 ? partsOf(tf, others, 0) : [];
  const last = Object.fromEntries(cell.states.map(({ id }, k) => [id, k === 0 ? lastHidden : lasts[k - 1]!]));
  return { hidden: hidden as Tensor3D, last };
}
