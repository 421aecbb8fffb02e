/** What every task keeps to. Iterates over the registry, so that a new task is held to it by its one line there. */
import { describe, expect, it } from 'vitest';
import { settings } from '../../../src/config/experiment.ts';
import { RESERVED_KEYS } from '../../../src/config/link.ts';
import { createRandom } from '../../../src/math/random.ts';
import { models } from '../../../src/models/index.ts';
import { defaultsOf } from '../../../src/options/option.ts';
import { findTask, tasks } from '../../../src/tasks/index.ts';
import { OwnDataError, type Batch, type Problem, type Task } from '../../../src/tasks/task.ts';
import { blindLoss } from './blind.ts';
import { problemsOf } from './problems.ts';

const BATCH = 16;

function isSentence(sentence: string): boolean {
  return /^[A-Z\d].*[.]$/.test(sentence) && !/[.] [A-Z]/.test(sentence) && sentence.length <= 160;
}

/** Values of `list` that fail, so that a failing test names them. */
function failing(list: Float32Array, fits: (value: number, at: number) => boolean): number[] {
  return [...list].filter((value, at) => !fits(value, at)).slice(0, 3);
}

function checkInputs({ inputs }: Batch, { input, inputSize }: Problem): void {
  if (input.kind === 'symbols') {
    expect(input.symbols).toHaveLength(inputSize);
    expect(failing(inputs, (value) => Number.isInteger(value) && value >= 0 && value < inputSize)).toEqual(
      [],
    );
    return;
  }
  const [low, high] = input.range.map(Math.fround) as [number, number];
  const inRange = (value: number, at: number) =>
    at % inputSize === 0 ? value >= low && value <= high : value === 0 || value === 1;
  expect(failing(inputs, inRange)).toEqual([]);
  expect(input.kind === 'bars' && input.mark !== undefined).toBe(inputSize === 2);
}

function checkTargets({ targets }: Batch, { output, outputSize, loss }: Problem): void {
  const views = { mse: 'value', binary: 'bit', softmax: 'symbols' } as const;
  expect(output.kind).toBe(views[loss]);
  if (output.kind === 'symbols') {
    expect(output.symbols).toHaveLength(outputSize);
    expect(failing(targets, (value) => Number.isInteger(value) && value >= 0 && value < outputSize)).toEqual(
      [],
    );
    return;
  }
  expect(outputSize).toBe(1);
  const [low, high] = output.kind === 'bit' ? [0, 1] : (output.range.map(Math.fround) as [number, number]);
  expect(failing(targets, (value) => value >= low && value <= high)).toEqual([]);
  if (output.kind === 'bit') expect(failing(targets, Number.isInteger)).toEqual([]);
}

function checkBatch(batch: Batch, problem: Problem): void {
  const steps = BATCH * problem.timeSteps;
  expect(batch).toMatchObject({ batchSize: BATCH, timeSteps: problem.timeSteps });
  expect(batch.inputs).toHaveLength(steps * (problem.input.kind === 'symbols' ? 1 : problem.inputSize));
  expect(batch.targets).toHaveLength(steps);
  expect(batch.mask).toHaveLength(steps);
  expect(failing(batch.mask, (value) => value === 0 || value === 1)).toEqual([]);
  for (let b = 0; b < BATCH; b++) {
    expect(batch.mask.subarray(b * problem.timeSteps, (b + 1) * problem.timeSteps)).toContain(1);
  }
  checkInputs(batch, problem);
  checkTargets(batch, problem);
}

