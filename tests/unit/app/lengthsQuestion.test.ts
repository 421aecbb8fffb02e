import { describe, expect, test } from 'vitest';
import { lengthsQuestion, lengthsToJudge } from '../../../src/app/results/lengthsQuestion.ts';

const of = (trained: [number, number], limits: [number, number]) => ({ label: 'steps', trained, limits });
const lengths = (...both: Parameters<typeof of>) => lengthsToJudge(of(...both));

describe('the lengths to judge', () => {
  test('reach to four times the longest trained one, and hold the trained ones', () => {
    expect(lengths([50, 50], [1, 1000])).toEqual([10, 25, 50, 75, 100, 150, 200]);
    expect(lengths([7, 20], [1, 1000])).toEqual([4, 7, 10, 20, 30, 40, 60, 80]);
  });

  test('stay within what the problem can give', () => {
    expect(lengths([300, 300], [10, 1000])).toEqual([60, 150, 300, 450, 600, 900, 1000]);
    expect(lengths([2, 2], [1, 6])).toEqual([1, 2, 3, 4, 6]);
    expect(lengths([24, 24], [24, 24])).toEqual([24]);
  });

  test('are asked for with 64 sequences each, and not where there is only one', () => {
    expect(lengthsQuestion(of([2, 2], [1, 6]))).toEqual({
      kind: 'lengths',
      lengths: [1, 2, 3, 4, 6],
      count: 64,
    });
    expect(lengthsQuestion(of([24, 24], [24, 24]))).toBeUndefined();
  });
});
