/**
 * Proves the draws of a fused training step on this very device before they are trusted: one step of the network as it will be
 * trained, on numbers of the test's own, against the reference in plain JavaScript. Nothing is compiled for it that training
 * would not need.
 *
 * Only the first few steps of a few sequences count, so that plain JavaScript keeps up with large networks. Gradients are
 * compared with the reference's differences along one direction for each parameter (for all at once in large networks).
 */
import type { TrainingPlan } from '../../backend/kernels/trainingPlan.ts';
import type { Experiment, OptimizerId } from '../../config/experiment.ts';
import { createRandom, type Random } from '../../math/random.ts';
import { countParameters, sizeOf, viewsOf } from '../../models/parameters.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import { clipByNorm } from '../rules/clipping.ts';
import { lossOf } from '../rules/losses.ts';
import type { Network } from './network.ts';
import { optimizerOf } from '../rules/optimizers.ts';
import { asPlain, asTensor, plainOps } from '../rules/plainOps.ts';
import { plain } from '../rules/plainShapes.ts';

const SEED = 20;
/** Steps and sequences that count. */
const STEPS = 3;
const SEQUENCES = 5;
/** Beyond so many parameters one sequence, one direction and the update of so many must do. */
const LARGE = 8_000;
const LEARNING_RATE = 0.01;
/** Half-way of the difference quotient; in 64-bit floats this leaves nine digits. */
const NUDGE = 1e-6;
/** Far above the rounding of 32-bit floats over a few steps, far below that of 16-bit floats. */
const VALUES = 1e-4;
/** Of the sum of a gradient's entries, all taken as positive. */
const SLOPES = 5e-4;

interface Trial {
  /** The test's batch for the device: as long as its own, with random inputs throughout. */
  readonly batch: Batch;
  readonly parameters: Float32Array;
  /** The steps that count. */
  readonly steps: number;
}

function trialFor(
  { specs, problem, truncate }: Network,
  random: Random,
  large: boolean,
  batchSize: number,
): Trial {
  const { timeSteps, inputSize, outputSize, loss, input } = problem;
  // A truncated gradient is no difference of the loss, but within the first chunk it is.
  const steps = Math.min(STEPS, timeSteps, truncate || STEPS);
  const count = Math.min(large ? 1 : SEQUENCES, batchSize) * timeSteps;
  const list = (length: number, value: (index: number) => number) =>
    Float32Array.from({ length }, (_, index) => value(index));
  const symbols = input.kind === 'symbols';
  const parameters = new Float32Array(countParameters(specs));
  let end = 0;
  for (const spec of specs) {
    // Sums of a few tenths: no gate is shut, and none is idle.
    const limit = 1.5 / Math.sqrt(spec.shape.length === 2 ? spec.shape[0] : 4);
    const start = end;
    end += sizeOf(spec);
    for (let k = start; k < end; k++) parameters[k] = random.uniform(-limit, limit);
  }
  return {
    batch: {
      batchSize: count / timeSteps,
      timeSteps,
      inputs: list(symbols ? count : count * inputSize, () =>
        symbols ? random.integer(inputSize) : random.uniform(-1, 1),
      ),
      targets: list(count, () =>
        loss === 'mse' ? random.uniform(-1, 1) : random.integer(loss === 'binary' ? 2 : outputSize),
      ),
      mask: list(count, (index) => (index % timeSteps < steps ? 1 : 0)),
    },
    // Sums of a few tenths: no gate is shut, and none is idle.
    parameters,
    steps,
  };
}

/** Answers and loss of the steps that count, by the reference in plain numbers. */
function reference({ specs, model, problem }: Network, experiment: Experiment, { batch, steps }: Trial) {
  const { inputSize, outputSize, loss, input } = problem;
  const { batchSize, timeSteps } = batch;
  /** Of `[batch, time, width]` the first steps. */
  const first = (values: Float32Array, width: number) =>
    plain(
      Array.from({ length: batchSize }, (_, b) => [
        ...values.subarray(b * timeSteps * width, (b * timeSteps + steps) * width),
      ]).flat(),
      width === 1 ? [batchSize, steps] : [batchSize, steps, width],
    );
  const rows = input.kind === 'symbols' ? first(batch.inputs, 1) : first(batch.inputs, inputSize);
  const inputs =
    input.kind === 'symbols'
      ? asPlain(plainOps.oneHot(asTensor(rows), inputSize))
      : plain(rows.data, [batchSize, steps, inputSize]);
  const targets = asTensor(first(batch.targets, 1));
  const mask = asTensor(first(batch.mask, 1));
  const { cellOptions: options, layers, hiddenSize } = experiment;
  return (parameters: ArrayLike<number>): { answers: Float64Array; loss: number } => {
    const views = viewsOf(plainOps, asTensor(plain(parameters)), specs);
    const { outputs } = model.forward(plainOps, views, asTensor(inputs), {
      options,
      layers,
      hiddenSize,
      // With a list of interventions, empty as it is, cells go from step to step: a scan would need more operations.
      interventions: [],
    });
    const answers = asPlain(plainOps.reshape(outputs, [batchSize, steps, outputSize])).data;
    return { answers, loss: asPlain(lossOf(plainOps, loss, outputs, targets, mask)).data[0]! };
  };
}

