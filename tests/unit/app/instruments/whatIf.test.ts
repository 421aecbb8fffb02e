/** What a change does, measured and in words. */
import { describe, expect, test } from 'vitest';
import { measureChange } from '../../../../src/app/instruments/whatIf/measure.ts';
import { changeSentences, rightSentence } from '../../../../src/app/instruments/whatIf/whatIfText.ts';
import { differenceEnds, differenceLanes, shownScore } from '../../../../src/app/score/pinned/lens.ts';
import { headingOf, scoreLanes } from '../../../../src/app/score/scoreLanes.ts';
import type { Readout } from '../../../../src/worker/protocol.ts';
import { runInfo } from '../../../fixtures/fakeSession.ts';

/** Four steps, two units, asked at the last. */
function reading(hidden: number[], forget: number[], answer: number): Readout {
  return {
    step: 9,
    example: 0,
    examples: 4,
    timeSteps: 4,
    units: 2,
    inputs: new Float32Array(8),
    targets: Float32Array.of(0, 0, 0, 1.3),
    mask: Float32Array.of(0, 0, 0, 1),
    outputs: Float32Array.of(0, 0, 0, answer),
    lanes: [
      { layer: 0, lane: 'h', values: Float32Array.from(hidden) },
      { layer: 0, lane: 'f', values: Float32Array.from(forget) },
    ],
    attention: [],
  };
}

const before = reading([0, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6], [1, 1, 1, 1, 0.98, 1, 1, 1], 1.31);
const after = reading([0, 0, 0.1, 0.2, 0.3, 0.1, 0.5, -0.23], [1, 1, 1, 1, 0.41, 1, 0.9, 1], 0.74);
const info = runInfo();

describe('a change', () => {
  test('is measured where it begins and where it is largest', () => {
    const change = measureChange(info.lanes, after, before);
    expect(change.firstStep).toBe(2);
    expect(change.hidden).toMatchObject({ layer: 0, step: 3, unit: 1 });
    expect(Math.abs(change.hidden!.to - change.hidden!.from)).toBeCloseTo(0.83);
    expect(change.gate).toMatchObject({ lane: 'f', step: 2, unit: 0 });
  });

  test('is said in plain sentences', () => {
    expect(changeSentences(info, after, before)).toEqual([
      'From t = 3 on the hidden state differs, by up to 0.83 (unit 2, t = 4).',
      'The prediction at t = 4 changes from 1.31 to 0.74.',
      'The forget gate of unit 1 changed most (0.98 → 0.41 at t = 3).',
    ]);
  });

  test('says nothing of a gate that somebody holds', () => {
    expect(changeSentences(info, after, before, ['f']).join(' ')).not.toContain('forget gate');
  });

  test('that does nothing is said to do nothing', () => {
    expect(changeSentences(info, before, before)).toEqual([
      'Nothing changes: every state and every prediction is the same, to the last bit.',
    ]);
  });

  test('counts the answers that change where several are asked', () => {
    const all = (score: Readout, outputs: number[]): Readout => ({
      ...score,
      mask: new Float32Array(4).fill(1),
      outputs: Float32Array.from(outputs),
    });
    const problem = { ...info.problem, output: { kind: 'bit', label: 'odd?' } as const };
    const said = changeSentences(
      { ...info, problem },
      all(after, [0.1, 0.2, 0.7, 0.8]),
      all(before, [0.1, 0.1, 0.2, 0.9]),
    );
    expect(said[1]).toBe(
      'The predictions change at 1 of 4 time steps: first at t = 3, from 0 (80.0 %) to 1 (70.0 %).',
    );
    const same = changeSentences(
      { ...info, problem },
      all(after, [0.1, 0.2, 0.3, 0.8]),
      all(before, [0.1, 0.1, 0.2, 0.9]),
    );
    expect(same[1]).toBe('The predictions at all 4 time steps that count stay the same.');
  });

  test('tells what is right, or that nobody knows', () => {
    expect(rightSentence(info.problem, after, 'right')).toBe('The target of the changed input is 1.30.');
    expect(rightSentence(info.problem, after, 'original')).toBe(
      'This task cannot say the target of the changed input: the score shows that of the original one.',
    );
  });
});

describe('the lens', () => {
  const pinned = { by: 'x', score: after, beside: before, label: 'x' };

  test('shows the changed reading, the original one, or cell by cell their difference', () => {
    expect(shownScore({ pinned, lens: 'changed' }, undefined)).toBe(after);
    expect(shownScore({ pinned, lens: 'original' }, undefined)).toBe(before);
    const difference = shownScore({ pinned, lens: 'difference' }, undefined)!;
    const expected = after.lanes.map(({ values }, lane) =>
      values.map((value, k) => value - before.lanes[lane]!.values[k]!),
    );
    expect(difference.lanes.map(({ values }) => values)).toEqual(expected);
    expect(difference.outputs).toBe(after.outputs);
    expect(shownScore({ pinned: undefined, lens: 'difference' }, before)).toBe(before);
  });

  test('scales each lane of differences to a round number around zero', () => {
    const ends = differenceEnds({ pinned, lens: 'difference' });
    expect(ends).toBe('0/h=1,0/f=1');
    const { fits, ...heading } = headingOf(info, after);
    const { problem, lanes: modelLanes } = info;
    const lanes = scoreLanes(
      {
        ...heading,
        problem,
        modelLanes,
        recurrent: true,
        followed: 'last',
        open: new Set(['0/f']),
        fixed: new Map(),
      },
      fits,
    );
    const [, , forget] = differenceLanes(lanes, ends);
    expect(forget).toMatchObject({ map: 'diverging', scale: ['+1', '−1'], lane: { range: [-1, 1] } });
    expect(differenceLanes(lanes, differenceEnds({ pinned, lens: 'changed' }))).toBe(lanes);
  });
});
