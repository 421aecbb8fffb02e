/**
 * What a network says to a few sequences, and its gradient by them, in 64 bits: computed by the page's own models and losses over
 * plain numbers (`tape.ts`), so that another library can be held to it.
 */
import type { Experiment } from '../../config/experiment.ts';
import { findModel } from '../../models/index.ts';
import { lossOf } from '../../training/rules/losses.ts';
import { asPlain, asTensor } from '../../training/rules/plainOps.ts';
import { plain, type Plain } from '../../training/rules/plainShapes.ts';
import { Network } from '../../training/trainers/network.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import type { Problem } from '../../tasks/contract/problem.ts';
import { Tape } from './tape.ts';

export interface Probe {
  /** `[batch, time, outputSize]` */
  readonly outputs: Plain;
  /** States by name and layer, `h.0`, each `[batch, time, hidden]`. */
  readonly states: ReadonlyMap<string, Plain>;
  readonly loss: number;
  /** By all parameters side by side, in the order of the model. */
  readonly gradient: Float64Array;
}

export function probeOf(
  experiment: Experiment,
  problem: Problem,
  parameters: Float32Array | Float64Array,
  batch: Batch,
): Probe {
  const tape = new Tape();
  const network = new Network(tape.ops, findModel(experiment.cell)!, problem, experiment);
  const flat = tape.follow(plain(parameters));
  const forward = network.forward(network.views(asTensor(flat)), network.inputsOf(batch), { trace: true });
  const { targets, mask } = network.targetsOf(batch);
  const loss = asPlain(lossOf(tape.ops, problem.loss, forward.outputs, targets, mask));
  const states = forward.traces
    .filter(({ kind }) => kind === 'state')
    .map(({ lane, layer, values }) => [`${lane.id}.${layer}`, asPlain(values)] as const);
  return {
    outputs: asPlain(forward.outputs),
    states: new Map(states),
    loss: loss.data[0]!,
    gradient: tape.gradient(loss, flat).data,
  };
}
