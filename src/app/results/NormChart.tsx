/** The length of every training step's gradient, with the line at which it is clipped; a sentence and a table say the same. */
import { useCallback, useId } from 'react';
import { formatLevel, formatLoss } from '../../text/numbers.ts';
import type { Theme } from '../../charts/theme.ts';
import type { RunSeries } from '../../store/series.ts';
import { SaveMenu } from '../export/SaveMenu.tsx';
import { isRace, type Overlay } from '../race/overlay.ts';
import { Throttled } from './Throttled.tsx';
import { FoldedTable } from './FoldedTable.tsx';
import { ChartCanvas } from './ChartCanvas.tsx';
import { isClipped, newestNorm, normCurves, normRows, normSentence, stepsText } from './normCurve.ts';
import { normTable } from './seriesTables.ts';

export interface NormChartProps {
  readonly series: RunSeries;
  /** The model's id, which has a colour of its own. */
  /** As it is set now; 0 clips nothing. */
  readonly clipNorm: number;
  readonly overlay: Overlay;
}

/** Shortest time between two changes of the number and the sentence, which say the same, in ms. */
const PACE = 500;
const MOST_ROWS = 12;

export function NormChart({ series, clipNorm, overlay }: NormChartProps) {
  const id = useId();
  const data = useCallback(
    (theme: Theme, width: number) =>
      normCurves(series, clipNorm, { theme, width, color: theme.cell, overlay }),
    [series, clipNorm, overlay],
  );
  const newest = () => {
    const row = newestNorm(series);
    return row ? formatLoss(row.norm) : '–';
  };
  return (
    <section className="results-chart" data-place="chart:norm" aria-labelledby={`${id}-title`}>
      <div className="results-head">
        <h2 id={`${id}-title`}>Gradient norm{isRace(overlay) && `: ${overlay.networks[0]!.name}`}</h2>
        <span className="results-tools">
          <span>
            newest{' '}
            <span className="results-number">
              <Throttled source={series} pace={PACE}>
                {newest}
              </Throttled>
            </span>
          </span>
          <SaveMenu what="gradient-norm" title="Gradient norm" table={() => normTable(series)} />
        </span>
      </div>
      <ChartCanvas
        series={series}
        scale="logarithmic"
        xLabel="training step"
        yLabel="length, before clipping"
        label="Length of the gradient over training steps, before it is clipped, logarithmic"
        describedBy={`${id}-sentence`}
        data={data}
      />
      <p className="results-key" aria-hidden="true">
        <span className="results-key-train">each step</span>
        <span className="results-key-clipped">clipped</span>
      </p>
      <p className="results-sentence" data-of="norm" id={`${id}-sentence`}>
        <Throttled source={series} pace={PACE}>
          {() => normSentence(series, clipNorm)}
        </Throttled>
      </p>
      <NormTable series={series} />
    </section>
  );
}

function NormTable({ series }: Pick<NormChartProps, 'series'>) {
  return (
    <FoldedTable summary="Gradient norm as a table" source={series}>
      {() => (
        <table>
          <thead>
            <tr>
              <th scope="col">step</th>
              <th scope="col">gradient norm</th>
              <th scope="col">clipped at</th>
            </tr>
          </thead>
          <tbody>
            {normRows(series, MOST_ROWS).map((row) => (
              <tr key={row.step}>
                <th scope="row">{stepsText(row)}</th>
                <td>{formatLoss(row.norm)}</td>
                <td>{isClipped(row) ? formatLevel(row.clipNorm) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </FoldedTable>
  );
}
