/** Training steps taken phase by phase beside ordinary ones, in any form of the trainer. */
import { expect, test } from 'vitest';
import type { Batch } from '../../src/tasks/contract/batch.ts';
import type { GradientLengths } from '../../src/training/trainers/readings.ts';
import { answerOf } from '../fixtures/loops.ts';
import type { Found, Question } from '../../src/training/questions/kinds.ts';
import { rowsOf } from '../../src/training/rules/batchSlices.ts';
import { batchFor, type Trainer } from '../../src/training/trainers/trainer.ts';
import { expectClose } from '../fixtures/close.ts';

type Reader = (batch: Batch) => GradientLengths;

async function ask<Kind extends 'nextStep' | 'stepTaken'>(
  trainer: Trainer,
  kind: Kind,
  reader?: Reader,
): Promise<Found<Kind>> {
  const found = await answerOf(trainer, { kind } as Question<Kind>, reader ? { readGradients: reader } : {});
  if (found.kind === 'refused') throw new Error(JSON.stringify(found));
  return found as Found<Kind>;
}

/** @param make two trainers of the same experiment, from the same start */
export function phasesSuite(make: () => Promise<readonly [Trainer, Trainer]>): void {
  test('a step taken phase by phase is the ordinary step, to the last bit', async () => {
    const [halved, ordinary] = await make();
    const reader = await halved.gradientReader();
    for (let k = 0; k < 4; k++) {
      await ask(halved, 'nextStep', reader);
      if (k % 2 === 0) await ask(halved, 'nextStep', reader);
      halved.train();
      await ask(halved, 'stepTaken', reader);
      ordinary.train();
    }
    expect(halved.readLosses()).toEqual(ordinary.readLosses());
    expect(halved.gradientNorms).toEqual(ordinary.gradientNorms);
    expect(halved.checkpoint()).toEqual(ordinary.checkpoint());
    halved.dispose();
    ordinary.dispose();
  });

  test('what is predicted of a step is what it turns out to be', async () => {
    const [trainer, other] = await make();
    other.dispose();
    for (let k = 0; k < 3; k++) trainer.train();
    trainer.readLosses();
    trainer.live = { ...trainer.live, clipNorm: 0.05 };
    const reader = await trainer.gradientReader();
    const next = await ask(trainer, 'nextStep', reader);
    const before = trainer.checkpoint().parameters;
    const batch = batchFor(trainer.network.problem, trainer.experiment, 4);
    const row = rowsOf(batch, 0, 1);
    expect(next).toMatchObject({ step: 4, batchSize: batch.batchSize, clipNorm: 0.05 });
    expect(next.score.inputs).toEqual(row.inputs.slice(0, next.score.inputs.length));
    expectClose([next.loss], [trainer.judge(row).loss], { relative: 1e-6 }, 'its own loss');
    // Of all that counts, as the step takes them.
    expect(next.score.gradients).toMatchObject(reader(row));
    trainer.train();
    expectClose([next.batchLoss], trainer.readLosses(), { relative: 1e-5 }, 'loss of the batch');
    expectClose([next.norm], trainer.gradientNorms, { relative: 1e-5 }, 'length of the gradient');
    expectClose([next.scale], [0.05 / next.norm], { relative: 1e-6 }, 'clipping');

    const taken = await ask(trainer, 'stepTaken', reader);
    const after = trainer.checkpoint().parameters;
    const length = (from: number, to: number, value: (k: number) => number) => {
      let squares = 0;
      for (let k = from; k < to; k++) squares += value(k) ** 2;
      return Math.sqrt(squares);
    };
    const moved = (k: number) => after[k]! - before[k]!;
    expect(taken.step).toBe(4);
    expectClose([taken.update], [length(0, after.length, moved)], { relative: 1e-5 }, 'update');
    expectClose([taken.size], [length(0, after.length, (k) => before[k]!)], { relative: 1e-6 }, 'size');
    let offset = 0;
    for (const [k, { name, shape }] of trainer.network.specs.entries()) {
      const end = offset + shape.reduce((product: number, side) => product * side, 1);
      expect(taken.groups[k]!.name).toBe(name);
      expectClose([taken.groups[k]!.update], [length(offset, end, moved)], { relative: 1e-4 }, name);
      offset = end;
    }
    expectClose([taken.loss], [trainer.judge(row).loss], { relative: 1e-6 }, 'loss afterwards');
    trainer.dispose();
  });

  test('a step that was not looked at before has nothing to compare with', async () => {
    const [trainer, other] = await make();
    other.dispose();
    expect(await answerOf(trainer, { kind: 'stepTaken' })).toMatchObject({ kind: 'refused' });
    await ask(trainer, 'nextStep');
    trainer.train();
    trainer.train();
    expect(await answerOf(trainer, { kind: 'stepTaken' })).toMatchObject({ kind: 'refused' });
    trainer.dispose();
  });
}
