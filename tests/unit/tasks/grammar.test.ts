/** Counting, brackets and written sums: each sequence is checked against what it claims to be. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/math/random.ts';
import { anbn } from '../../../src/tasks/anbn.ts';
import { arithmetic } from '../../../src/tasks/arithmetic.ts';
import { brackets } from '../../../src/tasks/brackets.ts';
import type { Batch } from '../../../src/tasks/contract/batch.ts';
import type { Problem } from '../../../src/tasks/contract/problem.ts';
import { pose, spelled } from './pose.ts';

function sequences(problem: Problem, batch: Batch) {
  return Array.from({ length: batch.batchSize }, (_, b) => spelled(problem, batch, b));
}

describe('counting', () => {
  it('asks from the first b on for what comes next, down to the end of the word', async () => {
    const problem = await pose(anbn, { length: 6 });
    const seen = new Set<number>();
    for (const { shown, answer } of sequences(problem, problem.sample(createRandom(1), 100))) {
      const n = shown.length / 2;
      expect(shown).toBe('a'.repeat(n) + 'b'.repeat(n));
      expect(answer.join('')).toBe('b'.repeat(n - 1) + '⏎');
      seen.add(n);
    }
    expect([...seen].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('goes on with as many c where there are three letters', async () => {
    const problem = await pose(anbn, { length: 5, word: 'abc' });
    for (const { shown, answer } of sequences(problem, problem.atLength(createRandom(1), 3, 40))) {
      expect(shown).toBe('a'.repeat(40) + 'b'.repeat(40) + 'c'.repeat(40));
      expect(answer.join('')).toBe('b'.repeat(39) + 'c'.repeat(40) + '⏎');
    }
  });

  it('cannot be won by knowing the step: two n that are both asked there differ', async () => {
    const { baseline, solved } = await pose(anbn, { length: 10 });
    expect(baseline.loss).toBeGreaterThan(10 * solved.loss);
  });
});

describe('brackets', () => {
  /** Matches the sequence with a stack: the closing brackets, and how deep it went. */
  function closed(shown: string): { answer: string[]; deepest: number } {
    const open: string[] = [];
    const answer: string[] = [];
    let deepest = 0;
    for (const symbol of shown) {
      if (symbol === '?') answer.push({ '(': ')', '[': ']' }[open.pop()!]!);
      else open.push(symbol);
      deepest = Math.max(deepest, open.length);
    }
    expect(open).toEqual([]);
    return { answer, deepest };
  }

  it.each([1, 2, 4, 20])('asks for the kind of each bracket that closes, at most %i deep', async (depth) => {
    const problem = await pose(brackets, { length: 12, depth });
    let deepest = 0;
    for (const { shown, answer } of sequences(problem, problem.sample(createRandom(1), 200))) {
      const right = closed(shown);
      expect(shown).toHaveLength(24);
      expect(answer).toEqual(right.answer);
      deepest = Math.max(deepest, right.deepest);
    }
    expect(deepest).toBeLessThanOrEqual(depth);
    expect(deepest).toBeGreaterThanOrEqual(Math.min(depth, 8));
  });

  it('is not won by the kind that opened last', async () => {
    const problem = await pose(brackets, { length: 10, depth: 4 });
    let right = 0;
    let asked = 0;
    for (const { shown, answer } of sequences(problem, problem.sample(createRandom(2), 500))) {
      let last = '';
      let next = 0;
      for (const symbol of shown) {
        if (symbol !== '?') last = symbol;
        else if (answer[next++] === { '(': ')', '[': ']' }[last]) right++;
      }
      asked += answer.length;
    }
    expect(right / asked).toBeLessThan(0.85);
  });
});

describe('written sums', () => {
  const parts = (shown: string, answer: string[], reversed: boolean) => {
    const written = answer.slice(0, -1);
    const [a, b] = shown.split('=')[0]!.split('+');
    return { a: a!, b: b!, sum: (reversed ? written.toReversed() : written).join('') };
  };

  it.each([
    ['straight', 1],
    ['straight', 3],
    ['reversed', 2],
    ['reversed', 6],
  ])('of answers that are %s, with %i digits, are right', async (order, digits) => {
    const problem = await pose(arithmetic, { digits, order });
    for (const draw of ['sample', 'heldOut'] as const) {
      for (const { shown, answer } of sequences(problem, problem[draw](createRandom(1), 100))) {
        const { a, b, sum } = parts(shown, answer, order === 'reversed');
        expect([a.length, b.length]).toEqual([digits, digits]);
        expect(sum).toBe(String(Number(a) + Number(b)));
        expect(answer.at(-1)).toBe('⏎');
        // What is read after the equals sign is the right answer so far.
        expect(shown.split('=')[1]).toBe(answer.slice(0, -1).join(''));
        if (digits > 1) expect(a.startsWith('0') || b.startsWith('0')).toBe(false);
      }
    }
  });

  it('that are held out are never trained on, and are a tenth of all', async () => {
    const problem = await pose(arithmetic, { digits: 2 });
    const pairs = (batch: Batch) =>
      new Set(sequences(problem, batch).map(({ shown }) => shown.split('=')[0]!));
    const training = pairs(problem.sample(createRandom(1), 40_000));
    const heldOut = pairs(problem.heldOut(createRandom(2), 10_000));
    const judged = pairs(problem.atLength(createRandom(3), 200, 2));
    expect([...heldOut, ...judged].filter((pair) => training.has(pair))).toEqual([]);
    expect(Math.abs(heldOut.size / 8100 - 0.1)).toBeLessThan(0.02);
    expect(training.size / 8100).toBeGreaterThan(0.85);
  });
});
