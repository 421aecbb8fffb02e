/** Reads one held-out example with every lane of the score. */
import type { ErrorOf, Gradients, Reading, Readout } from '../trainers/readings.ts';
import { rowsOf } from '../rules/batchSlices.ts';
import { cutsSaid } from '../../math/chunks.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import type { GradientReader, Trainer } from '../trainers/trainer.ts';
import { gradientsShown } from './errorGradients.ts';
import type { Kind } from './kind.ts';

/** A held-out example, as a batch of one that may be longer than it is. */
export interface Example {
  /** Which it is, from 0. */
  readonly index: number;
  readonly row: Batch;
  /** Up to its last step that counts. */
  readonly timeSteps: number;
}

/** @param example wrapped into range */
export function exampleOf({ heldOut }: Pick<Trainer, 'heldOut'>, example: number): Example {
  const examples = heldOut.batchSize;
  const index = ((example % examples) + examples) % examples;
  const row = rowsOf(heldOut, index, index + 1);
  return { index, row, timeSteps: row.mask.lastIndexOf(1) + 1 || row.timeSteps };
}

/**
 * What was read of an example, up to its end.
 * @param step of the training, which the network had reached
 */
export function scoreOf(
  trainer: Pick<Trainer, 'heldOut' | 'step'>,
  example: Example,
  reading: Reading & Pick<Readout, 'gradients' | 'chosenGradients'>,
  step = trainer.step,
): Readout {
  const { row, timeSteps, index } = example;
  const { outputs, lanes, attention, gradients, chosenGradients } = reading;
  const units = (lanes[0]?.values.length ?? 0) / row.timeSteps;
  const upToEnd = (values: Float32Array) => values.slice(0, (values.length / row.timeSteps) * timeSteps);
  const cut = ({ of, hidden, others, inputs, truncate }: Gradients): Gradients => ({
    of,
    hidden: hidden.map(upToEnd),
    others: others.map(({ state, byLayer }) => ({ state, byLayer: byLayer.map(upToEnd) })),
    inputs: upToEnd(inputs),
    ...cutsSaid(timeSteps, truncate),
  });
  return {
    step,
    example: index,
    examples: trainer.heldOut.batchSize,
    timeSteps,
    units,
    inputs: upToEnd(row.inputs),
    targets: upToEnd(row.targets),
    mask: upToEnd(row.mask),
    outputs: upToEnd(outputs),
    lanes: lanes.map((lane) => ({ ...lane, values: upToEnd(lane.values) })),
    attention: attention.map((look) => ({ ...look, values: corner(look.values, row.timeSteps, timeSteps) })),
    ...(gradients && { gradients: cut(gradients) }),
    ...(chosenGradients && { chosenGradients: cut(chosenGradients) }),
  };
}

/**
 * The network as it is now, reading held-out example `example`, up to that example's own end. Waits for the device.
 * @param readGradients what gives the gradients of the example's loss, where they are wanted
 * @param error see `ScoreQuestion`
 */
export function readScore(
  trainer: Pick<Trainer, 'heldOut' | 'step' | 'read'>,
  example: number,
  readGradients?: GradientReader,
  error?: ErrorOf,
): Readout {
  const found = exampleOf(trainer, example);
  const reading = trainer.read(found.row);
  return scoreOf(trainer, found, {
    ...reading,
    ...(readGradients && gradientsShown((row) => readGradients(row), found.row, error)),
  });
}

/** The first `kept` rows and columns of each of the squares that stand one after another. */
function corner(squares: Float32Array, side: number, kept: number): Float32Array {
  if (kept === side) return squares;
  const count = squares.length / side ** 2;
  const cut = new Float32Array(count * kept ** 2);
  for (let row = 0; row < count * kept; row++) {
    const from = (Math.floor(row / kept) * side + (row % kept)) * side;
    cut.set(squares.subarray(from, from + kept), row * kept);
  }
  return cut;
}

export interface ScoreQuestion {
  /** Which held-out example, from 0; wrapped into range. */
  readonly example: number;
  /**
   * Whose error the gradients follow, beside that of the last step that counts: of a step that does not count, it is that of the
   * last before it that does, or else of the first of all. Nobody else's where left out. See `Gradients` for the loss's scale.
   */
  readonly error?: ErrorOf;
}

/** All arrays of a readout are its own: `scoreOf` copies what it keeps. */
function buffersOf(readout: Readout): ArrayBuffer[] {
  const { inputs, targets, mask, outputs, lanes, attention, gradients, chosenGradients } = readout;
  const arrays = [
    inputs,
    targets,
    mask,
    outputs,
    ...lanes.map(({ values }) => values),
    ...attention.map(({ values }) => values),
    ...[gradients, chosenGradients].flatMap((each) =>
      each ? [...each.hidden, ...each.others.flatMap(({ byLayer }) => byLayer), each.inputs] : [],
    ),
  ];
  return arrays.map(({ buffer }) => buffer as ArrayBuffer);
}

export const score: Kind<ScoreQuestion, Readout> = {
  answer: (trainer, { example, error }, { readGradients }) =>
    readScore(trainer, example, readGradients, error),
  transfer: buffersOf,
  quick: true,
  afterDivergence: 'The run has diverged: what is shown was read before.',
};
