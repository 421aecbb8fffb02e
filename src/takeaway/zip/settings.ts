/** `settings.json`: all that the files of the zip need to know of the experiment. The files themselves are always the same. */
import type { Experiment } from '../../config/experiment.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import type { Problem } from '../../tasks/contract/problem.ts';
import type { Network } from '../../training/trainers/network.ts';
import { batchFor, EVALUATE_EVERY } from '../../training/trainers/trainer.ts';
import { crc32 } from '../../math/crc32.ts';
import type { Taken } from './taken.ts';

/** The training steps whose batches are compared. */
const COMPARED = [1, 2, 100];

const sumOf = ({ inputs, targets, mask }: Batch) => crc32([inputs, targets, mask]);

/** Sums over the numbers of batches, by which `check.py` knows that it draws the same. */
function batchSums(experiment: Experiment, { problem, heldOut, test }: Network) {
  const training = COMPARED.map((step) => [String(step), sumOf(batchFor(problem, experiment, step))]);
  return {
    training: Object.fromEntries(training) as Record<string, number>,
    heldOut: sumOf(heldOut),
    ...(test && { test: sumOf(test) }),
  };
}

const viewed = (view: Problem['input'] | Problem['output'], size: number) => ({
  size,
  kind: view.kind === 'symbols' ? 'symbols' : 'values',
  ...(view.kind === 'symbols' && { symbols: view.symbols }),
});

export function settingsOf(
  { experiment, changes, link, version, checkpoint, moments }: Taken,
  network: Network,
) {
  const { task, taskOptions, cell, cellOptions, hiddenSize, layers, init, gain, truncate } = experiment;
  const { optimizer, learningRate, clipNorm, batchSize, seed } = experiment;
  const { problem } = network;
  const { loss, metric, inputSize, outputSize, timeSteps, solved, baseline } = problem;
  return {
    link,
    version,
    step: checkpoint.step,
    task: {
      id: task,
      options: taskOptions,
      loss,
      metric,
      solved: solved.loss,
      baseline: baseline.loss,
      inputs: viewed(problem.input, inputSize),
      outputs: viewed(problem.output, outputSize),
    },
    network: {
      model: cell,
      options: cellOptions,
      units: hiddenSize,
      layers,
      inputs: inputSize,
      outputs: outputSize,
      steps: timeSteps,
      truncate,
      init,
      gain,
    },
    training: { optimizer, learningRate, clipNorm, batchSize, seed, evaluateEvery: EVALUATE_EVERY },
    /** Settings that were changed under way, and the first step that was trained with them. */
    changes: changes.map(({ step, settings }) => ({
      step,
      learningRate: settings.learningRate,
      clipNorm: settings.clipNorm,
      batchSize: settings.batchSize,
    })),
    /** Before the names of the optimizer's moments in `weights.safetensors`. */
    moments,
    batches: batchSums(experiment, network),
  };
}
