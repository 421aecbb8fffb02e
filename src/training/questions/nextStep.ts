/**
 * The very next training step, looked at half by half: how the first sequence of its batch is read, the losses, the gradients on
 * the way back, and once the step has been taken (by the trainer, as any other) what it changed. Nothing here changes the weights.
 */
import { normOf } from '../../math/statistics.ts';
import { sizeOf, type ParameterSpec } from '../../models/parameters.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import type { Readout } from '../trainers/readings.ts';
import { rowsOf } from '../rules/batchSlices.ts';
import { errorGradients } from './errorGradients.ts';
import { scoreOf } from './score.ts';
import { batchFor, type Trainer } from '../trainers/trainer.ts';
import { refused, type Kind, type Refused, type Tools } from './kind.ts';

export interface NextStepFinding {
  /** The step to come, from 1. */
  readonly step: number;
  readonly batchSize: number;
  /** The first sequence of the batch, read with the weights as they are before the step; with gradients. */
  readonly score: Readout;
  /** Of that sequence alone, and the mean over the batch. */
  readonly loss: number;
  readonly batchLoss: number;
  /** The length of the batch's gradient by all weights, and how many times as long clipping makes it. */
  readonly norm: number;
  readonly clipNorm: number;
  readonly scale: number;
}

export interface StepTakenFinding {
  readonly step: number;
  /** The same sequence, read with the new weights. */
  readonly score: Readout;
  readonly loss: number;
  /** ‖Δθ‖ and, before the step, ‖θ‖: of all parameters, and of each. */
  readonly update: number;
  readonly size: number;
  readonly groups: readonly {
    readonly name: string;
    readonly label: string;
    readonly update: number;
    readonly size: number;
  }[];
}

type NextStepTools = Pick<Tools, 'alive' | 'readGradients'>;

const ANOTHER_STEP = refused('Another training step has been taken meanwhile: begin again.');

interface Begun {
  readonly step: number;
  readonly row: Batch;
  readonly parameters: Float32Array;
}

/** What was looked at last, to tell what the step has changed. */
const begun = new WeakMap<Trainer, Begun>();

function readRow(trainer: Trainer, row: Batch, { readGradients }: NextStepTools): Readout {
  const timeSteps = row.mask.lastIndexOf(1) + 1 || row.timeSteps;
  const reading = {
    ...trainer.read(row),
    // As the step takes them.
    ...(readGradients && { gradients: errorGradients((one) => readGradients(one), row, 'all') }),
  };
  // No held-out example, but the only one of its kind.
  return { ...scoreOf(trainer, { index: 0, row, timeSteps }, reading), examples: 1 };
}

/** Waits for the device. */
export function readNextStep(trainer: Trainer, tools: NextStepTools): NextStepFinding {
  const { network, experiment } = trainer;
  const { clipNorm } = trainer.live;
  const step = trainer.step + 1;
  const batch = batchFor(network.problem, experiment, step);
  const row = rowsOf(batch, 0, 1);
  const score = readRow(trainer, row, tools);
  const { loss } = trainer.judge(row);
  tools.alive();
  const { loss: batchLoss, norm } = trainer.batchGradient(batch);
  tools.alive();
  begun.set(trainer, { step, row, parameters: trainer.readParameters() });
  const scale = clipNorm === 0 ? 1 : clipNorm / Math.max(norm, clipNorm);
  return { step, batchSize: batch.batchSize, score, loss, batchLoss, norm, clipNorm, scale };
}

/** What the step has changed that `readNextStep` looked at. Waits for the device. */
export function readStepTaken(trainer: Trainer, tools: NextStepTools): StepTakenFinding | Refused {
  const before = begun.get(trainer);
  if (before?.step !== trainer.step) return ANOTHER_STEP;
  begun.delete(trainer);
  const parameters = trainer.readParameters();
  const change = parameters.map((value, k) => value - before.parameters[k]!);
  const score = readRow(trainer, before.row, tools);
  const { loss } = trainer.judge(before.row);
  return {
    step: trainer.step,
    score,
    loss,
    update: normOf(change),
    size: normOf(before.parameters),
    groups: groupsOf(trainer.network.specs, change, before.parameters),
  };
}

function groupsOf(
  specs: readonly ParameterSpec[],
  change: Float32Array,
  parameters: Float32Array,
): StepTakenFinding['groups'] {
  let offset = 0;
  return specs.map((spec) => {
    const [from, to] = [offset, (offset += sizeOf(spec))];
    return {
      name: spec.name,
      label: spec.label,
      update: normOf(change.subarray(from, to)),
      size: normOf(parameters.subarray(from, to)),
    };
  });
}

export const nextStep: Kind<object, NextStepFinding> = {
  answer: (trainer, _question, tools) => readNextStep(trainer, tools),
};

export const stepTaken: Kind<object, StepTakenFinding> = {
  answer: (trainer, _question, tools) => readStepTaken(trainer, tools),
};
