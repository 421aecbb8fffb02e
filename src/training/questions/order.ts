/** In which order the units of each layer are best looked at. */
import { descendingOrder, similarityOrder } from '../../math/ordering.ts';
import { rowsOf } from '../rules/batchSlices.ts';
import type { Trainer } from '../trainers/trainer.ts';
import { hiddenGradients } from './hiddenGradients.ts';
import type { Kind } from './kind.ts';

export interface OrderQuestion {
  /**
   * similarity: units whose hidden states go together stand next to each other. importance: those first whose hidden state weighs
   * most in the loss.
   */
  readonly by: 'similarity' | 'importance';
}

export interface OrderFinding extends OrderQuestion {
  /** Training steps behind the network that was asked. */
  readonly step: number;
  /** A list a layer: the units from 0, that of the first row first. */
  readonly units: readonly (readonly number[])[];
}

/** So many held-out sequences are looked at. */
const SEQUENCES = 16;

/** Waits for the device. */
export function orderUnits(trainer: Trainer, { by }: OrderQuestion, alive?: () => void): OrderFinding {
  const { heldOut, step } = trainer;
  const batch = rowsOf(heldOut, 0, Math.min(SEQUENCES, heldOut.batchSize));
  const units =
    by === 'similarity'
      ? statesOf(trainer, batch).map((values) => similarityOrder(values, trainer.network.size.hiddenSize))
      : importances(trainer, batch, alive).map(descendingOrder);
  return { by, step, units };
}

type Rows = ReturnType<typeof rowsOf>;

/** The hidden states of each layer over all steps that belong to a sequence, `[samples, units]`. */
function statesOf(trainer: Trainer, batch: Rows): Float32Array[] {
  const { network } = trainer;
  const { layers, hiddenSize } = network.size;
  const id = network.model.states[0]!.id;
  const parts: Float32Array[][] = Array.from({ length: layers }, () => []);
  for (let index = 0; index < batch.batchSize; index++) {
    const row = rowsOf(batch, index, index + 1);
    const steps = row.mask.lastIndexOf(1) + 1 || row.timeSteps;
    for (const { layer, lane, values } of trainer.read(row).lanes)
      if (lane === id) parts[layer]!.push(values.subarray(0, steps * hiddenSize));
  }
  return parts.map((list) => {
    const whole = new Float32Array(list.reduce((sum, { length }) => sum + length, 0));
    let offset = 0;
    for (const part of list) {
      whole.set(part, offset);
      offset += part.length;
    }
    return whole;
  });
}

/**
 * How much each unit matters: the sum of |h·∂loss/∂h| over all steps and sequences, which is to first order what the loss would change
 * by if the unit were silenced there (Molchanov et al. 2017, arXiv:1611.06440). One list of `units` numbers a layer.
 */
export function importances(trainer: Trainer, batch: Rows, alive?: () => void): Float64Array[] {
  const { byHidden, hidden } = hiddenGradients(trainer, batch, alive);
  const units = trainer.network.size.hiddenSize;
  return byHidden.map((gradients, layer) => {
    const sums = new Float64Array(units);
    for (const [k, gradient] of gradients.entries())
      sums[k % units]! += Math.abs(gradient * hidden[layer]![k]!);
    return sums;
  });
}

export const order: Kind<OrderQuestion, OrderFinding> = {
  answer: (trainer, question, { alive }) => orderUnits(trainer, question, alive),
};
