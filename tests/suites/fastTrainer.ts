/**
 * Whole training runs by a fast trainer (fused draws, compiled kernels) beside the reference trainer: losses, evaluation, score,
 * checkpoints, other lengths.
 */
import { expect, test } from 'vitest';
import { tf } from '../../src/backend/tf.ts';
import { defaultExperiment, type Experiment } from '../../src/config/index.ts';
import { findModel } from '../../src/models/index.ts';
import { defaultsOf, type OptionValues } from '../../src/options/option.ts';
import { findTask } from '../../src/tasks/index.ts';
import type { Checkpoint } from '../../src/training/trainers/checkpoint.ts';
import { answerOf } from '../fixtures/loops.ts';
import { Network } from '../../src/training/trainers/network.ts';
import { ReferenceTrainer } from '../../src/training/trainers/reference.ts';
import { readScore } from '../../src/training/questions/score.ts';
import type { Gradients } from '../../src/training/trainers/readings.ts';
import type { Trainer } from '../../src/training/trainers/trainer.ts';
import { expectClose } from '../fixtures/close.ts';
import { cases, shapes } from '../fixtures/effort.ts';
import { evaluateLengths } from '../fixtures/lengths.ts';
import { phasesSuite } from './nextStep.ts';

export const trainedCells = {
  rnn: { activation: 'tanh' },
  lstm: { forget: 'one' },
  gru: { reset: 'after' },
} as const;

/** How the trainers under test are made, and how much of the device each holds: buffers, textures, bytes. */
export interface Fast<T extends Trainer> {
  make(network: Network, experiment: Experiment, checkpoint?: Checkpoint): T;
  held(trainer: T): number;
}

export const ofLength = (length: number) => ({ ...defaultExperiment().taskOptions, length });

export async function trainersFor<T extends Trainer>(fast: Fast<T>, changes: Partial<Experiment>) {
  const experiment: Experiment = {
    ...defaultExperiment(),
    task: 'adding',
    taskOptions: ofLength(8),
    hiddenSize: 8,
    batchSize: 10,
    ...changes,
  };
  const problem = await findTask(experiment.task)!.create(experiment.taskOptions);
  const network = new Network(tf, findModel(experiment.cell)!, problem, experiment);
  return {
    fast: (checkpoint?: Checkpoint) => fast.make(network, experiment, checkpoint),
    reference: (checkpoint?: Checkpoint) =>
      new ReferenceTrainer(network, experiment, { ...experiment }, checkpoint),
    held: fast.held,
  };
}

export function train(trainer: Trainer, steps: number): number[] {
  for (let step = 0; step < steps; step++) trainer.train();
  return [...trainer.readLosses()];
}

/** Enough for what is wrong with a form to have grown well above 1 %. */
const STEPS = cases(100, 200);

/** What a form trains beside the cells that all fast forms train, with one choice of options each. */
type MoreModels = Readonly<Record<string, OptionValues>>;

