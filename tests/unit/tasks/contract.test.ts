/** What every task keeps to. Iterates over the registry, so that a new task is held to it by its one line there. */
import { describe, expect, it } from 'vitest';
import { settings } from '../../../src/config/experiment.ts';
import { RESERVED_KEYS } from '../../../src/config/link.ts';
import { createRandom } from '../../../src/math/random.ts';
import { models } from '../../../src/models/index.ts';
import { defaultsOf } from '../../../src/options/option.ts';
import { findTask, tasks } from '../../../src/tasks/index.ts';
import { OwnDataError } from '../../../src/tasks/contract/abilities.ts';
import { infoOf } from '../../../src/tasks/contract/problem.ts';
import { cases } from '../../fixtures/effort.ts';
import { blindLoss } from './blind.ts';
import {
  afterEnd,
  BATCH,
  checkAsk,
  checkBatch,
  endOf,
  checkFreeRun,
  checkGenerate,
  checkMetric,
  checkOption,
  isSentence,
  productOf,
} from './checks.ts';
import { trivialLoss } from './predictors.ts';
import { problemsOf } from './problems.ts';

/** How near a line is to what its predictor measures, where that one counts the same as the task does. */
const EXACTLY: Readonly<Record<string, number>> = { forecast: 1e-5 };

