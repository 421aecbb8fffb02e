/** The 64-bit reference and the batches against what PyTorch computed (`fixtures/takeaway/vectors.py`), also where there is none. */
import { expect, it } from 'vitest';
import { findTask } from '../../../src/tasks/index.ts';
import { probeOf } from '../../../src/takeaway/zip/probe.ts';
import { crc32 } from '../../../src/math/crc32.ts';
import { tensorsOf } from '../../../src/takeaway/tensorNames.ts';
import { createRandom, STREAM } from '../../../src/math/random.ts';
import type { Batch } from '../../../src/tasks/contract/batch.ts';
import { initialise } from '../../../src/models/initialisers.ts';
import { findModel } from '../../../src/models/index.ts';
import { rowsOf } from '../../../src/training/rules/batchSlices.ts';
import { batchFor } from '../../../src/training/trainers/trainer.ts';
import { cases, isVector, keptVectors } from '../../fixtures/takeaway/taken.ts';

const ROWS = 2;

const told = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value, k) => sum + value * Math.cos(k + 1), 0);
const checksum = ({ inputs, targets, mask }: Batch) => crc32([inputs, targets, mask]);

it.each(cases().filter(isVector))('computes and draws for $name what PyTorch does', async (each) => {
  const { name, experiment, own } = each;
  const kept = keptVectors[name]!;
  expect(kept, 'CONTRIBUTING.md says how this is kept').toBeDefined();
  const problem = await findTask(experiment.task)!.create(experiment.taskOptions, own);
  const batch = batchFor(problem, experiment, 1);
  const { inputSize, outputSize, timeSteps } = problem;
  const { hiddenSize, layers, cell, cellOptions } = experiment;
  const size = { inputSize, outputSize, timeSteps, hiddenSize, layers };
  const start = initialise(findModel(cell)!.parameters(size, cellOptions), experiment);
  const probe = probeOf(experiment, problem, start, rowsOf(batch, 0, ROWS));

  expect(checksum(batch)).toBe(kept.training);
  expect(checksum(problem.heldOut(createRandom(experiment.seed, STREAM.heldOut), 32))).toBe(kept.heldOut);
  expect(problem.test && checksum(problem.test())).toBe(kept.test);
  expect(probe.loss).toBeCloseTo(kept.loss, 10);
  expect(told(probe.outputs.data)).toBeCloseTo(kept.outputs, 10);
  const gradients = tensorsOf(experiment, problem).map((tensor) => {
    const places = Array.from(tensor.places(), (place) => probe.gradient[place]!);
    return [tensor.name, told(places)] as const;
  });
  expect(gradients.map(([tensor]) => tensor).toSorted()).toEqual(Object.keys(kept.gradients).toSorted());
  for (const [tensor, value] of gradients) expect(value, tensor).toBeCloseTo(kept.gradients[tensor]!, 10);
});
