/** The gradient lane in numbers and words. */
import { describe, expect, test } from 'vitest';
import type { RaceReadings } from '../../../src/app/score/lanes/lane.ts';
import { gradientRace } from '../../../src/app/score/lanes/gradientRace.ts';
import { decadesFor, gradient } from '../../../src/app/score/lanes/gradient.ts';
import {
  fitsOf,
  gradientAt,
  gradientSentence,
  rateWords,
} from '../../../src/app/score/lanes/gradientText.ts';
import { heightOf } from '../../../src/charts/gradientLane.ts';
import { findModel } from '../../../src/models/index.ts';
import { lanesOf } from '../../../src/models/model.ts';
import type { ErrorOf, Readout } from '../../../src/worker/protocol.ts';

interface Lengths {
  readonly inputs?: readonly number[];
  readonly c?: readonly number[];
  readonly of?: ErrorOf;
  readonly mask?: readonly number[];
  readonly truncate?: number;
}

/** A reading of as many steps as there are lengths, of which the last counts if not told otherwise. */
function scoreOf(hidden: readonly number[], { inputs, c, of, mask, truncate }: Lengths = {}): Readout {
  const timeSteps = hidden.length;
  const none = new Float32Array(0);
  const rest = { step: 1, example: 0, examples: 1, units: 1, inputs: none, targets: none, outputs: none };
  return {
    ...rest,
    timeSteps,
    mask: Float32Array.from(mask ?? hidden.map((_, t) => Number(t === timeSteps - 1))),
    lanes: [],
    attention: [],
    gradients: {
      of: of ?? timeSteps - 1,
      others: c ? [{ state: 'c', byLayer: [Float32Array.from(c)] }] : [],
      hidden: [Float32Array.from(hidden)],
      inputs: Float32Array.from(inputs ?? hidden.map((length) => length / 10)),
      ...(truncate && { truncate }),
    },
  };
}

const geometric = (factor: number, steps = 50) =>
  Array.from({ length: steps }, (_, t) => 0.4 * factor ** (steps - 1 - t));
/** Out and back: no line fits. */
const wavy = Array.from({ length: 50 }, (_, t) => (t % 10 < 5 ? 0.1 : 0.31));
const said = (score: Readout, rated = true) => rateWords(score, rated).join(' ');

const shape = {
  problem: undefined,
  modelLanes: lanesOf(findModel('lstm')!),
  recurrent: true,
  layers: 1,
  units: 1,
  heads: 0,
  timeSteps: 50,
  followed: 'playhead',
  open: new Set<string>(),
  fixed: new Map<string, number>(),
} as const;
const laneOf = (score: Readout) =>
  gradient.lanes(shape, gradient.fit!(score, undefined as never, undefined))[0]!;

test('the rate is that of the steps before the one whose error it is, with its fit, in a sentence', () => {
  expect(rateWords(scoreOf(geometric(0.62)), true)).toEqual([
    '‖∂L/∂h‖ shrinks to 0.62 of its size with each step back',
    '(R² 1.00).',
  ]);
  expect(said(scoreOf(geometric(1.19)))).toContain('‖∂L/∂h‖ grows 1.19-fold with each step back');
  expect(said(scoreOf(geometric(0.0031, 7)))).toContain('shrinks to 0.0031 of its size with each step back');
  expect(said(scoreOf(geometric(1)))).toBe('‖∂L/∂h‖ keeps its size on its way back.');
  expect(said(scoreOf(geometric(0.998)))).toContain('keeps 1.00 of its size with each step back');
  // What stands at that step itself has no part in it.
  expect(said(scoreOf([...geometric(0.62, 49), 1000]))).toContain('shrinks to 0.62 of its size');
  const earlier = scoreOf([...geometric(0.8, 30), ...Array.from({ length: 20 }, () => 0)], { of: 29 });
  expect(said(earlier)).toBe('‖∂L/∂h‖ shrinks to 0.80 of its size with each step back (R² 1.00).');
});

test('where backpropagation is truncated, the lane says where the gradient stops, and nothing of it elsewhere', () => {
  const cut = [...Array.from({ length: 40 }, () => 0), ...geometric(0.62, 10)];
  expect(rateWords(scoreOf(cut, { truncate: 20 }), true)).toEqual([
    '‖∂L/∂h‖ shrinks to 0.62 of its size with each step back',
    'down to t = 41 (R² 1.00). Truncated (k = 20): it stops at the cut before t = 41.',
  ]);
  expect(gradientSentence(scoreOf(cut, { truncate: 20 }), true)).toContain(
    'Truncated (k = 20): it stops at the cut before t = 41. ‖∂L/∂h‖ is 0.400 at t = 50 and 0 at t = 1.',
  );
  const only = [...Array.from({ length: 49 }, () => 0), 0.4];
  expect(said(scoreOf(only, { truncate: 7 }))).toBe(
    'The error at t = 50 reaches no earlier time step. Truncated (k = 7): it stops at the cut before t = 50.',
  );
  expect(said(scoreOf(geometric(0.62), { truncate: 20, of: 15 }))).toContain(
    'Truncated (k = 20): each error stops at the last cut before it.',
  );
  expect(said(scoreOf(geometric(0.62), { truncate: 1, of: 'all' }))).toContain(
    'Truncated (k = 1): each error stops at the last cut before it.',
  );
  expect(said(scoreOf(cut))).not.toContain('Truncated');
});

