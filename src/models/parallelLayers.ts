/** A recurrent model whose cell computes all steps of a layer at once. Time comes first within, as `CellSequence` wants it. */
import type { Cell, CellSequence, Tensors } from './cell.ts';
import { applyOutputLayer } from './outputLayer.ts';
import type { Carry, Forward, ForwardOptions, Trace } from './model.ts';
import type { Ops, Tensor, Tensor2D, Tensor3D } from './ops.ts';
import { layerPrefix, under } from './parameters.ts';
import { withProgressHook } from './progressHook.ts';

/** @param inputs `[batch, time, inputSize]` */
export function forwardParallel(
  tf: Ops,
  cell: Cell,
  sequence: CellSequence,
  parameters: Tensors<Tensor>,
  inputs: Tensor3D,
  how: ForwardOptions,
): Forward {
  const [batchSize, timeSteps] = inputs.shape;
  const shape = { timeSteps, batchSize, truncate: how.truncate };
  const hiddenId = cell.states[0]!.id;
  const swapped = (x: Tensor2D, width: number) =>
    tf.transpose(tf.reshape(x, [timeSteps, batchSize, width]) as Tensor3D, [1, 0, 2]);
  const stepsFirst = (values: Tensor3D) =>
    tf.reshape(tf.transpose(values, [1, 0, 2]), [timeSteps * batchSize, -1]) as Tensor2D;
  let x = stepsFirst(inputs);
  const carry: Carry[number][] = [];
  const traces: Trace[] = [];
  for (let layer = 0; layer < how.layers; layer++) {
    const initial = how.carry?.[layer] as Tensors | undefined;
    const own = under(parameters, layerPrefix(layer));
    const hiddenOffsets = how.hiddenOffsets && stepsFirst(how.hiddenOffsets[layer]!);
    const run = sequence(tf, own, x, shape, initial, how.options, hiddenOffsets);
    const last = Object.entries(run.state).map(([id, values]) => [
      id,
      tf.slice(values, [(timeSteps - 1) * batchSize, 0], [batchSize, how.hiddenSize]),
    ]);
    carry.push(Object.fromEntries(last) as Tensors);
    if (how.trace) {
      const trace = (kind: Trace['kind'], values: Tensors) => (lane: Trace['lane']) => ({
        layer,
        kind,
        lane,
        values: swapped(values[lane.id]!, how.hiddenSize),
      });
      traces.push(...cell.states.map(trace('state', run.state)), ...cell.gates.map(trace('gate', run.gates)));
    }
    x = run.state[hiddenId]!;
    if (how.onProgress) x = withProgressHook(tf, x, how.onProgress);
  }
  const outputs = applyOutputLayer(tf, parameters, swapped(x, how.hiddenSize));
  return { outputs, carry, traces, attention: [] };
}
