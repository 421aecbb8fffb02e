/** The attention lanes of the score: where each head looks from the playhead, or from every step. */
import { drawHeatmap, clearHeatmap } from '../../charts/heatmap.ts';
import { formatPercent } from '../../text/numbers.ts';
import type { Theme } from '../../charts/theme.ts';
import type { Readout } from '../../worker/protocol.ts';
import type { LaneBase } from './lanes.ts';

export interface AttentionFrame extends LaneBase {
  readonly kind: 'attention';
  readonly layer: number;
  readonly layerName: string;
  readonly heads: number;
  /** Folded, a row a head from the playhead's step; unfolded, a square a head: steps that look, from top to bottom. */
  readonly folded: boolean;
}

const ROW_HEIGHT = 14;
const SQUARE_HEIGHT = 120;

export function attentionFrames(
  { heads, layers }: { readonly heads: number; readonly layers: number },
  open: ReadonlySet<string>,
): AttentionFrame[] {
  if (heads === 0) return [];
  return Array.from({ length: layers }, (_, layer) => {
    const key = `${layer}/attention`;
    const folded = !open.has(key);
    const each = heads === 1 ? 'one head' : `${heads} heads`;
    const rows = folded
      ? 'One row a head: how much the step under the playhead takes from each step; a row adds up to 1. Unfold it to see where every step looks.'
      : 'One square a head, a row for each step that looks: how much it takes from each step along the axis; a row adds up to 1, and nothing is taken from later steps. The line marks the step under the playhead.';
    return {
      kind: 'attention',
      key,
      layer,
      layerName: layers > 1 ? `layer ${layer + 1}` : '',
      heads,
      folded,
      name: 'Where it looks',
      sub: each,
      help: `${rows} The stronger the colour, the more.`,
      height: folded ? Math.max(2, heads) * ROW_HEIGHT : heads * SQUARE_HEIGHT,
      scale: ['1', '0'],
    };
  });
}

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
  looks: HeadWeights,
  folded: boolean,
  query: number,
): { values: Float32Array; units: number } {
  const { heads, timeSteps, at } = looks;
  const units = folded ? heads : heads * timeSteps;
  const values = new Float32Array(timeSteps * units);
  for (let row = 0; row < units; row++) {
    const head = folded ? row : Math.floor(row / timeSteps);
    const from = folded ? query : row % timeSteps;
    for (let key = 0; key <= from; key++) values[key * units + row] = at(head, from, key);
  }
  return { values, units };
}

export function drawAttention(
  canvas: HTMLCanvasElement,
  frame: AttentionFrame,
  { score, theme, playhead }: { score: Readout | undefined; theme: Theme; playhead: number },
): void {
  const looks = score && headWeightsOf(score, frame.layer);
  if (!looks) return clearHeatmap(canvas);
  const rows = drawnRows(looks, frame.folded, playhead);
  drawHeatmap(canvas, { ...rows, timeSteps: looks.timeSteps, range: [0, 1] }, theme.sequential);
}

const LEFT_OUT = 'Left out of the reading: there are more than a million weights.';

/** One weight: "head 2, step 31 takes 43.0 % from step 12". */
export function weightSentence(
  score: Readout,
  layer: number,
  head: number,
  query: number,
  key: number,
): string {
  const looks = headWeightsOf(score, layer);
  if (!looks) return LEFT_OUT;
  const who = `head ${head + 1}, step ${query + 1}`;
  if (key > query) return `${who} takes nothing from step ${key + 1}, which comes later`;
  return `${who} takes ${formatPercent(looks.at(head, query, key))} from step ${key + 1}`;
}

/** Where all heads look most from a step, in a sentence. */
export function attentionSentence(score: Readout, layer: number, query: number): string {
  const looks = headWeightsOf(score, layer);
  if (!looks) return score.attention.length > 0 ? 'No reading yet.' : LEFT_OUT;
  const heads = Array.from({ length: looks.heads }, (_, head) => {
    let best = 0;
    for (let key = 1; key <= query; key++)
      if (looks.at(head, query, key) > looks.at(head, query, best)) best = key;
    return `head ${head + 1} looks most at step ${best + 1} (${formatPercent(looks.at(head, query, best))})`;
  });
  return `From step ${query + 1}, ${heads.join('; ')}.`;
}