/** The parts of the flat vector along which gradients are compared, as `[start, end]`. */
function partsOf({ specs }: Network, large: boolean): [number, number][] {
  if (large) return [[0, countParameters(specs)]];
  let start = 0;
  return specs.map((spec) => {
    const part: [number, number] = [start, start + sizeOf(spec)];
    start = part[1];
    return part;
  });
}

/** One step of the optimizer by the reference, from no moments. */
function updated(
  optimizer: OptimizerId,
  clipNorm: number,
  parameters: Float32Array,
  gradient: Float32Array,
): Float64Array {
  const rule = optimizerOf(optimizer);
  const zeros = () => asTensor(plain(new Float64Array(parameters.length)));
  const clipped = clipByNorm(plainOps, asTensor(plain(gradient)), clipNorm);
  const next = rule.update(plainOps, {
    parameters: asTensor(plain(parameters)),
    moments: Array.from({ length: rule.momentCount }, zeros),
    gradient: clipped.gradient,
    step: 1,
    learningRate: LEARNING_RATE,
  });
  return asPlain(next.parameters).data;
}

const near = (actual: number, expected: number, tolerance: number) =>
  Math.abs(actual - expected) <= tolerance;

/**
 * True when a step of the plan gives the numbers of the reference. The plan must be loaded afresh afterwards.
 * @param onProgress told between long computations
 */
export function passesFusedSelfTest(
  plan: TrainingPlan,
  network: Network,
  experiment: Experiment,
  onProgress: () => void = () => {},
): boolean {
  const random = createRandom(SEED);
  const large = countParameters(network.specs) > LARGE;
  const trial = trialFor(network, random, large, experiment.batchSize);
  const { batch, parameters, steps } = trial;
  // What is clipped depends on all entries.
  const clipNorm = large ? 0 : experiment.clipNorm;
  plan.load(parameters, []);
  plan.step(batch, { step: 1, learningRate: LEARNING_RATE, clipNorm });
  const loss = plan.readTotals(1, 1).losses[0]!;
  onProgress();
  const gradient = plan.readGradient();
  const answers = plan.readAnswers(batch.batchSize);
  const after = plan.save().parameters;

  onProgress();

  const compute = reference(network, experiment, trial);
  const expected = compute(parameters);
  if (!near(loss, expected.loss, VALUES * (1 + expected.loss))) return false;
  const { outputSize } = network.problem;
  const width = steps * outputSize;
  const right = expected.answers.every((answer, k) => {
    const at = Math.floor(k / width) * batch.timeSteps * outputSize + (k % width);
    return near(answers[at]!, answer, VALUES * (1 + Math.abs(answer)));
  });
  if (!right) return false;

  for (const [start, end] of partsOf(network, large)) {
    const signs = Int8Array.from({ length: end - start }, () => (random.next() < 0.5 ? -1 : 1));
    const nudged = (by: number) => {
      const moved = new Float64Array(parameters);
      for (let k = 0; k < signs.length; k++) moved[start + k]! += by * signs[k]!;
      return compute(moved).loss;
    };
    const slope = (nudged(NUDGE) - nudged(-NUDGE)) / (2 * NUDGE);
    const part = gradient.subarray(start, end);
    const sum = part.reduce((total, value, k) => total + value * signs[k]!, 0);
    const size = part.reduce((total, value) => total + Math.abs(value), 0);
    if (!near(sum, slope, SLOPES * size + VALUES * NUDGE)) return false;
  }
  const [some, someGradient] = [parameters.subarray(0, LARGE), gradient.subarray(0, LARGE)];
  return updated(experiment.optimizer, clipNorm, some, someGradient).every((value, k) =>
    near(after[k]!, value, 1e-3 * Math.abs(value - some[k]!) + 1e-6 * (1 + Math.abs(value))),
  );
}
