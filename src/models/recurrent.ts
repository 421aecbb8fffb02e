/**
 * A recurrent model: one to three layers of one cell, unrolled over time, and a dense head on every step.
 *
 *     layer l at step t reads the hidden state of layer l−1 at step t;   output_t = h_t · W + b
 *
 * The same parameters serve every step: the loop below is all there is to "unrolling".
 */
import { aboutRecurrent } from './about/recurrent.ts';
import { unclamped, type Cell, type Clamp, type Tensors } from './cell.ts';
import { applyOutputLayer } from './outputLayer.ts';
import type { Carry, Forward, ForwardOptions, Model, Trace } from './model.ts';
import type { Ops, Tensor, Tensor2D, Tensor3D } from './ops.ts';
import { layerPrefix, under } from './parameters.ts';
import { withProgressHook } from './progressHook.ts';
import { forwardParallel } from './parallelLayers.ts';
import { layerInterventions, type LayerInterventions } from './interventions.ts';
import { isCut } from '../math/chunks.ts';
import { detached } from './truncation.ts';

/** What one layer gives over all steps: its last state, and lists by step. */
export interface LayerRun {
  readonly last: Tensors;
  readonly hidden: readonly Tensor2D[];
  readonly lanes: Readonly<Record<string, readonly Tensor2D[]>>;
}

/** `[batch, features]` of each step; `unstack` has no gradient where there is only one. */
function stepsOf(tf: Ops, x: Tensor3D): Tensor2D[] {
  const [batchSize, timeSteps, width] = x.shape;
  return timeSteps === 1 ? [tf.reshape(x, [batchSize, width]) as Tensor2D] : (tf.unstack(x, 1) as Tensor2D[]);
}

/**
 * Runs one layer over time. `steps` holds `[batch, features]` for each step.
 * @param hiddenOffsets added to the hidden state after each step, `[batch, hidden]` (see `ForwardOptions`)
 * @param stateOffsets of each step, added to the other states by name
 */
export function runLayer(
  tf: Ops,
  cell: Cell,
  parameters: Tensors<Tensor>,
  steps: readonly Tensor2D[],
  how: Pick<ForwardOptions, 'options' | 'hiddenSize' | 'trace' | 'truncate' | 'onProgress'> & {
    readonly interventions?: LayerInterventions | undefined;
  },
  initial: Tensors | undefined,
  hiddenOffsets?: readonly Tensor2D[],
  stateOffsets: Readonly<Record<string, readonly Tensor2D[]>> = {},
): LayerRun {
  const batchSize = steps[0]!.shape[0];
  const hiddenId = cell.states[0]!.id;
  let state: Tensors =
    initial ??
    Object.fromEntries(cell.states.map(({ id }) => [id, tf.zeros([batchSize, how.hiddenSize]) as Tensor2D]));
  const clampAt = (t: number): Clamp => {
    const clamp = how.interventions?.clampAt(t) ?? unclamped;
    return (lane, value) => {
      const offsets = stateOffsets[lane];
      return offsets ? tf.add<Tensor2D>(clamp(lane, value), offsets[t]!) : clamp(lane, value);
    };
  };
  const hidden: Tensor2D[] = [];
  const lanes: Record<string, Tensor2D[]> = {};
  for (const [t, x] of steps.entries()) {
    if (isCut(t, how.truncate)) state = detached(tf, state);
    let next = cell.step(tf, parameters, x, state, how.options, clampAt(t));
    if (how.interventions) next = { ...next, state: how.interventions.after(t, next.state) };
    if (hiddenOffsets) {
      const nudged = tf.add<Tensor2D>(next.state[hiddenId]!, hiddenOffsets[t]!);
      next = { ...next, state: { ...next.state, [hiddenId]: nudged } };
    }
    // On the new state, not on the input: the gradient's way back leads through the states. And before anything reads the
    // state, so that the parts of its gradient are added in the same order with and without, to the last bit.
    state = how.onProgress
      ? { ...next.state, [hiddenId]: withProgressHook(tf, next.state[hiddenId]!, how.onProgress) }
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
  return {
    ...aboutRecurrent(cell, cell.sequence !== undefined),
    forward(tf, parameters, inputs, how): Forward {
      const { interventions, stateOffsets } = how;
      if (cell.sequence && !interventions && !stateOffsets)
        return forwardParallel(tf, cell, cell.sequence, parameters, inputs, how);
      let steps = stepsOf(tf, inputs);
      const carry: Carry[number][] = [];
      const traces: Trace[] = [];
      for (let layer = 0; layer < how.layers; layer++) {
        const initial = how.carry?.[layer] as Tensors | undefined;
        const names = cell.states.map((state) => state.id);
        const layerwise =
          interventions && layerInterventions(tf, interventions, layer, names, how.hiddenSize);
        const own = under(parameters, layerPrefix(layer));
        const hiddenOffsets = how.hiddenOffsets && stepsOf(tf, how.hiddenOffsets[layer]!);
        const others = Object.entries(stateOffsets?.[layer] ?? {}).map(([id, values]) => [
          id,
          stepsOf(tf, values),
        ]);
        const run = runLayer(
          tf,
          cell,
          own,
          steps,
          { ...how, interventions: layerwise },
          initial,
          hiddenOffsets,
          Object.fromEntries(others) as Record<string, Tensor2D[]>,
        );
        carry.push(run.last);
        if (how.trace) traces.push(...tracesOf(tf, cell, layer, run.lanes));
        steps = [...run.hidden];
      }
      const outputs = applyOutputLayer(tf, parameters, tf.stack(steps, 1) as Tensor3D);
      return { outputs, carry, traces, attention: [] };
    },
  };
}
