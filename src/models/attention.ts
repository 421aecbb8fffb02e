/** Causal attention in tensor operations, all steps at once; its equations stand in `about/attention.ts`. */
import { sinusoids } from '../math/sinusoids.ts';
import { choiceOf, type OptionValues } from '../options/option.ts';
import { attention as about, hidden, made, taken } from './about/attention.ts';
import { headsOf } from './about/attentionLayer.ts';
import { runLayer } from './attentionLayer.ts';
import type { LaneSpec, Tensors } from './cell.ts';
import { interveneParallel } from './interventions.ts';
import { layerNorm } from './layerNorm.ts';
import type { AttentionTrace, Carry, Forward, Model, Trace } from './model.ts';
import type { Ops, Tensor, Tensor2D, Tensor3D } from './ops.ts';
import { applyOutputLayer } from './outputLayer.ts';
import { layerPrefix, under } from './parameters.ts';
import { causalMask, learnedPositions } from './positions.ts';
import { withProgressHook } from './progressHook.ts';
import { rowsFor } from './rowSums.ts';

/** The input and the position code, `[batch · time, hidden]`. */
function embed(
  tf: Ops,
  parameters: Tensors<Tensor>,
  inputs: Tensor3D,
  past: number,
  options: OptionValues,
): Tensor2D {
  const [batchSize, timeSteps, inputSize] = inputs.shape;
  const flat = tf.reshape(inputs, [batchSize * timeSteps, inputSize]) as Tensor2D;
  const values = tf.add<Tensor2D>(
    tf.matMul(flat, parameters['embed/weight'] as Tensor2D),
    parameters['embed/bias']!,
  );
  const position = choiceOf(options, 'position');
  if (position === 'none') return values;
  const width = values.shape[1];
  const codes =
    position === 'learned'
      ? learnedPositions(tf, parameters['embed/positions']!, past, timeSteps)
      : tf.tensor2d(sinusoids(past, timeSteps, width), [timeSteps, width]);
  const bySequence = tf.reshape(values, [batchSize, timeSteps, width]);
  return tf.reshape(tf.add(bySequence, codes), values.shape) as Tensor2D;
}

export const attention: Model = {
  ...about,
  forward(tf, parameters, inputs, how): Forward {
    const [batchSize, timeSteps] = inputs.shape;
    const { heads } = headsOf(how.options, how.hiddenSize);
    const past = how.carry?.[0]?.['k']?.shape[1] ?? 0;
    const trace = how.trace ?? false;
    const rows = rowsFor(tf);
    const mask = tf.tensor2d(causalMask(past, timeSteps), [timeSteps, past + timeSteps]);
    const carry: Carry[number][] = [];
    const traces: Trace[] = [];
    const looks: AttentionTrace[] = [];
    const bySequence = (x: Tensor2D) => tf.reshape(x, [batchSize, timeSteps, how.hiddenSize]) as Tensor3D;
    let x = embed(tf, parameters, inputs, past, how.options);
    for (let layer = 0; layer < how.layers; layer++) {
      const own = under(parameters, layerPrefix(layer));
      const earlier = how.carry?.[layer];
      const { interventions } = how;
      const intervened = (lane: string, lanes: Tensor2D) =>
        interventions
          ? interveneParallel(tf, interventions, { layer, lane, hidden: hidden.id }, lanes, {
              timeSteps,
              timeFirst: false,
            })
          : lanes;
      const run = runLayer(tf, own, x, {
        batchSize,
        timeSteps,
        heads,
        mask,
        rows,
        earlier,
        trace,
        intervened,
      });
      x = run.lanes.h;
      if (how.hiddenOffsets) x = tf.add(x, tf.reshape(how.hiddenOffsets[layer]!, x.shape));
      if (how.onProgress) x = withProgressHook(tf, x, how.onProgress);
      carry.push(run.memory);
      if (run.weights) {
        const one = (kind: Trace['kind'], lane: LaneSpec, values: Tensor2D): Trace => ({
          layer,
          kind,
          lane,
          values: bySequence(values),
        });
        const { h, a, m } = run.lanes;
        traces.push(one('state', hidden, h), one('gate', taken, a), one('gate', made, m));
        looks.push({ layer, weights: run.weights });
      }
    }
    const outputs = applyOutputLayer(tf, parameters, bySequence(layerNorm(tf, x, rows)));
    return { outputs, carry, traces, attention: looks };
  },
};
