/** Whether a network does better than a guess is asked of the sequences that judge, which are few, and of the training. */
import { describe, expect, it } from 'vitest';
import { NOT_JUDGED, progressOf } from '../../../src/store/progressLevel.ts';
import { RunSeries } from '../../../src/store/series.ts';
import { frame, runInfo } from '../../fixtures/fakeSession.ts';

const { problem } = runInfo();
const LINE = problem.baseline.loss;

/** An evaluation every 20 steps. @param levels as multiples of the trivial line, with the training loss where it is another */
function series(levels: readonly (number | readonly [heldOut: number, training: number])[]): RunSeries {
  const made = new RunSeries();
  levels.forEach((level, k) => {
    const [heldOut, training] = typeof level === 'number' ? [level, level] : level;
    made.append(frame(20 * (k + 1), heldOut * LINE, Array<number>(20).fill(training * LINE)));
  });
  return made;
}

const times = <Level>(count: number, level: Level) => Array<Level>(count).fill(level);
const levelOf = (...args: Parameters<typeof series>) =>
  progressOf(problem, series(...args)).said.progressLevel;

describe('how well a run does', () => {
  it('is better than guessing where the held-out sequences and the training say so four times', () => {
    expect(levelOf([1.1])).toBe('guessing');
    expect(levelOf(times(3, 0.8))).toBe('untrained');
    expect(levelOf([1.1, 1.05, ...times(15, 0.8)])).toBe('learning');
    expect(levelOf(times(30, [0.84, 1.02] as const))).toBe('guessing');
  });

  it('is back at the line only after ten evaluations in a row, and better again after ten', () => {
    const learned = [1, 1, ...times(20, 0.7)];
    expect(levelOf([...learned, ...times(9, 1), 0.5, ...times(9, 1)])).toBe('learning');
    expect(levelOf([...learned, ...times(20, 1)])).toBe('back');
    expect(levelOf([...learned, ...times(20, 1), ...times(5, 0.5)])).toBe('back');
    expect(levelOf([...learned, ...times(20, 1), ...times(20, 0.5)])).toBe('learning');
  });

  it('is solved from the first evaluation that says so, and that is over once ten in a row lie well above the line', () => {
    const line = problem.solved.loss / LINE;
    const solved = [1, 0.5, 0.9 * line];
    const said = (levels: readonly number[]) => progressOf(problem, series([...solved, ...levels])).said;
    expect(said([])).toMatchObject({ progressLevel: 'solved', solvedAt: 60, lostAt: undefined });
    expect(said(times(30, 1.4 * line))).toMatchObject({ solvedAt: 60, lostAt: undefined });
    expect(said(times(10, 2 * line))).toMatchObject({ progressLevel: 'solved', solvedAt: 60, lostAt: 80 });
    expect(said([...times(10, 2 * line), ...times(10, 0.9 * line)])).toMatchObject({
      solvedAt: 60,
      lostAt: undefined,
    });
  });

  it('is better than another method once twenty evaluations in a row are', () => {
    const beats = { ...problem, solved: { ...problem.solved, beats: true as const } };
    const line = problem.solved.loss / LINE;
    const said = (levels: readonly number[]) => progressOf(beats, series([1, ...levels])).said;
    expect(said([...times(19, 0.9 * line), 2 * line]).solvedAt).toBeUndefined();
    expect(said(times(20, 0.9 * line))).toMatchObject({ progressLevel: 'solved', solvedAt: 40 });
    expect(said([...times(20, 0.9 * line), ...times(20, 1.1 * line)])).toMatchObject({
      solvedAt: 40,
      lostAt: 440,
    });
  });

  it('comes to the same in one go, bit by bit, and after going back', () => {
    const levels = [1, 1, ...times(20, 0.7), ...times(15, 1), ...times(12, 0.6)];
    const whole = progressOf(problem, series(levels));
    let bit = NOT_JUDGED;
    const made = new RunSeries();
    levels.forEach((level, k) => {
      made.append(frame(20 * (k + 1), level * LINE, Array<number>(20).fill(level * LINE)));
      bit = progressOf(problem, made, bit);
    });
    expect(bit).toEqual(whole);
    made.rewind(400);
    expect(progressOf(problem, made, bit)).toEqual(progressOf(problem, series(levels.slice(0, 20))));
  });
});
