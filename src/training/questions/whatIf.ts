/**
 * One example read as it is not: with inputs changed by hand, with operations on the network, or by the network as it was at
 * another step of the training. The network in training is not touched.
 */
import type { Interventions } from '../../models/interventions.ts';
import { referenceGradients } from '../trainers/referenceGradients.ts';
import { traceSequence } from '../trainers/traceSequence.ts';
import type { ErrorOf, Readout } from '../trainers/readings.ts';
import { gradientsShown } from './errorGradients.ts';
import { refused, type Kind, type Refused, type Tools } from './kind.ts';
import { exampleOf, scoreOf, type Example } from './score.ts';
import type { Snapshot } from '../trainers/snapshots.ts';
import type { Trainer } from '../trainers/trainer.ts';

export interface WhatIfQuestion {
  /** Which held-out example, from 0. */
  readonly example: number;
  /** Inputs in the place of the example's own, as many. */
  readonly inputs?: Float32Array;
  /** The network as it was; as it is now where left out. */
  readonly snapshot?: Snapshot;
  readonly interventions?: Interventions;
  /** As that of `ScoreQuestion`. */
  readonly error?: ErrorOf;
}

export interface WhatIfFinding {
  readonly score: Readout;
  /** The same network on the original example; absent where nothing was changed but the network's age. */
  readonly beside?: Readout;
  /** Whether targets and mask are right for what was read, or those of the original example, as the task cannot say. */
  readonly answers: 'right' | 'original';
}

const OTHER_LENGTH = refused(
  'The example has changed meanwhile, so these inputs do not fit it any more: undo them.',
);

/** Waits for the device. */
export function readChanged(
  trainer: Trainer,
  { example, inputs, snapshot, interventions = [], error }: WhatIfQuestion,
  { alive, readGradients }: Pick<Tools, 'alive' | 'readGradients'>,
): WhatIfFinding | Refused {
  const original = exampleOf(trainer, example);
  const own = original.row.inputs;
  const features = own.length / original.row.timeSteps;
  if (inputs && inputs.length !== features * original.timeSteps) return OTHER_LENGTH;
  const { network } = trainer;
  const views = () => trainer.views(snapshot?.parameters);
  // Whatever is compared is read in the same way, so that no last bit differs but for what was changed.
  const read = ({ row }: Example, operations: Interventions) => {
    const parameters = snapshot?.parameters;
    if (interventions.length === 0)
      return {
        ...trainer.read(row, parameters),
        ...(readGradients && gradientsShown((one) => readGradients(one, parameters), row, error)),
      };
    const extra = { interventions: operations, onProgress: alive };
    return {
      ...traceSequence(network, views, row, extra),
      ...(readGradients &&
        gradientsShown((one) => referenceGradients(network, views, one, extra), row, error)),
    };
  };
  const scored = (shown: Example, operations: Interventions) =>
    scoreOf(trainer, shown, read(shown, operations), snapshot?.step);
  if (!inputs && interventions.length === 0) return { score: scored(original, []), answers: 'right' };
  const { changed, answers } = inputs ? withInputs(trainer, original, inputs) : originalInputs(original);
  return { score: scored(changed, interventions), beside: scored(original, []), answers };
}

function originalInputs(original: Example) {
  return { changed: original, answers: 'right' as const };
}

/** The example with other inputs and, where the task can say, what is right for them. */
function withInputs(
  { network }: Trainer,
  original: Example,
  inputs: Float32Array,
): { changed: Example; answers: WhatIfFinding['answers'] } {
  const row = { ...original.row, inputs: new Float32Array(original.row.inputs.length) };
  row.inputs.set(inputs);
  const known = network.problem.answers?.(inputs);
  if (!known) return { changed: { ...original, row }, answers: 'original' };
  const whole = (values: Float32Array) => {
    const longer = new Float32Array(row.timeSteps);
    longer.set(values);
    return longer;
  };
  const answered = { ...row, targets: whole(known.targets), mask: whole(known.mask) };
  return { changed: { ...original, row: answered }, answers: 'right' };
}

export const whatIf: Kind<WhatIfQuestion, WhatIfFinding> = { answer: readChanged };
