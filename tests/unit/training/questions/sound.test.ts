import { expect, test } from 'vitest';
import { defaultExperiment } from '../../../../src/config/index.ts';
import { createRandom } from '../../../../src/math/random.ts';
import { findModel } from '../../../../src/models/index.ts';
import { defaultsOf } from '../../../../src/options/option.ts';
import { findTask } from '../../../../src/tasks/index.ts';
import { BANDS } from '../../../../src/tasks/digits/limits.ts';
import { stretched } from '../../../../src/tasks/digits/time.ts';
import type { Trainer } from '../../../../src/training/trainers/trainer.ts';
import { classifySound, type SoundFinding } from '../../../../src/training/questions/sound.ts';
import { Network } from '../../../../src/training/trainers/network.ts';
import { ReferenceTrainer } from '../../../../src/training/trainers/reference.ts';
import { rowsOf } from '../../../../src/training/rules/batchSlices.ts';
import { tf } from '../../../fixtures/cpu.ts';

async function trainerFor(id: string): Promise<ReferenceTrainer> {
  const task = findTask(id)!;
  const model = findModel('gru')!;
  const experiment = {
    ...defaultExperiment(),
    task: id,
    taskOptions: defaultsOf(task.options),
    cellOptions: defaultsOf(model.options),
    cell: 'gru',
    hiddenSize: 4,
    batchSize: 2,
  };
  const network = new Network(tf, model, await task.create(experiment.taskOptions), experiment);
  return new ReferenceTrainer(network, experiment, { ...experiment });
}

function heard(trainer: Trainer, features: Float32Array): SoundFinding {
  const found = classifySound(trainer, { features });
  if ('kind' in found) throw new Error(found.sentence);
  return found;
}

test('a sound gets the answer that the same word gets as a held-out example', async () => {
  const trainer = await trainerFor('digits');
  trainer.train();
  const tensors = tf.memory().numTensors;
  for (const index of [0, 3, 5]) {
    const row = rowsOf(trainer.heldOut, index, index + 1);
    const end = row.mask.indexOf(1);
    const { step, probabilities } = heard(trainer, row.inputs.slice(0, (end + 1) * BANDS));
    const { outputs } = trainer.read(row);
    expect(step).toBe(1);
    expect(probabilities).toEqual(outputs.slice(end * 10, (end + 1) * 10));
    expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
  }
  expect(tf.memory().numTensors).toBe(tensors);
  trainer.dispose();
});

test('a sound longer than any word is heard as if said faster', async () => {
  const trainer = await trainerFor('digits');
  const random = createRandom(1);
  const long = Float32Array.from({ length: 70 * BANDS }, () => random.next());
  const squeezed = stretched(long, trainer.network.problem.timeSteps);
  expect(heard(trainer, long).probabilities).toEqual(heard(trainer, squeezed).probabilities);
  trainer.dispose();
});

test('what is no sound is refused, and so is a network that hears none', async () => {
  const [digits, adding] = [await trainerFor('digits'), await trainerFor('adding')];
  for (const size of [0, BANDS + 1])
    expect(classifySound(digits, { features: new Float32Array(size) })).toMatchObject({ kind: 'refused' });
  expect(classifySound(adding, { features: new Float32Array(BANDS) })).toEqual({
    kind: 'refused',
    sentence: 'This network does not hear sounds.',
  });
  for (const trainer of [digits, adding]) trainer.dispose();
});
