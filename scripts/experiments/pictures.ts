/** Curves of the experiments, as far as their runs were made. */
import { linePicture, type Series } from '../lib/picture.ts';
import type { Results, RunResult } from './claim.ts';

export interface Picture {
  readonly file: string;
  readonly about: string;
  readonly svg: string;
}

/** Results of all claims, by the claim's id. */
export type AllResults = ReadonlyMap<string, Results>;

const first = (results: AllResults, claim: string, run: string): RunResult | undefined =>
  results.get(claim)?.[run]?.[0];

/** A line for each run that is there. */
function linesOf(
  wanted: readonly (readonly [claim: string, run: string, name: string])[],
  results: AllResults,
  points: (result: RunResult) => (readonly [number, number])[],
): Series[] {
  return wanted.flatMap(([claim, run, name]) => {
    const result = first(results, claim, run);
    return result ? [{ name, points: points(result) }] : [];
  });
}

function losses(length: number, results: AllResults): Picture | null {
  const title = `Adding problem, T = ${length}: validation squared error by step of training (one seed)`;
  const series = linesOf(
    [
      [`adding-${length}-rnn`, 'RNN', 'RNN'],
      [`adding-${length}-lstm`, 'LSTM', 'LSTM'],
      [`adding-${length}-gru`, 'GRU', 'GRU'],
    ],
    results,
    ({ history }) =>
      history
        .filter(({ step }) => step > 0)
        .map(({ step, heldOutLoss }) => [step, Math.max(heldOutLoss, 1e-6)]),
  );
  if (series.length === 0) return null;
  const svg = linePicture({
    title,
    xLabel: 'step of training',
    yLabel: 'squared error',
    series,
    xScale: 'linear',
    dots: false,
  });
  return { file: `experiments-adding-${length}.svg`, about: title, svg };
}

function gradients(results: AllResults): Picture | null {
  const title = 'How much of the gradient reaches back: ‖∂L/∂h_t‖ by time step, as shares of the last step’s';
  const series = linesOf(
    [
      ['gradient-vanishes', 'RNN', 'RNN'],
      ['gradient-kept', 'LSTM', 'LSTM, open'],
      ['gradient-explodes', 'RNN', 'RNN, gain 1.2'],
    ],
    results,
    ({ stateGradients: [lengths] }) =>
      lengths!.map((length, t) => [t + 1, Math.max(length / lengths!.at(-1)!, 1e-20)]),
  );
  if (series.length === 0) return null;
  const svg = linePicture({
    title,
    xLabel: 'time step',
    yLabel: 'share',
    series,
    xScale: 'linear',
    dots: false,
  });
  return { file: 'experiments-gradients.svg', about: title, svg };
}

function byLength(results: AllResults): Picture | null {
  const title =
    'Parity: share of right answers by length, GRU and LSTM trained on up to 20 bits, attention on up to 5 (one seed)';
  const series = linesOf(
    [
      ['parity-lengths-gru', 'a GRU', 'GRU'],
      ['parity-lengths-lstm', 'an LSTM', 'LSTM'],
      ['parity-lengths-attention', 'attention', 'attention'],
    ],
    results,
    ({ lengths }) => lengths.map(({ length, metric }) => [length, metric]),
  );
  if (series.length === 0) return null;
  const svg = linePicture({ title, xLabel: 'length', yLabel: 'share right', series, yScale: 'linear' });
  return { file: 'experiments-lengths.svg', about: title, svg };
}

export function picturesOf(results: AllResults): Picture[] {
  const all = [
    losses(20, results),
    losses(50, results),
    losses(100, results),
    gradients(results),
    byLength(results),
  ];
  return all.filter((picture) => picture !== null);
}
