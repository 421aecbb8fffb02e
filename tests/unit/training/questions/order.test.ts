/** Gradients by hidden states against finite differences, and the orders of units that are made of them. */
import { afterEach, describe, expect, test } from 'vitest';
import { hiddenGradients } from '../../../../src/training/questions/hiddenGradients.ts';
import { importances } from '../../../../src/training/questions/order.ts';
import { lossOf } from '../../../../src/training/rules/losses.ts';
import type { ReferenceTrainer } from '../../../../src/training/trainers/reference.ts';
import { rowsOf } from '../../../../src/training/rules/batchSlices.ts';
import { answerOf } from '../../../fixtures/loops.ts';
import { tf } from '../../../fixtures/cpu.ts';
import { expectClose } from '../../../fixtures/close.ts';
import { variants } from '../../../fixtures/networks.ts';
import { knownTrainer } from '../../../fixtures/knownTrainer.ts';

const made: ReferenceTrainer[] = [];
afterEach(() => {
  for (const trainer of made.splice(0)) trainer.dispose();
});
async function trainerOf(variant: (typeof variants)[number]) {
  const trainer = await knownTrainer(variant);
  made.push(trainer);
  return { trainer, batch: rowsOf(trainer.heldOut, 0, 3) };
}
type Batch = ReturnType<typeof rowsOf>;

/** The loss, where one hidden state was moved by so much. */
function lossMoved(
  trainer: ReferenceTrainer,
  batch: Batch,
  at: { layer: number; index: number; by: number },
): number {
  const { network } = trainer;
  const { hiddenSize, layers } = network.size;
  const shape: [number, number, number] = [batch.batchSize, batch.timeSteps, hiddenSize];
  return tf.tidy(() => {
    const hiddenOffsets = Array.from({ length: layers }, (_, layer) => {
      const moved = new Float32Array(batch.batchSize * batch.timeSteps * hiddenSize);
      if (layer === at.layer) moved[at.index] = at.by;
      return tf.tensor3d(moved, shape);
    });
    const { outputs } = network.forward(trainer.views(), network.inputsOf(batch), { hiddenOffsets });
    const { targets, mask } = network.targetsOf(batch);
    return lossOf(tf, network.problem.loss, outputs, targets, mask).dataSync()[0]!;
  });
}

describe.each(variants.filter(({ options }) => options['activation'] !== 'relu'))(
  'gradients by the hidden states of $name',
  (variant) => {
    test('are what the loss changes by', async () => {
      const { trainer, batch } = await trainerOf(variant);
      const before = tf.memory().numTensors;
      const { byHidden } = hiddenGradients(trainer, batch);
      expect(tf.memory().numTensors).toBe(before);
      for (const layer of [0, 1]) {
        const found = byHidden[layer]!;
        const places = [0, 7, 41, found.length - 2].filter((index) => index < found.length);
        const slopes = places.map((index) => {
          const [above, below] = [0.01, -0.01].map((by) => lossMoved(trainer, batch, { layer, index, by }));
          return (above! - below!) / 0.02;
        });
        const largest = Math.max(...found.map(Math.abs));
        const got = places.map((index) => found[index]!);
        expectClose(got, slopes, { relative: 0.01, absolute: 0.003 * largest + 2e-5 }, `layer ${layer}`);
      }
    });
  },
);

describe('the order of units', () => {
  const lstm = variants.find(({ model }) => model.id === 'lstm')!;

  test.each(['similarity', 'importance'] as const)(
    'by %s names every unit of each layer once',
    async (by) => {
      const { trainer } = await trainerOf(lstm);
      const found = await answerOf(trainer, { kind: 'order', by });
      if (found.kind !== 'order') throw new Error(found.kind);
      expect(found.units.map((units) => units.toSorted((a, b) => a - b))).toEqual([
        [0, 1, 2, 3, 4],
        [0, 1, 2, 3, 4],
      ]);
    },
  );

  test('by importance is that of |h·∂loss/∂h|: a unit that nobody listens to comes last', async () => {
    const { trainer, batch } = await trainerOf(lstm);
    const { byHidden, hidden } = hiddenGradients(trainer, batch);
    const expected = Array.from({ length: 5 }, (_, unit) =>
      byHidden[1]!.reduce((sum, g, k) => (k % 5 === unit ? sum + Math.abs(g * hidden[1]![k]!) : sum), 0),
    );
    expectClose(importances(trainer, batch)[1]!, expected, { relative: 1e-6 });

    const { network } = trainer;
    const start = trainer.checkpoint();
    let offset = 0;
    for (const { name, shape } of network.specs) {
      const [rows, columns] = shape.length === 2 ? shape : [1, shape[0]];
      // Unit 3 of the top layer says nothing to the answer and nothing to its own layer.
      if (name === 'head/weight' || name === 'layer1/weightHh')
        start.parameters.fill(0, offset + 3 * columns, offset + 4 * columns);
      offset += rows * columns;
    }
    const deaf = await knownTrainer(lstm, start.parameters);
    made.push(deaf);
    expect(importances(deaf, batch)[1]![3]).toBe(0);
    const found = await answerOf(deaf, { kind: 'order', by: 'importance' });
    expect(found.kind === 'order' && found.units[1]!.at(-1)).toBe(3);
  });
});
