/** The lanes of attention: where each head looks from the playhead, or from every step. */
import type { CSSProperties } from 'react';
import { formatPercent } from '../../../text/numbers.ts';
import { clearHeatmap, drawHeatmap } from '../../../charts/heatmap.ts';
import { attentionSentence, drawnRows, headWeightsOf, weightSentence } from './attentionWeights.ts';
import type { Lane, LaneCursor, LaneKind, ScoreShape } from './lane.ts';
import { numbered } from './numbered.ts';
import './attention.css';

const ROW_HEIGHT = 14;
const SQUARE_HEIGHT = 120;

/** Which head is which, and in squares the row of the step under the playhead. */
function Heads({ heads, squares }: { readonly heads: number; readonly squares: boolean }) {
  return Array.from({ length: heads }, (_, head) => (
    <span
      key={head}
      className="score-head"
      data-square={squares || undefined}
      aria-hidden="true"
      style={{ '--head': head, '--heads': heads } as CSSProperties}
    >
      {squares && <i className="score-query" />}
      {heads > 1 && <span className="score-head-name">{head + 1}</span>}
    </span>
  ));
}

/** A row is a head; the cursor's step is one that is looked at, the playhead's the one that looks. */
const rowsCursor: LaneCursor = {
  cell: ({ row, step }, playhead) => ({ row, step: step ?? playhead }),
  move: (cell) => ({ kept: cell }),
};

/** In squares the step that looks has a row of its own, and the playhead goes with it; which head is kept. */
const squaresCursor = (timeSteps: number): LaneCursor => ({
  cell: ({ row: head, step }, playhead) => ({ row: head * timeSteps + playhead, step: step ?? playhead }),
  move: ({ step, row }) => ({
    kept: { step, row: Math.floor(row / timeSteps) },
    playhead: row % timeSteps,
  }),
});

const ROWS_HELP =
  'One row a head: how much the time step at the playhead takes from each time step; a row adds up to 1. Unfold it to see where every one looks. The stronger the colour, the more.';
const SQUARES_HELP =
  'One square a head, a row for each time step that looks: how much it takes from each along the axis; a row adds up to 1, and nothing is taken from later ones. The line marks the playhead. The stronger the colour, the more.';

function attentionLane({ heads, layers, timeSteps, open }: ScoreShape, layer: number): Lane {
  const key = `${layer}/attention`;
  const folded = !open.has(key);
  return {
    key,
    kind: 'attention',
    name: 'Where it looks',
    layerName: layers > 1 ? `layer ${layer + 1}` : '',
    sub: heads === 1 ? 'one head' : `${heads} heads`,
    help: folded ? ROWS_HELP : SQUARES_HELP,
    height: folded ? Math.max(2, heads) * ROW_HEIGHT : heads * SQUARE_HEIGHT,
    scale: ['1', '0'],
    map: 'sequential',
    rows: folded ? heads : heads * timeSteps,
    folded,
    cursor: folded ? rowsCursor : squaresCursor(timeSteps),
    overlay: <Heads heads={heads} squares={!folded} />,
    drawsPlayhead: folded,
    draw(canvas, { readout, playhead }, theme) {
      const weights = headWeightsOf(readout, layer);
      if (!weights) return clearHeatmap(canvas);
      const rows = drawnRows(weights, folded, playhead);
      drawHeatmap(canvas, { ...rows, timeSteps: weights.timeSteps, range: [0, 1] }, theme.sequential);
    },
    table({ readout, playhead }) {
      const weights = headWeightsOf(readout, layer);
      if (!weights) return undefined;
      return {
        columns: numbered('head', weights.heads),
        row: (step) =>
          Array.from({ length: weights.heads }, (_, head) =>
            step > playhead ? '–' : formatPercent(weights.at(head, playhead, step)),
          ),
        note: `how much t = ${playhead + 1} takes from each time step`,
      };
    },
    sentenceAt({ readout, playhead }, { step, row }) {
      const head = folded ? row : Math.floor(row / readout.timeSteps);
      return weightSentence(readout, layer, head, folded ? playhead : row % readout.timeSteps, step);
    },
    describe: ({ readout, playhead }) => attentionSentence(readout, layer, playhead),
  };
}

export const attention: LaneKind = {
  lanes: (shape) =>
    Array.from({ length: shape.heads === 0 ? 0 : shape.layers }, (_, layer) => attentionLane(shape, layer)),
};