test('cuts stand in the lane’s help and above its table where there are some', () => {
  const cut = scoreOf(geometric(0.62), { truncate: 20 });
  expect(laneOf(cut).help).toContain('An upright line is a cut');
  expect(laneOf(scoreOf(geometric(0.62))).help).not.toContain('cut');
  expect(laneOf(cut).table({ readout: cut } as never)!.note).toBe(
    'truncated, k = 20: no gradient goes back over a cut',
  );
});

test('each state has its own rate', () => {
  expect(said(scoreOf(geometric(0.62), { c: geometric(0.97) }))).toBe(
    '‖∂L/∂h‖ shrinks to 0.62, ‖∂L/∂c‖ to 0.97 of its size with each step back (R² 1.00, 1.00).',
  );
  expect(gradientSentence(scoreOf(geometric(0.62), { c: geometric(0.97) }), true)).toContain(
    '‖∂L/∂c‖ is 0.400 at t = 50 and 0.090 at t = 1.',
  );
});

test('where a line does not fit, no rate is said or drawn', () => {
  expect(said(scoreOf(wavy))).toBe('‖∂L/∂h‖ varies 3.1-fold at no steady rate.');
  expect(fitsOf(scoreOf(wavy))).toEqual([]);
  expect(said(scoreOf(wavy, { c: geometric(0.97) }))).toContain(
    '‖∂L/∂h‖ varies 3.1-fold; ‖∂L/∂c‖ shrinks to 0.97 of its size with each step back (R² 1.00).',
  );
  expect(fitsOf(scoreOf(wavy, { c: geometric(0.97) }))).toHaveLength(1);
  // Below the least that a line must explain, and above it.
  const tilted = (by: number) => wavy.map((length, t) => length * by ** t);
  expect(said(scoreOf(tilted(1.04)))).toContain('no steady rate');
  expect(said(scoreOf(tilted(1.12)))).toContain('shrinks to 0.89 of its size');
});

test('where a gradient has died out, only the steps it has reached are fitted', () => {
  const dead = geometric(0.5).map((length, t) => (t < 20 ? 0 : length));
  expect(said(scoreOf(dead))).toContain('shrinks to 0.50 of its size with each step back down to t = 21');
  expect(gradientSentence(scoreOf(dead), true)).toContain('0.400 at t = 50 and 0 at t = 1.');
  expect(said(scoreOf([0, 0, 0, 0, 1]))).toBe('The error at t = 5 reaches no earlier time step.');
  expect(said(scoreOf([1, NaN, 1, 1]))).toContain('is not a number');
  expect(said(scoreOf([1, 1, 2, 1]))).toContain('reaches too few time steps for a rate');
  expect(said(scoreOf([0, 0, 0]))).toContain('is smaller than 32-bit numbers hold');
  expect(said(scoreOf(geometric(0.5)), false)).toContain('has no rate: no state is passed from step to step');
});

test('errors of several steps together have no rate, as each adds its own', () => {
  const all = scoreOf(geometric(0.62), { of: 'all', mask: geometric(0.62).map(() => 1) });
  expect(said(all)).toBe(
    'The errors of all 50 time steps together have no rate, as each adds its own part on the way back.',
  );
  expect(fitsOf(all)).toEqual([]);
});

test('the error that was chosen is shown in place of the last step’s', () => {
  const score = scoreOf(geometric(0.62));
  const chosenGradients = scoreOf(geometric(0.9), { of: 20 }).gradients!;
  expect(said({ ...score, chosenGradients })).toContain('shrinks to 0.90 of its size with each step back');
});

test('whose error is chosen at the lane, where several steps count', () => {
  expect(laneOf(scoreOf(geometric(0.62))).choice).toBeUndefined();
  const { choice, legend } = laneOf(scoreOf(wavy, { mask: wavy.map(() => 1) }));
  expect(choice!.value).toBe('playhead');
  expect(choice!.choices.map(({ value }) => choice!.choose(value).followed)).toEqual([
    'last',
    'playhead',
    'all',
  ]);
  expect(legend!.map(([, label]) => label)).toEqual(['‖∂L/∂h‖', '‖∂L/∂c‖', '‖∂L/∂x‖']);
});

