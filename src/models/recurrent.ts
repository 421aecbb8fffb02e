/**
 * A recurrent model: one to three layers of one cell, unrolled over time, and a dense head on every step.
 *
 *     layer l at step t reads the hidden state of layer l−1 at step t;   output_t = h_t · W + b
 *
 * The same parameters serve every step: the loop below is all there is to "unrolling".
 */
import type { Cell, Tensors } from './cell.ts';
import type { Carry, Forward, ForwardOptions, Model, ModelSize, Trace } from './model.ts';
import type { Ops, Tensor, Tensor2D, Tensor3D } from './ops.ts';
import { countParameters, type ParameterSpec } from './parameters.ts';

const HEAD = 'head';

function layerPrefix(layer: number): string {
  return `layer${layer}/`;
}

/** The parameters whose names begin with `prefix`, by the rest of their names. */
function under(parameters: Tensors<Tensor>, prefix: string): Tensors<Tensor> {
  const entries = Object.entries(parameters).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(entries.map(([name, value]) => [name.slice(prefix.length), value]));
}

function layerParameters(cell: Cell, size: ModelSize, options: ForwardOptions['options']): ParameterSpec[] {
  const specs: ParameterSpec[] = [];
  for (let layer = 0; layer < size.layers; layer++) {
    const inputSize = layer === 0 ? size.inputSize : size.hiddenSize;
    for (const spec of cell.parameters(inputSize, size.hiddenSize, options)) {
      specs.push({ ...spec, name: layerPrefix(layer) + spec.name });
    }
  }
  return specs;
}

/** What one layer gives over all steps: its last state, and lists by step. */
export interface LayerRun {
  readonly last: Tensors;
  readonly hidden: readonly Tensor2D[];
  readonly lanes: Readonly<Record<string, readonly Tensor2D[]>>;
}

/** The tensor itself; `onProgress` is called when it is made and again when its gradient passes on the way back. */
function withPulse(tf: Ops, x: Tensor2D, onProgress: () => void): Tensor2D {
  const pulse = (value: Tensor): Tensor => {
    onProgress();
    return tf.clone(value);
  };
  return tf.customGrad((value) => ({ value: pulse(value as Tensor), gradFunc: (dy) => pulse(dy) }))(
    x,
  ) as Tensor2D;
}

/** Runs one layer over time. `steps` holds `[batch, features]` for each step. */
export function runLayer(
  tf: Ops,
  cell: Cell,
  parameters: Tensors<Tensor>,
  steps: readonly Tensor2D[],
  how: Pick<ForwardOptions, 'options' | 'hiddenSize' | 'trace' | 'onProgress'>,
  initial: Tensors | undefined,
): LayerRun {
  const batchSize = steps[0]!.shape[0];
  const hiddenId = cell.states[0]!.id;
  let state: Tensors =
    initial ??
    Object.fromEntries(cell.states.map(({ id }) => [id, tf.zeros([batchSize, how.hiddenSize]) as Tensor2D]));
  const hidden: Tensor2D[] = [];
  const lanes: Record<string, Tensor2D[]> = {};
  for (const x of steps) {
    const next = cell.step(tf, parameters, x, state, how.options);
    // On the new state, not on the input: the gradient's way back leads through the states. And before anything reads the
    // state, so that the parts of its gradient are added in the same order with and without, to the last bit.
    state = how.onProgress
      ? { ...next.state, [hiddenId]: withPulse(tf, next.state[hiddenId]!, how.onProgress) }
      : next.state;
    hidden.push(state[hiddenId]!);
    if (how.trace) {
      for (const [id, value] of [...Object.entries(state), ...Object.entries(next.gates)]) {
        (lanes[id] ??= []).push(value);
      }
    }
  }
  return { last: state, hidden, lanes };
}

function tracesOf(tf: Ops, cell: Cell, layer: number, lanes: LayerRun['lanes']): Trace[] {
  const trace = (kind: Trace['kind']) => (lane: Trace['lane']) => ({
    layer,
    kind,
    lane,
    values: tf.stack([...lanes[lane.id]!], 1) as Tensor3D,
  });
  return [...cell.states.map(trace('state')), ...cell.gates.map(trace('gate'))];
}

/** Makes a model of a cell. */
export function recurrent(cell: Cell): Model {
  const { id, label, sentence, options, states, gates, equations } = cell;
  return {
    id,
    label,
    sentence,
    options,
    states,
    gates,
    equations,

    parameters(size, options) {
      return [
        ...layerParameters(cell, size, options),
        {
          name: `${HEAD}/weight`,
          shape: [size.hiddenSize, size.outputSize],
          blocks: 1,
          start: { kind: 'input' },
        },
        { name: `${HEAD}/bias`, shape: [size.outputSize], blocks: 1, start: { kind: 'bias', values: [0] } },
      ];
    },

    multiplyAdds(size, options) {
      return countParameters(layerParameters(cell, size, options)) + size.hiddenSize * size.outputSize;
    },

    forward(tf, parameters, inputs, how): Forward {
      let steps = tf.unstack(inputs, 1) as Tensor2D[];
      const carry: Carry[number][] = [];
      const traces: Trace[] = [];
      for (let layer = 0; layer < how.layers; layer++) {
        const run = runLayer(tf, cell, under(parameters, layerPrefix(layer)), steps, how, how.carry?.[layer]);
        carry.push(run.last);
        if (how.trace) traces.push(...tracesOf(tf, cell, layer, run.lanes));
        steps = [...run.hidden];
      }
      const { weight, bias } = under(parameters, `${HEAD}/`);
      const [batchSize, timeSteps] = inputs.shape;
      const flat = tf.reshape(tf.stack(steps, 1), [batchSize * timeSteps, how.hiddenSize]) as Tensor2D;
      const outputs = tf.add(tf.matMul(flat, weight as Tensor2D), bias!);
      return { outputs: tf.reshape(outputs, [batchSize, timeSteps, -1]) as Tensor3D, carry, traces };
    },
  };
}
