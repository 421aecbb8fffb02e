/** The results, one group of rows for each size; narrow enough for a phone. */
import type { Measured } from './rounds.ts';
import { formatMs, ratioText } from './table.ts';
import type { CellId } from './workers/protocol.ts';

const NAMES: Readonly<Record<string, string>> = {
  'unroll-webgl': 'Unroll',
  'unroll-reference-webgl': 'Unroll, reference',
  'tf-layers-webgl': 'tf.layers',
};

/** A contestant as a visitor knows it. */
export function nameOf(contestant: string): string {
  return NAMES[contestant] ?? contestant;
}

const CELL_NAMES: Readonly<Record<CellId, string>> = {
  lstm: 'LSTM',
  gru: 'GRU',
  rnn: 'Simple RNN',
  mingru: 'minGRU',
  feedforward: 'Feedforward',
  attention: 'Attention',
};

function titleOf({ cell, timeSteps, hiddenSize, batchSize }: Measured): string {
  return `${CELL_NAMES[cell]} · T ${timeSteps} · H ${hiddenSize} · B ${batchSize}`;
}

export function ResultTable({ rows }: { readonly rows: readonly Measured[] }) {
  const titles = [...new Set(rows.map(titleOf))];
  return (
    <table className="bench-table">
      <thead>
        <tr>
          <th scope="col">Trained by</th>
          <th scope="col">ms a step</th>
          <th scope="col">Draws</th>
          <th scope="col">Speed</th>
        </tr>
      </thead>
      {titles.map((title) => (
        <tbody key={title}>
          <tr>
            <th scope="rowgroup" colSpan={4} className="bench-group">
              {title}
            </th>
          </tr>
          {rows
            .filter((row) => titleOf(row) === title)
            .map((row) => (
              <tr
                key={row.contestant}
                className={row.contestant === 'unroll-webgl' ? 'bench-own' : undefined}
              >
                <th scope="row">{nameOf(row.contestant)}</th>
                <td>
                  <b>{formatMs(row.msMedian)}</b>{' '}
                  <span className="bench-range">
                    ({formatMs(row.msMin)}–{formatMs(row.msMax)})
                  </span>
                </td>
                <td>{row.drawsPerStep?.toLocaleString('en') ?? '–'}</td>
                <td>{ratioText(row, rows)}</td>
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  );
}