export function fastTrainerSuite<T extends Trainer>(fast: Fast<T>, more: MoreModels = {}): void {
  phasesSuite(async () => {
    const { fast: make } = await trainersFor(fast, {
      cell: 'lstm',
      cellOptions: { forget: 'one' },
      layers: 2,
    });
    return [make(), make()];
  });

  test.each([
    ...Object.entries<OptionValues>({ ...trainedCells, ...more }).map(
      ([cell, cellOptions]) => [cell, cellOptions, 0] as const,
    ),
    ...shapes([['mingru', {}, 3] as const], [['lstm', trainedCells.lstm, 3] as const]),
  ])(
    `%s %j, truncated after %i: ${STEPS} steps of training stay within 1 % of the loss of the reference`,
    async (cell, cellOptions, truncate) => {
      const make = await trainersFor(fast, { cell, cellOptions, truncate });
      const [trained, reference] = [make.fast(), make.reference()];
      const [actual, expected] = [train(trained, STEPS), train(reference, STEPS)];
      expect(actual).toHaveLength(STEPS);
      for (const [k, loss] of expected.entries())
        expect(Math.abs(actual[k]! - loss), `step ${k + 1}`).toBeLessThan(0.01 * loss);
      expectClose(Object.values(trained.evaluate()), Object.values(reference.evaluate()), { relative: 0.01 });
      trained.dispose();
      reference.dispose();
    },
  );

  test.each<[string, OptionValues, string, OptionValues]>([
    ['lstm', { forget: 'one' }, 'adding', { length: 8 }],
    ['lstm', { forget: 'one' }, 'parity', { length: 8, answer: 'end' }],
    ['lstm', { forget: 'one' }, 'copy', { symbols: 4, lag: 5 }],
    ['lstm', { forget: 'one' }, 'parity', { length: 8, shortest: 2 }],
    ['lstm', { forget: 'one' }, 'text', { text: 'alice', length: 8 }],
    ...Object.entries(more).map(([cell, options]): [string, OptionValues, string, OptionValues] => [
      cell,
      options,
      'text',
      { text: 'alice', length: 8 },
    ]),
  ])(
    'evaluation and score of %s %j on %s are those of the reference',
    async (cell, cellOptions, task, taskOptions) => {
      const own = findTask(task)!.options;
      const all = Object.fromEntries(own.map((option) => [option.id, option.default]));
      for (const [id, value] of Object.entries(taskOptions)) if (id in all) all[id] = value;
      const make = await trainersFor(fast, {
        task,
        taskOptions: all,
        cell,
        cellOptions,
        layers: 2,
        batchSize: 40,
      });
      const [trained, reference] = [make.fast(), make.reference()];
      train(trained, 3);
      train(reference, 3);
      const [actual, expected] = [trained.evaluate(), reference.evaluate()];
      expectClose([actual.loss], [expected.loss], { relative: 1e-4 }, 'loss');
      // Answers on the edge of right and wrong may fall either way.
      expectClose([actual.metric], [expected.metric], { relative: 1e-4, absolute: 0.003 }, 'metric');
      expect(actual.test !== undefined).toBe(task === 'text');
      if (actual.test)
        expectClose([actual.test.loss], [expected.test!.loss], { relative: 1e-4 }, 'test loss');
      const [score, expectedScore] = [readScore(trained, 5), readScore(reference, 5)];
      expectClose(score.outputs, expectedScore.outputs, { relative: 1e-4, absolute: 1e-6 }, 'outputs');
      expect(score.lanes.map(({ layer, lane }) => [layer, lane])).toEqual(
        expectedScore.lanes.map(({ layer, lane }) => [layer, lane]),
      );
      for (const [k, { lane, values }] of score.lanes.entries())
        expectClose(values, expectedScore.lanes[k]!.values, { relative: 1e-4, absolute: 1e-6 }, lane);
      expect(score.attention).toHaveLength(expectedScore.attention.length);
      for (const [k, { values }] of score.attention.entries())
        expectClose(
          values,
          expectedScore.attention[k]!.values,
          { relative: 1e-4, absolute: 1e-6 },
          'attention',
        );
      trained.dispose();
      reference.dispose();
    },
  );

  test('an example is read by the network as it was just as it was read then, without a trace on the training', async () => {
    const make = await trainersFor(fast, { cell: 'lstm', cellOptions: { forget: 'one' }, layers: 2 });
    const [trained, undisturbed] = [make.fast(), make.fast()];
    const readGradients = await trained.gradientReader();
    train(trained, 4);
    const then = readScore(trained, 3, readGradients);
    const snapshot = { step: 4, parameters: trained.readParameters() };
    expect(snapshot.parameters).toEqual(trained.checkpoint().parameters);
    train(trained, 4);
    const now = readScore(trained, 3, readGradients);
    expect(now.outputs).not.toEqual(then.outputs);
    const found = await answerOf(trained, { kind: 'whatIf', example: 3, snapshot }, { readGradients });
    expect(found).toMatchObject({ kind: 'whatIf', score: then });
    expect(readScore(trained, 3, readGradients)).toEqual(now);
    train(undisturbed, 8);
    expect(train(trained, 4)).toEqual(train(undisturbed, 4));
    for (const trainer of [trained, undisturbed]) trainer.dispose();
  });

  test('an example changed at a step reads the same before it, to the last bit, and as ever where nothing is changed', async () => {
    const make = await trainersFor(fast, { cell: 'gru', cellOptions: { reset: 'after' } });
    const trained = make.fast();
    train(trained, 4);
    const shown = readScore(trained, 3);
    const read = async (inputs: Float32Array) => {
      const found = await answerOf(trained, { kind: 'whatIf', example: 3, inputs });
      if (found.kind !== 'whatIf') throw new Error(found.kind);
      return found;
    };
    expect(await read(shown.inputs.slice())).toMatchObject({ score: shown, beside: shown });
    const changed = shown.inputs.slice();
    changed[2 * 4] = changed[2 * 4]! > 0.5 ? 0 : 1;
    const { score, beside } = await read(changed);
    for (const [k, { values }] of score.lanes.entries()) {
      const width = values.length / 8;
      expect(values.subarray(0, 4 * width)).toEqual(beside!.lanes[k]!.values.subarray(0, 4 * width));
    }
    expect(score.outputs.subarray(0, 4)).toEqual(beside!.outputs.subarray(0, 4));
    expect(score.outputs.subarray(4)).not.toEqual(beside!.outputs.subarray(4));
    trained.dispose();
  });

  test.each<[string, OptionValues, string, OptionValues, number?]>([
    ['rnn', { activation: 'tanh' }, 'adding', { length: 8 }],
    ['gru', { reset: 'before' }, 'adding', { length: 9, shortest: 4 }],
    ['gru', { reset: 'after' }, 'parity', { length: 9, answer: 'end' }],
    ['lstm', { forget: 'one' }, 'copy', { lag: 3 }, 4],
    ['mingru', {}, 'parity', { length: 9, answer: 'end' }, 5],
    ...shapes<[string, OptionValues, string, OptionValues, number?]>(
      [],
      [
        ['lstm', { forget: 'one' }, 'adding', { length: 8 }],
        ['lstm', { forget: 'one' }, 'copy', { lag: 3 }],
        ['gru', { reset: 'before' }, 'adding', { length: 9 }, 5],
      ],
    ),
    ...Object.entries(more).flatMap(([cell, options]) => [
      ...shapes<[string, OptionValues, string, OptionValues]>(
        [[cell, options, 'adding', { length: 9, shortest: 4 }]],
        [[cell, options, 'copy', { lag: 3 }]],
      ),
    ]),
  ])(
    'the gradients that the score shows of %s %j on %s %j, truncated after %s, are those of the reference',
    async (cell, cellOptions, task, taskOptions, truncate = 0) => {
      const all = { ...defaultsOf(findTask(task)!.options), ...taskOptions };
      // Six units, so that the last group of four is not full.
      const make = await trainersFor(fast, {
        task,
        taskOptions: all,
        cell,
        cellOptions,
        hiddenSize: 6,
        layers: 2,
        truncate,
      });
      const trained = make.fast();
      const read = await trained.gradientReader();
      train(trained, 4);
      const reference = make.reference(trained.checkpoint());
      const expected = await reference.gradientReader();
      for (const example of [0, 3]) {
        for (const error of [undefined, 'all', 0] as const) {
          const [ours, theirs] = [
            readScore(trained, example, read, error),
            readScore(reference, example, expected, error),
          ].map(({ gradients, chosenGradients }) => chosenGradients ?? gradients!);
          const tolerance = { relative: 1e-4, absolute: 1e-9 };
          const byState = (found: Gradients) => [{ state: 'h', byLayer: found.hidden }, ...found.others];
          expect(ours!.of).toBe(theirs!.of);
          expect(ours!.truncate).toBe(theirs!.truncate);
          expect(theirs!.truncate ?? 0).toBe(truncate);
          if (truncate > 0 && typeof theirs!.of === 'number') {
            const from = truncate * Math.floor(theirs!.of / truncate);
            expect(theirs!.hidden[1]!.findIndex((length) => length > 0)).toBe(from);
          }
          expect(byState(ours!).map(({ state }) => state)).toEqual(cell === 'lstm' ? ['h', 'c'] : ['h']);
          for (const [k, { state, byLayer }] of byState(theirs!).entries())
            for (const [layer, lengths] of byLayer.entries())
              expectClose(byState(ours!)[k]!.byLayer[layer]!, lengths, tolerance, `${state}, layer ${layer}`);
          expectClose(ours!.inputs, theirs!.inputs, tolerance, 'inputs');
          expect(Math.max(...theirs!.inputs)).toBeGreaterThan(1e-5);
        }
      }
      // Looking has changed nothing.
      expectClose(train(trained, 2), train(reference, 2), { relative: 1e-3 });
      trained.dispose();
      reference.dispose();
    },
  );

  test('the lengths of the training gradients are those of the reference, before they are clipped', async () => {
    const make = await trainersFor(fast, { cell: 'lstm', cellOptions: { forget: 'one' }, clipNorm: 0.05 });
    const [trained, reference] = [make.fast(), make.reference()];
    train(trained, 20);
    train(reference, 20);
    expectClose(trained.gradientNorms, reference.gradientNorms, { relative: 1e-2 });
    expect(trained.gradientNorms).toHaveLength(20);
    expect(Math.max(...trained.gradientNorms)).toBeGreaterThan(0.05);
    trained.dispose();
    reference.dispose();
  });

  test('a checkpoint of either trainer resumes in the other', async () => {
    const make = await trainersFor(fast, { cell: 'gru', cellOptions: { reset: 'after' }, layers: 2 });
    const whole = make.reference();
    const expected = train(whole, 30);
    const first = make.fast();
    train(first, 10);
    const second = make.reference(first.checkpoint());
    const middle = train(second, 10);
    const third = make.fast(second.checkpoint());
    expect(third.step).toBe(20);
    const end = train(third, 10);
    expectClose(middle, expected.slice(10, 20), { relative: 1e-3 });
    expectClose(end, expected.slice(20), { relative: 1e-3 });
    for (const trainer of [whole, first, second, third]) trainer.dispose();
  });

  test('a trainer resumed from its own checkpoint goes on to the last bit', async () => {
    const make = await trainersFor(fast, { cell: 'lstm', cellOptions: { forget: 'one' } });
    const whole = make.fast();
    const losses = train(whole, 40);
    const first = make.fast();
    train(first, 15);
    const resumed = make.fast(first.checkpoint());
    first.dispose();
    expect(train(resumed, 25)).toEqual(losses.slice(15));
    expect(resumed.evaluate()).toEqual(whole.evaluate());
    for (const trainer of [whole, resumed]) trainer.dispose();
  });

  test.each<[string, OptionValues, number]>([
    ['adding', { length: 9 }, 1],
    ['parity', { length: 9, shortest: 3 }, 2],
    ['copy', { lag: 3 }, 1],
  ])(
    'other lengths of %s are judged as by the reference, without holding more for each',
    async (task, options, layers) => {
      const taskOptions = { ...defaultsOf(findTask(task)!.options), ...options };
      const make = await trainersFor(fast, { task, taskOptions, layers, batchSize: 12 });
      const [trained, reference] = [make.fast(), make.reference()];
      train(trained, 3);
      train(reference, 3);
      const lengths = [2, 9, 20, 25, 31];
      const [actual, expected] = [
        evaluateLengths(trained, lengths, 50),
        evaluateLengths(reference, lengths, 50),
      ];
      for (const [k, { length, loss, metric }] of expected.entries()) {
        expectClose([actual[k]!.loss], [loss], { relative: 1e-4 }, `loss at ${length}`);
        expectClose(
          [actual[k]!.metric],
          [metric],
          { relative: 1e-4, absolute: 0.005 },
          `metric at ${length}`,
        );
      }
      const held = make.held(trained);
      evaluateLengths(trained, [21, 22, 23], 70);
      expect(make.held(trained)).toBe(held);
      // What the training holds has not been touched.
      expectClose(train(trained, 2), train(reference, 2), { relative: 1e-3 });
      trained.dispose();
      reference.dispose();
    },
  );
}