describe.each(tasks.map((task) => ({ id: task.id, task })))('the task $id', ({ id, task }) => {
  it('is found by its id and says in one sentence each what it is and why it is hard', () => {
    expect(findTask(id)).toBe(task);
    expect(id).toMatch(/^[a-z][a-z-]*$/);
    expect(task.label.length).toBeGreaterThan(2);
    expect(task.sentence).toSatisfy(isSentence);
    expect(task.whyHard).toSatisfy(isSentence);
  });

  it('describes each option, with a default that it allows', () => {
    for (const option of task.options) {
      checkOption(option);
      if (option.kind !== 'number' || option.notAbove === undefined) continue;
      const upper = task.options.find(({ id: other }) => other === option.notAbove);
      expect(upper).toMatchObject({ kind: 'number', min: option.min, max: option.max });
      expect(option.default).toBe(option.max);
    }
  });

  it('uses link keys that nothing else in the same link can use', () => {
    for (const model of models) {
      const keys = [...task.options, ...model.options, ...settings].map(({ link }) => link);
      expect(new Set([...RESERVED_KEYS, ...keys]).size).toBe(RESERVED_KEYS.length + keys.length);
    }
    expect(new Set(task.options.map((option) => option.id)).size).toBe(task.options.length);
  });

  describe.each(problemsOf(task))('with $name', ({ options, create, createAnew }) => {
    it('draws batches of its shapes, in its ranges, every sequence with something to answer', async () => {
      const problem = await create();
      checkBatch(problem.sample(createRandom(1, 2), BATCH), problem);
      const validation = problem.heldOut(createRandom(1, 3), BATCH);
      checkBatch(validation, problem, problem.test ? validation.batchSize : BATCH);
    });

    it('has lines that are measured on the very data that judge, where these are fixed, whatever the seed', async () => {
      const problem = await create();
      if (!problem.test) return;
      const test = problem.test();
      checkBatch(test, problem, test.batchSize);
      const validation = problem.heldOut(createRandom(1), BATCH);
      expect(problem.heldOut(createRandom(2), 3 * BATCH)).toEqual(validation);
      const training = problem.sample(createRandom(9, 8), 4000);
      for (const [judging, of] of [
        [validation, 'loss'],
        [test, 'test'],
      ] as const) {
        const measured = trivialLoss(id, problem, training, judging);
        expect(Math.abs(measured / problem.baseline[of]! - 1)).toBeLessThan(EXACTLY[id] ?? 0.05);
        for (const line of [problem.solved, ...(problem.others ?? [])]) expect(line[of]).toBeGreaterThan(0);
      }
    });

    it('finds what is right for its own sequences, where it can say so of sequences made by hand', async () => {
      const problem = await create();
      if (!problem.answers) return;
      const batch = problem.heldOut(createRandom(1, 4), BATCH);
      const features = batch.inputs.length / batch.mask.length;
      for (let row = 0; row < BATCH; row++) {
        const from = row * batch.timeSteps;
        const to = from + endOf(batch, row);
        expect(problem.answers(batch.inputs.slice(from * features, to * features))).toEqual({
          targets: batch.targets.slice(from, to),
          mask: batch.mask.slice(from, to),
        });
      }
    });

    it('draws the same batch from the same random numbers, another from others, also when created anew', async () => {
      const [one, two] = [await create(), await createAnew()];
      for (const draw of ['sample', 'heldOut'] as const) {
        expect(one[draw](createRandom(5, 1), BATCH)).toEqual(two[draw](createRandom(5, 1), BATCH));
        expect(one[draw](createRandom(5, 1), BATCH)).toEqual(one[draw](createRandom(5, 1), BATCH));
      }
      expect(one.sample(createRandom(5, 1), BATCH)).not.toEqual(one.sample(createRandom(6, 1), BATCH));
    });

    it('draws data of any one length within its limits, in as many steps as that takes', async () => {
      const problem = await create();
      const { trained, limits, label } = problem.lengths;
      expect(label).not.toBe('');
      expect(limits[0]).toBeLessThanOrEqual(trained[0]);
      expect(trained[0]).toBeLessThanOrEqual(trained[1]);
      expect(trained[1]).toBeLessThanOrEqual(limits[1]);
      const at = (length: number) => problem.atLength(createRandom(4, length), BATCH, length);
      expect(at(trained[1]).timeSteps).toBe(problem.timeSteps);
      let before = 0;
      for (const length of new Set([limits[0], ...trained, trained[1] + 1, limits[1]])) {
        if (length > limits[1]) continue;
        const batch = at(length);
        checkBatch(batch, { ...problem, timeSteps: batch.timeSteps });
        expect(batch.timeSteps).toBeGreaterThanOrEqual(before);
        expect(at(length)).toEqual(batch);
        before = batch.timeSteps;
      }
    });

    it('ends each sequence with a step that counts, and pads what is shorter than the longest with zeros', async () => {
      const problem = await create();
      const batch = problem.sample(createRandom(1, 2), BATCH);
      const ends = Array.from({ length: BATCH }, (_, b) => endOf(batch, b));
      const { trained } = problem.lengths;
      const steps = new Set(
        [...trained].map((length) => problem.atLength(createRandom(1), 1, length).timeSteps),
      );
      if (steps.size > 1) expect(new Set(ends).size).toBeGreaterThan(1);
      for (const [b, end] of ends.entries())
        expect(afterEnd(batch, b, end).every((value) => value === 0)).toBe(true);
    });

    it('has the size it said before its data came, or less', async () => {
      const [said, problem] = [task.size(options), await create()];
      expect(problem.timeSteps).toBe(said.timeSteps);
      expect(problem.inputSize).toBeLessThanOrEqual(said.inputSize);
      expect(problem.outputSize).toBeLessThanOrEqual(said.outputSize);
    });

    it('can be sent to the page: all but its functions is plain data', async () => {
      const info = infoOf(await create());
      expect(structuredClone(info)).toEqual(info);
    });

    it('has the trivial line of its trivial predictor, no higher than an answer blind to the input, and a solved line not above it', async () => {
      const problem = await create();
      const { baseline, solved, loss, outputSize, sample, heldOut } = problem;
      const count = cases(1, 2) * Math.min(10_000, Math.max(2000, Math.ceil(200_000 / problem.timeSteps)));
      const [training, judged] = [sample(createRandom(9, 8), count), heldOut(createRandom(9, 9), count)];
      expect(baseline.loss).toBeGreaterThan(0);
      // The few windows of a short part meet each step in a season or two: knowing the step may help there by chance.
      const lucky = problem.test ? 1.1 : 1.05;
      expect(baseline.loss).toBeLessThan(blindLoss(training, judged, loss, outputSize) * lucky);
      const measured = trivialLoss(id, problem, training, judged);
      expect(
        Math.abs(measured / baseline.loss - 1),
        `trivial ${baseline.loss}, measured ${measured}`,
      ).toBeLessThan(0.05);
      expect(solved.loss).toBeGreaterThan(0);
      expect(solved.loss).toBeLessThanOrEqual(baseline.loss);
      expect(baseline.label).not.toBe('');
      expect(solved.label).not.toBe('');
    });

    it('has a metric that fits its loss, writes on only from symbols it has, and reads whatever is typed', async () => {
      const problem = await create();
      checkMetric(problem);
      expect(task.produces).toBe(productOf(problem));
      checkGenerate(problem);
      checkAsk(problem);
      checkFreeRun(problem);
      for (const { loss, label } of problem.others ?? []) {
        expect(loss).toBeGreaterThanOrEqual(0);
        expect(label).not.toBe('');
      }
      for (const notice of problem.notices ?? []) expect(notice).toMatch(/[.]$/);
    });
  });
});

const withOwnData = tasks.flatMap((task) => (task.own ? [{ id: task.id, task, own: task.own }] : []));

describe.each(withOwnData)('own data for the task $id', ({ task, own: { option, value } }) => {
  it('is asked for by a choice that exists', () => {
    const asking = task.options.find(({ id }) => id === option);
    expect(asking?.kind === 'choice' && asking.choices.some((choice) => choice.value === value)).toBe(true);
  });

  it('is missed with a sentence on what to do while there is none', async () => {
    const creating = async () => task.create({ ...defaultsOf(task.options), [option]: value });
    await expect(creating()).rejects.toBeInstanceOf(OwnDataError);
    await expect(creating()).rejects.toSatisfy((error: Error) => isSentence(error.message));
  });
});
