/** What a task says of its validation data is so: kept out of training, all there is, or from more than training ever meets. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/math/random.ts';
import type { OptionValues } from '../../../src/options/option.ts';
import { adding } from '../../../src/tasks/adding.ts';
import { anbn } from '../../../src/tasks/anbn.ts';
import { brackets } from '../../../src/tasks/brackets.ts';
import { copy } from '../../../src/tasks/copy.ts';
import { tasks } from '../../../src/tasks/index.ts';
import { isHeldOutSequence } from '../../../src/tasks/heldOutByHash.ts';
import { language } from '../../../src/tasks/language.ts';
import { order } from '../../../src/tasks/order.ts';
import { parity } from '../../../src/tasks/parity.ts';
import { recall } from '../../../src/tasks/recall.ts';
import { apartFor, FEWEST_DIVIDED, FRESH } from '../../../src/tasks/setAside.ts';
import type { Batch } from '../../../src/tasks/contract/batch.ts';
import type { Problem } from '../../../src/tasks/contract/problem.ts';
import type { Task } from '../../../src/tasks/contract/task.ts';
import { endOf } from './checks.ts';
import { pose } from './pose.ts';
import { problemsOf } from './problems.ts';

/** What is read in each sequence, up to its last step that counts. */
function readIn(batch: Batch): Float32Array[] {
  const features = batch.inputs.length / batch.mask.length;
  return Array.from({ length: batch.batchSize }, (_, b) => {
    const from = b * batch.timeSteps;
    return batch.inputs.subarray(from * features, (from + endOf(batch, b)) * features);
  });
}

const keysOf = (batch: Batch) => readIn(batch).map((inputs) => inputs.join());

/** As many sequences as make about so many time steps. */
const enough = ({ timeSteps }: Problem, steps: number) => Math.min(4000, Math.ceil(steps / timeSteps));

/** Windows and recordings come from places of their own; tests of text, forecast and digits see to that. */
const drawn = tasks.filter(({ id }) => !['text', 'forecast', 'digits'].includes(id));

describe.each(drawn.map((task) => ({ id: task.id, task })))('the validation data of $id', ({ task }) => {
  it.each(problemsOf(task))('are what it says with $name', async ({ create }) => {
    const problem = await create();
    const { validation } = problem;
    const count = enough(problem, 100_000);
    const training = new Set(keysOf(problem.sample(createRandom(901, 2), count)));
    const judged = keysOf(problem.heldOut(createRandom(902, 3), 128));
    switch (validation.kind) {
      case 'fresh':
        expect(training.size).toBe(count);
        break;
      case 'set-aside':
        expect(judged.filter((key) => training.has(key))).toEqual([]);
        expect(new Set(judged).size).toBeGreaterThan(5);
        break;
      case 'all':
        expect(validation.count).toBeLessThan(FEWEST_DIVIDED * problem.lengths.trained[1]);
        if (count > 10 * validation.count) expect(training.size).toBe(validation.count);
        expect(judged.filter((key) => !training.has(key))).toEqual([]);
    }
  });
});

