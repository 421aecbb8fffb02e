/** What strip, eigenvalues and paths say in words. */
import { describe, expect, test } from 'vitest';
import { answersOf } from '../../../src/app/instruments/statePaths/classes.ts';
import { pathText, planeSentence } from '../../../src/app/instruments/statePaths/statePathsText.ts';
import { addRadius, radiusLine } from '../../../src/app/instruments/eigenvalues/history.ts';
import {
  choicesOf,
  eigenvalueText,
  eigenvaluesSentence,
} from '../../../src/app/instruments/eigenvalues/eigenvaluesText.ts';
import { lengthSentence, lengthText, pointText } from '../../../src/app/results/lengthText.ts';
import { findModel } from '../../../src/models/index.ts';
import { recurrentMatrices } from '../../../src/models/recurrentMatrices.ts';
import { defaultsOf } from '../../../src/options/option.ts';
import { RunSeries } from '../../../src/store/series.ts';
import type { ProblemInfo } from '../../../src/tasks/contract/problem.ts';
import type { Found, LengthsFinding } from '../../../src/worker/protocol.ts';
import { frame, runInfo } from '../../fixtures/fakeSession.ts';

const { problem: adding } = runInfo();
const lengths = { label: 'steps', trained: [50, 50], limits: [1, 1000] } as const;
const rmse: ProblemInfo = {
  ...adding,
  lengths,
  metric: { kind: 'rmse', label: 'error', scale: 1, unit: '' },
};
const share: ProblemInfo = { ...adding, lengths };

function answer(values: Readonly<Record<number, number>>): LengthsFinding {
  const results = Object.entries(values).map(([length, value]) => ({
    length: Number(length),
    loss: value,
    metric: value,
  }));
  return { step: 10, results };
}

describe('the strip by length', () => {
  test('compares twice the trained length with the trained one', () => {
    const found = answer({ 25: 0.1, 50: 0.02, 100: 0.06, 200: 1 });
    expect(lengthSentence(found, rmse, 'metric')).toBe(
      'Trained on 50 steps (shaded). Twice as long: error 3× larger.',
    );
    expect(lengthSentence(found, rmse, 'loss')).toMatch(/Twice as long: loss 3× larger\.$/);
    expect(lengthSentence(answer({ 50: 0.98, 100: 0.54 }), share, 'metric')).toBe(
      'Trained on 50 steps (shaded). Twice as long: 54.0 % instead of 98.0 %.',
    );
  });

  test('says what there is where twice the length is not', () => {
    const ranged = { ...rmse, lengths: { label: 'n', trained: [3, 50], limits: [1, 70] } } as const;
    expect(lengthSentence(answer({ 3: 1, 50: 1, 70: 1.02 }), ranged, 'metric')).toBe(
      'Trained on n = 3 to 50 (shaded). At n = 70: error no larger.',
    );
    expect(lengthSentence(answer({ 3: 1, 50: 1 }), ranged, 'metric')).toMatch(/none that are longer\.$/);
    expect(lengthSentence(answer({ 50: 1, 100: NaN }), rmse, 'metric')).toMatch(
      /error is no longer a number\.$/,
    );
  });

  test('names a length as its task does', () => {
    expect(lengthText({ ...lengths, label: 'wait T' }, 10)).toBe('wait T = 10');
    expect(lengthText({ ...lengths, label: 'digits' }, 2, 4)).toBe('2 to 4 digits');
    expect(pointText({ length: 50, loss: 0.02, metric: 0.5 }, share, 'metric')).toBe(
      '50 steps: sums within 0.1 50.0 %, trained on this.',
    );
  });
});

const matricesOf = (cell: string) =>
  recurrentMatrices(findModel(cell)!, defaultsOf(findModel(cell)!.options));

function eigenvalues(
  of: string,
  radius: number,
  part: Partial<Found<'eigenvalues'>> = {},
): Found<'eigenvalues'> {
  return {
    kind: 'eigenvalues',
    step: 1,
    layer: 0,
    of,
    radius,
    norm: radius,
    real: Float64Array.of(radius),
    imaginary: Float64Array.of(0),
    ...part,
  };
}

