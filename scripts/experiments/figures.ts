/** Figures of one run, each with its name and as a person reads it. */
import { rateBefore } from '../../src/math/rate.ts';
import { formatCount, formatFactor, formatLoss, formatPercent } from '../../src/text/numbers.ts';
import type { RunResult } from './claim.ts';

export interface Figure {
  readonly name: string;
  /** Not a number where the run has no such figure. */
  of(run: RunResult): number;
  /** What of a level of the task it is compared with: its test loss, or, where left out, its validation loss. */
  readonly against?: 'test';
  say(value: number): string;
}

/** The evaluation with the lowest validation loss; undefined where none is a number. */
function lowestRow({ history }: RunResult): RunResult['history'][number] | undefined {
  const lowest = Math.min(...history.map(({ heldOutLoss }) => heldOutLoss));
  return history.find(({ heldOutLoss }) => heldOutLoss === lowest);
}

/** The validation loss at the end. */
export const lastLoss: Figure = {
  name: 'validation loss at the end',
  of: ({ history }) => history.at(-1)?.heldOutLoss ?? Number.NaN,
  say: formatLoss,
};

/** The loss on the test data at the step of the lowest validation loss: the test had no say in which step that is. */
export const chosenTestLoss: Figure = {
  name: 'test loss at the step of the lowest validation loss',
  against: 'test',
  of: (run) => lowestRow(run)?.testLoss ?? Number.NaN,
  say: formatLoss,
};

/** The lowest validation loss on the way. */
export const lowestLoss: Figure = {
  name: 'lowest validation loss',
  of: ({ history }) => Math.min(...history.map(({ heldOutLoss }) => heldOutLoss)),
  say: formatLoss,
};

/** The validation loss at the evaluation after so many steps. */
export const lossAt = (step: number): Figure => ({
  name: `validation loss at step ${formatCount(step)}`,
  of: ({ history }) => history.find((row) => row.step === step)?.heldOutLoss ?? Number.NaN,
  say: formatLoss,
});

/** The step at which the validation loss was lowest. */
export const lowestAt: Figure = {
  name: 'step of the lowest validation loss',
  of: (run) => lowestRow(run)?.step ?? Number.NaN,
  say: formatCount,
};

/** The validation loss at the end, as a multiple of the lowest. */
export const risenBy: Figure = {
  name: 'validation loss at the end, as a multiple of its lowest',
  of: (run) => lastLoss.of(run) / lowestLoss.of(run),
  say: (value) => `${formatFactor(value)}×`,
};

/** Mean training loss over some evaluations: of one batch alone it is noisy. */
function trainingLoss(rows: RunResult['history']): number {
  const losses = rows.flatMap(({ loss }) => loss ?? []);
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

/** The training loss over the last five evaluations as a multiple of that about the lowest validation loss. */
export const trainingLossLeft: Figure = {
  name: 'training loss at the end, as a multiple of that at the lowest validation loss',
  of(run) {
    const at = run.history.findIndex(({ step }) => step === lowestAt.of(run));
    const around = run.history.slice(Math.max(0, at - 2), at + 3);
    return trainingLoss(run.history.slice(-5)) / trainingLoss(around);
  },
  say: (value) => `${formatFactor(value)}×`,
};

/** The metric at the end, a share. */
export const lastMetric: Figure = {
  name: 'share right at the end',
  of: ({ history }) => history.at(-1)?.metric ?? Number.NaN,
  say: formatPercent,
};

/** The metric at a length that was judged at the end. */
export const metricAt = (length: number): Figure => ({
  name: `share right at length ${formatCount(length)}`,
  of: ({ lengths }) => lengths.find((result) => result.length === length)?.metric ?? Number.NaN,
  say: formatPercent,
});

/**
 * The metric at the steps after `from`, up to `until`, of sequences that answer at every step: what is left of the longer ones
 * when the answers at their beginnings, which are the same whether more follows or not, are taken away.
 */
export const metricBeyond = (from: number, until: number): Figure => ({
  name: `share right at steps ${formatCount(from + 1)} to ${formatCount(until)}`,
  of(run) {
    const [inside, whole] = [metricAt(from).of(run), metricAt(until).of(run)];
    return (until * whole - from * inside) / (until - from);
  },
  say: formatPercent,
});

/**
 * How the gradient changes from one time step to the one before: the slope of ln ‖∂loss/∂h_t‖ by least squares over the steps from
 * the first to `until`, as a factor. 0.9 shrinks by a tenth a step, 1 stays as it is.
 */
export const gradientRate = (until: number): Figure => ({
  name: `factor of the gradient a step back, over steps 1 to ${formatCount(until)}`,
  of: ({ stateGradients }) => rateBefore(stateGradients[0]!.slice(0, until), until)!.factor,
  say: (value) => `${value.toFixed(3)}×`,
});

/** What a training step takes. */
export const stepTime: Figure = {
  name: 'milliseconds a training step',
  of: ({ stepsPerSecond }) => 1000 / stepsPerSecond,
  say: (value) => (value < 1000 ? value.toPrecision(3) : formatCount(Math.round(value))),
};

/** The error with one gate held, as a multiple of that with another held. */
export const heldAgainst = (one: number, other: number, name: string): Figure => ({
  name,
  of: ({ heldErrors = [] }) => heldErrors[one]! / heldErrors[other]!,
  say: (value) => `${formatFactor(value)}×`,
});
