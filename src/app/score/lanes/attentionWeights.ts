/** The weights of attention in one layer: as the lane draws them, and in words. */
import { formatPercent } from '../../../text/numbers.ts';
import type { Readout } from '../../../worker/protocol.ts';

/** Weights of one layer: `at(head, query, key)`; undefined where the reading has none. */
export interface HeadWeights {
  readonly heads: number;
  readonly timeSteps: number;
  at(head: number, query: number, key: number): number;
}

export function headWeightsOf(score: Readout, layer: number): HeadWeights | undefined {
  const found = score.attention.find((one) => one.layer === layer);
  if (!found) return undefined;
  const { timeSteps } = score;
  const { heads, values } = found;
  return {
    heads,
    timeSteps,
    at: (head, query, key) => values[(head * timeSteps + query) * timeSteps + key]!,
  };
}

/** What is drawn: `[key, row]`, a row a head from step `query`, or a row for each head and each step that looks. */
export function drawnRows(
  weights: HeadWeights,
  folded: boolean,
  query: number,
): { values: Float32Array; units: number } {
  const { heads, timeSteps, at } = weights;
  const units = folded ? heads : heads * timeSteps;
  const values = new Float32Array(timeSteps * units);
  for (let row = 0; row < units; row++) {
    const head = folded ? row : Math.floor(row / timeSteps);
    const from = folded ? query : row % timeSteps;
    for (let key = 0; key <= from; key++) values[key * units + row] = at(head, from, key);
  }
  return { values, units };
}

const LEFT_OUT = 'Left out of the reading: there are more than a million weights.';

/** One weight: "head 2, t = 31 takes 43.0 % from t = 12". */
export function weightSentence(
  score: Readout,
  layer: number,
  head: number,
  query: number,
  key: number,
): string {
  const weights = headWeightsOf(score, layer);
  if (!weights) return LEFT_OUT;
  const who = `head ${head + 1}, t = ${query + 1}`;
  if (key > query) return `${who} takes nothing from t = ${key + 1}, which comes later`;
  return `${who} takes ${formatPercent(weights.at(head, query, key))} from t = ${key + 1}`;
}

/** Where all heads look most from a step, in a sentence. */
export function attentionSentence(score: Readout, layer: number, query: number): string {
  const weights = headWeightsOf(score, layer);
  if (!weights) return score.attention.length > 0 ? 'No reading yet.' : LEFT_OUT;
  const heads = Array.from({ length: weights.heads }, (_, head) => {
    let best = 0;
    for (let key = 1; key <= query; key++)
      if (weights.at(head, query, key) > weights.at(head, query, best)) best = key;
    return `head ${head + 1} looks most at t = ${best + 1} (${formatPercent(weights.at(head, query, best))})`;
  });
  return `From t = ${query + 1}, ${heads.join('; ')}.`;
}