describe('the eigenvalues', () => {
  const sentence = (cell: string, found: Found<'eigenvalues'>) =>
    eigenvaluesSentence(found, findModel(cell)!, matricesOf(cell));

  test('of a simple RNN says what its matrix does in one step, and where the slope is 1 in the long run', () => {
    expect(sentence('rnn', eigenvalues('U', 1.04, { norm: 1.4 }))).toBe(
      'Where the activation has slope 1 (tanh near 0, ReLU above it) a small change of the state would in the long run grow to 1.04 of its size with each time step. In one time step it becomes at most 1.40× as large, wherever the state is, as no slope is above 1.',
    );
  });

  test('of a gate’s matrix gives no verdict, as the way from step to step leads through all gates', () => {
    for (const [cell, of] of [
      ['lstm', 'g'],
      ['lstm', 'f'],
      ['gru', 'n'],
    ] as const)
      // prettier-ignore
      expect(sentence(cell, eigenvalues(of, 1.75, { norm: 2.1 }))).toBe(
        `The eigenvalues of U_${of} reach 1.75, and it makes a vector at most 2.10× as long. Whether a signal lasts cannot be read from it alone, because the gates act on the way: look at one time step at the playhead.`,
      );
  });

  test('of one step says what can become of a change at once, and what would in the long run', () => {
    expect(sentence('lstm', eigenvalues('jacobian', 0.9, { norm: 1.3, at: 30, example: 2 }))).toBe(
      'At t = 31 of example 3 a small change of the whole state becomes at most 1.30× as large in this one time step. If all time steps were like it, the change would in the long run shrink to 0.90 of its size with each.',
    );
    expect(sentence('gru', eigenvalues('jacobian', 1.001, { norm: 1.1 }))).toMatch(
      /neither grow nor shrink\.$/,
    );
  });

  test('says a pair by its parts, size and turn', () => {
    const turned = eigenvalues('U', 1, { real: Float64Array.of(0, 0), imaginary: Float64Array.of(1, -1) });
    expect(eigenvalueText(turned, 1)).toBe(
      'Eigenvalue 2 of 2: 0.00 − 1.00i, size 1.00, turns by −90° a time step.',
    );
  });

  test('is usually that of one step, but of U where it is the only matrix', () => {
    expect(choicesOf(matricesOf('mingru')).map(({ value }) => value)).toEqual(['jacobian']);
    expect(choicesOf(matricesOf('lstm')).map(({ value }) => value)).toEqual(['jacobian', 'i', 'f', 'g', 'o']);
    expect(choicesOf(matricesOf('rnn')).map(({ value }) => value)).toEqual(['U', 'jacobian']);
  });

  test('keeps its radius for the run, and forgets it with the run', () => {
    const series = new RunSeries();
    for (const step of [10, 20, 30]) addRadius(series, '0/U', step, step / 10);
    addRadius(series, '1/U', 20, 9);
    expect(radiusLine(series, '0/U')).toEqual({ steps: [10, 20, 30], radii: [1, 2, 3] });
    addRadius(series, '0/U', 20, 5);
    expect(radiusLine(series, '0/U')).toEqual({ steps: [10, 20], radii: [1, 5] });
    for (let step = 21; step < 2000; step++) addRadius(series, '0/U', step, 1);
    const { steps } = radiusLine(series, '0/U');
    expect(steps.length).toBeLessThan(401);
    expect([steps[0], steps.at(-1)]).toEqual([10, 1999]);
    series.append(frame(1));
    series.clear();
    expect(radiusLine(series, '0/U').steps).toEqual([]);
  });
});

describe('the state paths', () => {
  const found: Found<'statePaths'> = {
    kind: 'statePaths',
    step: 3,
    layer: 0,
    state: 'h',
    examples: Int32Array.of(0, 7),
    lengths: Int32Array.of(2, 3),
    points: Float32Array.of(0, 0, 1, 1, 2, 2, 3, 3, 4, -4),
    targets: Float32Array.of(1, 0),
    axes: Float64Array.of(1, 0, 0, 1),
    shares: [0.6, 0.24],
  };

  test('say how much of the variance is seen, and where each goes', () => {
    expect(planeSentence(found, 32)).toBe(
      'The first two principal components explain 84.0 % of the variance of 32 units over 2 validation sequences.',
    );
    const bits = answersOf(
      { ...adding, loss: 'binary', output: { kind: 'bit', label: 'bit' } },
      found.targets,
    );
    expect(bits.names).toEqual(['0', '1']);
    expect(pathText(found, 1, bits)).toBe(
      'Example 8, target 0: from (2.00, 2.00) at t = 1 to (4.00, −4.00) at t = 3.',
    );
  });

  test('are told apart by class where there are few, by value where there are values', () => {
    const symbols = (count: number) => Array.from({ length: count }, (_, k) => String.fromCodePoint(65 + k));
    const problem = (count: number): ProblemInfo => ({
      ...adding,
      loss: 'softmax',
      output: { kind: 'symbols', label: 'x', symbols: symbols(count) },
    });
    expect(answersOf(problem(6), found.targets).names).toHaveLength(6);
    expect(answersOf(problem(7), found.targets).names).toEqual([]);
    const values = answersOf(adding, Float32Array.of(0.5, 1, 1.5));
    expect([0.5, 1, 1.5].map((value) => values.share!(value))).toEqual([0, 0.5, 1]);
  });
});