describe('sequences that are set aside', () => {
  it.each<[string, Task, OptionValues]>([
    ['parity of the default length', parity, {}],
    ['parity from 1 bit on', parity, { length: 20, shortest: 1 }],
    ['parity of the fewest bits that are divided', parity, { length: 8 }],
    ['brackets', brackets, {}],
    ['brackets from one pair on', brackets, { shortest: 1 }],
    ['recall over a short wait', recall, { lag: 6 }],
    ['recall from a wait of 1 on', recall, { lag: 30, shortest: 1 }],
    ['copying five of eight symbols', copy, { items: 5, symbols: 8, lag: 30 }],
    ['copying over waits of many lengths', copy, { items: 4, symbols: 4, shortest: 1 }],
    ['temporal order at its shortest', order, { length: 10 }],
  ])('are a tenth that no training draws, at any trained length: %s', async (_, task, options) => {
    const problem = await pose(task, options);
    expect(problem.validation).toEqual({ kind: 'set-aside', what: 'sequences' });
    const judged = readIn(problem.heldOut(createRandom(1, 3), 500));
    expect(judged.filter((inputs) => !isHeldOutSequence(inputs))).toEqual([]);
    const shortestJudged = Math.min(...judged.map(({ length }) => length));
    for (const batch of [
      problem.sample(createRandom(1, 2), 5000),
      problem.sample(createRandom(77, 2), 5000),
    ]) {
      const same = readIn(batch).filter((inputs) => isHeldOutSequence(inputs));
      expect(same.filter(({ length }) => length >= shortestJudged)).toEqual([]);
    }
    const longest = problem.lengths.trained[1];
    const at = readIn(problem.atLength(createRandom(1, 5), 100, longest));
    expect(at.filter((inputs) => !isHeldOutSequence(inputs))).toEqual([]);
  });

  it('are about a tenth of all, and enough where they are fewest', () => {
    const bits = (value: number, count: number) => Array.from({ length: count }, (_, k) => (value >> k) & 1);
    for (const count of [8, 10, 14]) {
      const all = Array.from({ length: 2 ** count }, (_, value) => bits(value, count));
      const share = all.filter(isHeldOutSequence).length / all.length;
      expect(share).toBeGreaterThan(0.06);
      expect(share).toBeLessThan(0.17);
    }
  });

  it('leave lengths with few sequences to the training, which has them all, and judge by longer ones', async () => {
    const problem = await pose(parity, { length: 12, shortest: 1 });
    const lengths = readIn(problem.heldOut(createRandom(4), 1000)).map((inputs) => inputs.length);
    expect(Math.min(...lengths)).toBe(8);
    const taught = new Set(keysOf(problem.sample(createRandom(4), 20_000)));
    for (let value = 0; value < 16; value++)
      expect(taught).toContain([3, 2, 1, 0].map((k) => (value >> k) & 1).join());
    expect(keysOf(problem.atLength(createRandom(4), 200, 2)).filter((key) => !taught.has(key))).toEqual([]);
  });

  it('leave the training of a task as it was where none is set aside', async () => {
    const problem = await pose(adding, { length: 20 });
    expect(problem.validation).toEqual({ kind: 'fresh' });
    expect(problem.sample(createRandom(5), 3)).toEqual(problem.heldOut(createRandom(5), 3));
  });

  it('are phrases that stand in no training text, of whichever language and length', async () => {
    for (const options of [{ length: 4 }, { length: 10, shortest: 4, typos: 0 }] as OptionValues[]) {
      const problem = await pose(language, options);
      const training = new Set(keysOf(problem.sample(createRandom(1), 4000)));
      expect(keysOf(problem.heldOut(createRandom(2), 500)).filter((key) => training.has(key))).toEqual([]);
    }
  });
});

describe('how many sequences there are', () => {
  it.each<[string, Task, OptionValues, number]>([
    ['words of up to 10 letters', anbn, {}, 10],
    ['three of four symbols', copy, {}, 64],
    ['parity of one bit to five', parity, { length: 5, shortest: 1 }, 2 + 4 + 8 + 16 + 32],
    ['three pairs of brackets', brackets, { length: 3 }, 5 * 2 ** 3],
    ['three pairs of brackets, one inside another at most', brackets, { length: 3, depth: 2 }, 4 * 2 ** 3],
  ])('is said where it is few: %s', async (_, task, options, count) => {
    expect((await pose(task, options)).validation).toEqual({ kind: 'all', count });
  });

  it.each<[string, Task, OptionValues, boolean]>([
    ['two numbers to be added', adding, { length: 2, shortest: 2 }, true],
    ['parity of 37 bits', parity, { length: 37, shortest: 37 }, true],
    ['parity of 36 bits', parity, { length: 36, shortest: 36 }, false],
    ['order of 20 steps', order, {}, true],
    ['recall over 20 steps', recall, {}, true],
    ['18 pairs of brackets', brackets, { length: 18 }, true],
    ['16 pairs of brackets, which often come alike', brackets, { length: 16 }, false],
  ])('decides whether a sequence is ever met again: %s', async (_, task, options, fresh) => {
    expect((await pose(task, options)).validation.kind).toBe(fresh ? 'fresh' : 'set-aside');
  });

  it('makes a training of 10,000 steps meet one of 128 that judge in fewer than one case of a thousand', () => {
    expect(10_000 * 64 * 128 * FRESH).toBeLessThan(1e-3);
    const { validation } = apartFor({ count: () => 1.01 / FRESH }, [5, 9]);
    expect(validation.kind).toBe('fresh');
  });
});
