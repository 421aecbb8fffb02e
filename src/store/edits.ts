/** Inputs changed by hand: plain functions over the numbers of one sequence. */
import type { Interventions } from '../models/interventions.ts';
import type { InputView } from '../tasks/contract/views.ts';
import type { Readout } from '../worker/protocol.ts';

/** Inputs changed by hand. */
export interface Edit {
  /** The reading whose inputs they were: the example as it is. */
  readonly base: Readout;
  /** As many as those of the base. */
  readonly inputs: Float32Array;
}

/** What is asked. */
export interface Changes {
  readonly edit: Edit | undefined;
  readonly interventions: Interventions;
  /** The step of the training whose network reads; undefined for the network as it is now. */
  readonly at: number | undefined;
}

/** Numbers of one step: one for symbols. */
export function featuresOf({ inputs, timeSteps }: Pick<Readout, 'inputs' | 'timeSteps'>): number {
  return inputs.length / timeSteps;
}

/** The steps, from 0, at which an edit differs from its base. */
export function stepsChanged({ base, inputs }: Edit): number[] {
  const features = featuresOf(base);
  const isChanged = (step: number) => {
    for (let k = step * features; k < (step + 1) * features; k++)
      if (inputs[k] !== base.inputs[k]) return true;
    return false;
  };
  return Array.from({ length: base.timeSteps }, (_, step) => step).filter(isChanged);
}

/** The edit with one number of a step set; undefined where nothing differs from the base any more. */
export function withValue(
  base: Readout,
  edit: Edit | undefined,
  step: number,
  feature: number,
  value: number,
): Edit | undefined {
  const inputs = (edit?.inputs ?? base.inputs).slice();
  inputs[step * featuresOf(base) + feature] = value;
  return editOf(base, inputs);
}

/** The edit with all numbers of a stretch of steps set to one value. */
export function withStretch(
  base: Readout,
  edit: Edit | undefined,
  [first, last]: readonly [number, number],
  value: number,
): Edit | undefined {
  const features = featuresOf(base);
  const inputs = (edit?.inputs ?? base.inputs).slice();
  inputs.fill(value, first * features, (last + 1) * features);
  return editOf(base, inputs);
}

/** Undefined where the inputs are those of the base. */
export function editOf(base: Readout, inputs: Float32Array): Edit | undefined {
  const edit = { base, inputs };
  return stepsChanged(edit).length === 0 ? undefined : edit;
}

/** True where values are bits: to be flipped, not dragged. */
export function areBits(input: InputView, { inputs, timeSteps }: Readout): boolean {
  return (
    input.kind === 'bars' &&
    inputs.length === timeSteps &&
    inputs.every((value) => value === 0 || value === 1)
  );
}