describe.each(tasks.map((task): [string, Task] => [task.id, task]))('the task %s', (id, task) => {
  it('is found by its id and says in one sentence each what it is and why it is hard', () => {
    expect(findTask(id)).toBe(task);
    expect(id).toMatch(/^[a-z][a-z-]*$/);
    expect(task.label.length).toBeGreaterThan(2);
    expect(task.sentence).toSatisfy(isSentence);
    expect(task.whyHard).toSatisfy(isSentence);
  });

  it('describes each option, with a default that it allows', () => {
    for (const option of task.options) {
      expect(option.label).not.toBe('');
      expect(option.help).toSatisfy(isSentence);
      if (option.kind === 'choice') {
        expect(option.choices.map(({ value }) => value)).toContain(option.default);
        for (const { help } of option.choices) if (help) expect(help).toSatisfy(isSentence);
      } else {
        expect(option.default).toBeGreaterThanOrEqual(option.min);
        expect(option.default).toBeLessThanOrEqual(option.max);
        if (option.integer) expect(Number.isInteger(option.default)).toBe(true);
        if (option.scale === 'log') expect(option.min).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('uses link keys that nothing else in the same link can use', () => {
    for (const model of models) {
      const keys = [...task.options, ...model.options, ...settings].map(({ link }) => link);
      expect(new Set([...RESERVED_KEYS, ...keys]).size).toBe(RESERVED_KEYS.length + keys.length);
    }
    expect(new Set(task.options.map((option) => option.id)).size).toBe(task.options.length);
  });

  if (task.own) {
    const { option, value } = task.own;
    it('asks for own data by a choice that exists, and says what to do while there is none', async () => {
      const asking = task.options.find((candidate) => candidate.id === option);
      expect(asking?.kind === 'choice' && asking.choices.some((choice) => choice.value === value)).toBe(true);
      const creating = async () => task.create({ ...defaultsOf(task.options), [option]: value });
      await expect(creating()).rejects.toBeInstanceOf(OwnDataError);
      await expect(creating()).rejects.toSatisfy((error: Error) => isSentence(error.message));
    });
  }

  describe.each(problemsOf(task))('with $name', ({ options, create }) => {
    it('draws batches of its shapes, in its ranges, every sequence with something to answer', async () => {
      const problem = await create();
      checkBatch(problem.sample(createRandom(1, 2), BATCH), problem);
      checkBatch(problem.heldOut(createRandom(1, 3), BATCH), problem);
    });

    it('draws the same batch from the same random numbers, another from others, also when created anew', async () => {
      const [one, two] = [await create(), await create()];
      for (const draw of ['sample', 'heldOut'] as const) {
        expect(one[draw](createRandom(5, 1), BATCH)).toEqual(two[draw](createRandom(5, 1), BATCH));
        expect(one[draw](createRandom(5, 1), BATCH)).toEqual(one[draw](createRandom(5, 1), BATCH));
      }
      expect(one.sample(createRandom(5, 1), BATCH)).not.toEqual(one.sample(createRandom(6, 1), BATCH));
    });

    it('has the size it said before its data came, or less', async () => {
      const [said, problem] = [task.size(options), await create()];
      expect(problem.timeSteps).toBe(said.timeSteps);
      expect(problem.inputSize).toBeLessThanOrEqual(said.inputSize);
      expect(problem.outputSize).toBeLessThanOrEqual(said.outputSize);
    });

    it('can be sent to the page: all but its functions is plain data', async () => {
      const { sample: _, heldOut: __, ...info } = await create();
      expect(structuredClone(info)).toEqual(info);
    });

    it('has a trivial line no higher than what an answer blind to the input gets, and a solved line not above it', async () => {
      const { trivial, solved, loss, outputSize, sample, heldOut } = await create();
      const [training, judged] = [sample(createRandom(9, 8), 4000), heldOut(createRandom(9, 9), 4000)];
      const blind = blindLoss(training, judged, loss, outputSize);
      expect(trivial.loss).toBeGreaterThan(0);
      expect(trivial.loss).toBeLessThan(blind * 1.05);
      expect(solved.loss).toBeGreaterThan(0);
      expect(solved.loss).toBeLessThanOrEqual(trivial.loss);
      expect(trivial.label).not.toBe('');
      expect(solved.label).not.toBe('');
    });

    it('has a metric that fits its loss, and writes on only from symbols it has', async () => {
      const { metric, loss, generate, inputSize, outputSize, notices } = await create();
      const fitting = {
        mse: ['within', 'rmse'],
        binary: ['accuracy', 'bits'],
        softmax: ['accuracy', 'bits'],
      };
      expect(fitting[loss]).toContain(metric.kind);
      if (metric.kind === 'accuracy' && metric.ignoreClass !== undefined) {
        expect(loss).toBe('softmax');
        expect(metric.ignoreClass).toBeLessThan(outputSize);
      }
      if (generate) {
        expect(inputSize).toBe(outputSize);
        expect(generate.prompt.length).toBeGreaterThan(0);
        for (const symbol of generate.prompt) {
          expect(symbol).toBeGreaterThanOrEqual(0);
          expect(symbol).toBeLessThan(inputSize);
        }
      }
      for (const notice of notices ?? []) expect(notice).toSatisfy((text: string) => text.endsWith('.'));
    });
  });
});
