/** What a number means that no healthy step gives: a run that has diverged, or a device that computes wrong. */
import '../../../fixtures/cpu.ts';
import { describe, expect, test } from 'vitest';
import { liveSettingsOf } from '../../../../src/config/index.ts';
import type { Trainer } from '../../../../src/training/trainers/trainer.ts';
import { loopOn, tinyExperiment } from '../../../fixtures/loops.ts';

/** A device on which the loss of a step, and the length of its gradient, come out as told. */
const giving =
  (step: number, what: { readonly loss?: number; readonly norm?: number }) =>
  (trainer: Trainer): Trainer => {
    const read = trainer.readLosses.bind(trainer);
    trainer.readLosses = () => {
      const losses = read();
      const at = losses.length - 1 - (trainer.step - step);
      if (at >= 0 && at < losses.length) {
        losses[at] = what.loss ?? losses[at]!;
        trainer.gradientNorms[at] = what.norm ?? trainer.gradientNorms[at]!;
      }
      return losses;
    };
    return trainer;
  };

/** A device that gives the same from a step on, whatever it is handed. */
const stuckAt =
  (step: number, loss: number) =>
  (trainer: Trainer): Trainer => {
    const read = trainer.readLosses.bind(trainer);
    trainer.readLosses = () => {
      const losses = read();
      return losses.map((own, k) => (trainer.step - losses.length + 1 + k >= step ? loss : own));
    };
    trainer.batchGradient = () => ({ loss, norm: 0 });
    return trainer;
  };

const evaluatingTo =
  (step: number, loss: number) =>
  (trainer: Trainer): Trainer => {
    const evaluate = trainer.evaluate.bind(trainer);
    trainer.evaluate = () => ({ ...evaluate(), ...(trainer.step === step && { loss }) });
    return trainer;
  };

const healthy = (trainer: Trainer) => trainer;

describe('a device that computes wrong', () => {
  test.each([
    ['gives a loss that is no number', giving(23, { loss: NaN })],
    ['gives an infinite loss', giving(23, { loss: Infinity })],
    ['gives such a loss at the first step', giving(1, { loss: NaN })],
    ['gives such a loss right after a checkpoint', giving(31, { loss: NaN })],
    ['gives a gradient that is no number', giving(23, { norm: NaN })],
    ['gives an infinite gradient', giving(23, { norm: Infinity })],
    ['gives losses of 0', stuckAt(7, 0)],
    ['gives the same loss again and again', stuckAt(7, 0.25)],
    ['gives an evaluation that is no number', evaluatingTo(20, NaN)],
  ])('%s, and is found out before that is charted', async (_what, device) => {
    const { loop, losses, evaluations, diverged, steps } = await loopOn(tinyExperiment(), { device });
    const calm = await loopOn(tinyExperiment());
    await expect(steps(60)).rejects.toThrow('wrong numbers');
    expect(diverged).toEqual([]);
    await calm.steps(60);
    const shown = [...losses].slice(0, 6);
    expect(shown).toEqual([...calm.losses].slice(0, shown.length));
    for (const loss of losses.values()) expect(loss).not.toBeNaN();
    for (const { loss } of evaluations.values()) expect(loss).not.toBeNaN();
    await loop.dispose();
    await calm.loop.dispose();
  });
});

describe('a run', () => {
  const wild = { optimizer: 'sgd', learningRate: 1000, clipNorm: 0 } as const;

  test('that has diverged is called so, and not its device', async () => {
    const alone = await loopOn(tinyExperiment(wild));
    await alone.steps(100);
    const { loop, diverged, losses, steps } = await loopOn(tinyExperiment(wild), { device: healthy });
    await steps(100);
    expect(diverged).toHaveLength(1);
    expect(diverged).toEqual(alone.diverged);
    expect([...losses]).toEqual([...alone.losses]);
    await loop.dispose();
    await alone.loop.dispose();
  });

  test('that diverges after its settings were changed under way is, too', async () => {
    const experiment = tinyExperiment();
    const change = { ...liveSettingsOf(experiment), ...wild, clipNorm: 0, learningRate: 1e12 };
    const changes = [{ step: 17, settings: change }];
    const { loop, diverged, steps } = await loopOn(
      { ...experiment, optimizer: 'sgd' },
      { device: healthy, changes },
    );
    await steps(100);
    expect(diverged[0]?.step).toBeGreaterThanOrEqual(17);
    await loop.dispose();
  });

  test('that stands still by itself goes on', async () => {
    const still = { ...tinyExperiment({ optimizer: 'sgd', batchSize: 4 }), learningRate: 0 };
    const constant = (trainer: Trainer): Trainer => {
      const { problem } = trainer.network;
      const sample = problem.sample.bind(problem);
      let first: ReturnType<typeof sample> | undefined;
      problem.sample = (random, size) => (first ??= sample(random, size));
      return trainer;
    };
    const { loop, losses, steps } = await loopOn(still, { device: constant });
    await steps(60);
    expect(losses.size).toBe(60);
    expect(new Set(losses.values()).size).toBe(1);
    await loop.dispose();
  });
});