test('the scale holds the reading, and stays while it serves', () => {
  expect(decadesFor(scoreOf([0.2, 0.3]), undefined)).toEqual([-2, 0]);
  expect(decadesFor(scoreOf(geometric(0.8)), undefined)).toEqual([-8, 0]);
  expect(decadesFor(scoreOf(geometric(0.3)), undefined)).toEqual([-12, 0]);
  expect(decadesFor(scoreOf([0, 0]), undefined)).toEqual([-4, 0]);
  // Just above and just below a power of ten the scale does not flicker.
  const both = (...lengths: number[]) => scoreOf(lengths, { inputs: lengths });
  expect(decadesFor(both(0.9, 1.1), undefined)).toEqual([-1, 1]);
  expect(decadesFor(both(0.9, 0.95), [-1, 1])).toEqual([-1, 1]);
  expect(decadesFor(both(0.9, 0.001), [-1, 1])).toEqual([-4, 0]);
  expect(decadesFor(both(0.9, 0.8), [-12, 0])).toEqual([-2, 0]);
  expect(decadesFor(scoreOf([0, 0]), [-8, 0])).toEqual([-8, 0]);
});

test('heights are logarithmic; zero and what lies below the scale have none', () => {
  expect(heightOf(1, [-4, 0])).toBe(1);
  expect(heightOf(0.01, [-4, 0])).toBeCloseTo(0.5, 12);
  expect(heightOf(0.0001, [-4, 0])).toBeCloseTo(0, 12);
  expect(heightOf(0.00009, [-4, 0])).toBeUndefined();
  expect(heightOf(0, [-4, 0])).toBeUndefined();
  expect(heightOf(NaN, [-4, 0])).toBeUndefined();
  expect(heightOf(50, [-4, 0])).toBe(1);
});

test('one step is said with both lengths', () => {
  expect(gradientAt(scoreOf([0.25, 0.5]), 0)).toBe('t = 1: ‖∂L/∂h‖ 0.250, ‖∂L/∂x‖ 0.025');
  expect(gradientAt(scoreOf([0.25, 0.5], { c: [1, 2] }), 1)).toBe(
    't = 2: ‖∂L/∂h‖ 0.500, ‖∂L/∂c‖ 2.00, ‖∂L/∂x‖ 0.050',
  );
});

describe('in a race', () => {
  const look = (name: string) => ({ name, color: name, colorOn: () => name, dash: [], piece: '' });
  const race = (
    ...rivals: readonly (readonly [name: string, readout: Readout, recurrent?: boolean])[]
  ): RaceReadings => ({
    lead: look('RNN'),
    rivals: rivals.map(([name, readout, recurrent = true]) => ({
      ...look(name),
      readout,
      recurrent,
      sharesScale: true,
    })),
    gradients: gradientRace,
  });
  const captionOf = (own: Readout, readings: RaceReadings) =>
    gradientRace
      .caption(own, readings, true)
      .map(({ text }) => text)
      .join('');
  const own = scoreOf(geometric(0.49));

  test('each network has its rate in one line, and only those of which one may be said', () => {
    const kept = scoreOf(geometric(1));
    expect(captionOf(own, race(['LSTM', kept], ['GRU', scoreOf(geometric(0.97))]))).toBe(
      'RNN 0.49 · LSTM 1.00 · GRU 0.97 of its size with each step back',
    );
    expect(captionOf(own, race(['LSTM', scoreOf(wavy)], ['Attention', kept, false]))).toBe(
      'RNN 0.49 of its size with each step back · LSTM varies 3.1-fold · Attention has no rate',
    );
    expect(captionOf(scoreOf(wavy), race(['LSTM', scoreOf(wavy)]))).toBe(
      'RNN varies 3.1-fold · LSTM varies 3.1-fold',
    );
  });

  test('the lead is drawn as bars, the others as lines, each in its colour', () => {
    const parts = gradientRace.caption(own, race(['LSTM', own]), true).filter(({ network }) => network);
    expect(parts.map(({ network }) => [network!.color, network!.drawnAs])).toEqual([
      ['RNN', 'bars'],
      ['LSTM', 'line'],
    ]);
  });

  test('all stand on one scale, by the hidden state alone', () => {
    expect(
      decadesFor(scoreOf([0.2, 0.3], { inputs: [1e-9, 1e-9] }), undefined, [
        { readout: scoreOf([0.2, 2e-4]) },
      ]),
    ).toEqual([-4, 0]);
  });

  test('one step is said of each; one whose other error was followed has no number yet', () => {
    const other = scoreOf(geometric(0.8), { of: 20 });
    expect(gradientRace.sentenceAt(own, race(['LSTM', scoreOf(geometric(1))], ['GRU', other]), 49)).toBe(
      't = 50: ‖∂L/∂h‖ of RNN 0.400, of LSTM 0.400, of GRU –',
    );
  });
});
