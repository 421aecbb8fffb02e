/** The tasks of memory whose data is made up as they go, and parity. Grammar and arithmetic are in `grammar.test.ts`. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/math/random.ts';
import { adding } from '../../../src/tasks/adding.ts';
import { copy } from '../../../src/tasks/copy.ts';
import { order } from '../../../src/tasks/order.ts';
import { parity } from '../../../src/tasks/parity.ts';
import { recall } from '../../../src/tasks/recall.ts';
import { scored } from './blind.ts';
import { endOf } from './checks.ts';
import { pose, spelled } from './pose.ts';

function drawn(steps: Float32Array, timeSteps: number, row: number): number[] {
  return [...steps.subarray(row * timeSteps, (row + 1) * timeSteps)];
}

describe('adding', () => {
  it('asks at the last step for the sum of the two marked numbers, one from each half', async () => {
    const { sample, timeSteps } = await pose(adding, { length: 7 });
    const batch = sample(createRandom(1), 200);
    for (let b = 0; b < 200; b++) {
      const marked = drawn(batch.inputs, 14, b).flatMap((value, at, all) =>
        at % 2 === 1 && value === 1 ? [{ step: (at - 1) / 2, value: all[at - 1]! }] : [],
      );
      expect(marked).toHaveLength(2);
      expect(marked[0]!.step).toBeLessThan(3);
      expect(marked[1]!.step).toBeGreaterThanOrEqual(3);
      expect(batch.targets[b * timeSteps + 6]).toBeCloseTo(marked[0]!.value + marked[1]!.value, 5);
      expect(drawn(batch.mask, timeSteps, b)).toEqual([0, 0, 0, 0, 0, 0, 1]);
    }
  });

  it('gives one sixth to whoever always says 1', async () => {
    const { sample, baseline } = await pose(adding, { length: 20 });
    const batch = sample(createRandom(2), 20_000);
    expect(scored(batch, (at) => (batch.targets[at]! - 1) ** 2)).toBeCloseTo(baseline.loss, 2);
  });
});

describe('copy memory', () => {
  it('shows the symbols, waits, marks the moment, and asks for the symbols again', async () => {
    const problem = await pose(copy, { lag: 4, symbols: 3, items: 3 });
    const { input, output, timeSteps } = problem;
    const batch = problem.sample(createRandom(1), 1);
    if (input.kind !== 'symbols' || output.kind !== 'symbols') throw new Error('copy shows symbols');
    const shown = drawn(batch.inputs, timeSteps, 0).map((index) => input.symbols[index]);
    const asked = drawn(batch.targets, timeSteps, 0).map((index) => output.symbols[index]);
    const symbols = shown.slice(0, 3);
    for (const symbol of symbols) expect('ABC').toContain(symbol);
    expect(shown.slice(3)).toEqual(['·', '·', '·', '?', '·', '·', '·']);
    expect(asked).toEqual(['·', '·', '·', '·', '·', '·', '·', ...symbols]);
  });

  it('asks right after the last symbol when there is no wait but the mark', async () => {
    const { sample } = await pose(copy, { lag: 1, symbols: 2, items: 1 });
    const batch = sample(createRandom(1), 1);
    const symbol = batch.inputs[0]!;
    expect([...batch.inputs]).toEqual([symbol, 3, 2]);
    expect([...batch.targets]).toEqual([2, 2, symbol]);
  });

  it('gives K ln S / (T + 2K) to whoever waits and then guesses', async () => {
    const { sample, baseline, timeSteps } = await pose(copy, { lag: 20, symbols: 8, items: 5 });
    const batch = sample(createRandom(3), 500);
    const guessing = scored(batch, (_, step) => (step < timeSteps - 5 ? 0 : Math.log(8)));
    expect(baseline.loss).toBeCloseTo((5 * Math.log(8)) / 30, 12);
    expect(guessing).toBeCloseTo(baseline.loss, 12);
  });

  it('counts only the recalled symbols as recalled', async () => {
    const { sample, metric, timeSteps } = await pose(copy, { lag: 20, symbols: 8, items: 5 });
    const ignored = metric.kind === 'accuracy' ? metric.ignoreClass : undefined;
    const batch = sample(createRandom(3), 1);
    const counted = drawn(batch.targets, timeSteps, 0).filter((target) => target !== ignored);
    expect(counted).toEqual(drawn(batch.inputs, timeSteps, 0).slice(0, 5));
  });

  it('draws every symbol of the alphabet equally often', async () => {
    const { sample } = await pose(copy, { lag: 1, symbols: 4, items: 1 });
    const { inputs } = sample(createRandom(4), 8000);
    for (let symbol = 0; symbol < 4; symbol++) {
      const count = inputs.filter((value, at) => at % 3 === 0 && value === symbol).length;
      expect(Math.abs(count - 2000)).toBeLessThan(200);
    }
  });
});

describe('parity', () => {
  it('asks at every step whether the number of ones so far is odd', async () => {
    const { sample } = await pose(parity, { length: 9, answer: 'every' });
    const batch = sample(createRandom(1), 50);
    for (let b = 0; b < 50; b++) {
      const bits = drawn(batch.inputs, 9, b);
      const odd = bits.map((_, t) => bits.slice(0, t + 1).filter((bit) => bit === 1).length % 2);
      expect(drawn(batch.targets, 9, b)).toEqual(odd);
    }
    expect(batch.mask.every((counts) => counts === 1)).toBe(true);
  });

  it('asks only at the end when told so', async () => {
    const { sample } = await pose(parity, { length: 4, answer: 'end' });
    expect([...sample(createRandom(1), 2).mask]).toEqual([0, 0, 0, 1, 0, 0, 0, 1]);
  });

  it('is a coin to whoever misses the first bit, even seeing all others', async () => {
    const { sample, baseline } = await pose(parity, { length: 6, answer: 'end' });
    const batch = sample(createRandom(2), 20_000);
    const table = new Map<number, [number, number]>();
    const seen = (row: number) =>
      drawn(batch.inputs, 6, row)
        .slice(1)
        .reduce((code, bit) => 2 * code + bit, 0);
    for (let b = 0; b < 20_000; b++) {
      const counts = table.get(seen(b)) ?? [0, 0];
      counts[batch.targets[b * 6 + 5]!]!++;
      table.set(seen(b), counts);
    }
    const loss = scored(batch, (at) => {
      const counts = table.get(seen((at - 5) / 6))!;
      return -Math.log(counts[batch.targets[at]!]! / (counts[0] + counts[1]));
    });
    expect(loss).toBeCloseTo(Math.LN2, 2);
    expect(baseline.loss).toBe(Math.LN2);
  });
});

describe('temporal order', () => {
  it('shows two of X and Y in the ranges of the paper, scaled, between E and B, and asks for their order', async () => {
    const problem = await pose(order, { length: 100 });
    const batch = problem.sample(createRandom(1), 300);
    const places = new Set<number>();
    for (let b = 0; b < 300; b++) {
      const { shown, answer } = spelled(problem, batch, b);
      expect(shown).toMatch(/^E[a-d]+[XY][a-d]+[XY][a-d]+B$/);
      const [first, second] = [
        shown.search(/[XY]/),
        shown.length - 1 - [...shown].toReversed().join('').search(/[XY]/),
      ];
      expect(first).toSatisfy((step: number) => step >= 10 && step <= 20);
      expect(second).toSatisfy((step: number) => step >= 50 && step <= 60);
      expect(answer).toEqual([shown[first]! + shown[second]!]);
      expect(drawn(batch.mask, 100, b).lastIndexOf(1)).toBe(99);
      places.add(first).add(second);
    }
    expect(places.size).toBe(22);
  });

  it('has the four orders equally often', async () => {
    const { sample } = await pose(order, {});
    const { targets } = sample(createRandom(2), 8000);
    for (let c = 0; c < 4; c++)
      expect(
        Math.abs(targets.filter((value, at) => at % 20 === 19 && value === c).length - 2000),
      ).toBeLessThan(200);
  });

  it('keeps the ranges apart at its shortest', async () => {
    const problem = await pose(order, { length: 10 });
    const batch = problem.sample(createRandom(1), 200);
    for (let b = 0; b < 200; b++)
      expect(spelled(problem, batch, b).shown).toMatch(/^E[a-d]?[XY][a-d]{2,4}[XY][a-d]{2,3}B$/);
  });
});

describe('recall', () => {
  it('asks for the first symbol after the wait, and for no other', async () => {
    const problem = await pose(recall, { lag: 6, symbols: 3 });
    const batch = problem.sample(createRandom(1), 100);
    for (let b = 0; b < 100; b++) {
      const { shown, answer } = spelled(problem, batch, b);
      expect(shown).toMatch(/^[ABC]{6}\?$/);
      expect(answer).toEqual([shown[0]]);
    }
  });

  it('asks at once after a wait of 1', async () => {
    const problem = await pose(recall, { lag: 1, symbols: 2 });
    expect(spelled(problem, problem.sample(createRandom(3), 1), 0).shown).toMatch(/^[AB]\?$/);
  });
});

describe('a range of training lengths', () => {
  it('has every length from the shortest to the longest, about equally often', async () => {
    const { sample, lengths } = await pose(parity, { length: 20, shortest: 1, answer: 'end' });
    expect(lengths).toMatchObject({ label: 'bits', trained: [1, 20] });
    const batch = sample(createRandom(1), 10_000);
    const counts = new Map<number, number>();
    for (let b = 0; b < 10_000; b++) counts.set(endOf(batch, b), (counts.get(endOf(batch, b)) ?? 0) + 1);
    expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, k) => k + 1));
    for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(120);
  });

  it('is one length where the shortest is not below the longest', async () => {
    const { lengths } = await pose(adding, { length: 20, shortest: 300 });
    expect(lengths.trained).toEqual([20, 20]);
  });

  it('leaves the draws of a single length as they are without it', async () => {
    const [one, other] = [await pose(adding, { length: 9 }), await pose(adding, { length: 9, shortest: 9 })];
    expect(one.sample(createRandom(7), 5)).toEqual(other.sample(createRandom(7), 5));
  });

  it('counts in the trivial line of copy memory by its steps', async () => {
    const { sample, baseline } = await pose(copy, { lag: 20, shortest: 4, symbols: 8, items: 5 });
    const batch = sample(createRandom(3), 4000);
    const guessing = scored(batch, (at) => (batch.targets[at] === 8 ? 0 : Math.log(8)));
    expect(Math.abs(guessing / baseline.loss - 1)).toBeLessThan(0.01);
  });
});
