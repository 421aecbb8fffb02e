/** The series that was read, as a picture and in a sentence. */
import { useId } from 'react';
import { HELD_OUT_SHARE } from '../../../tasks/forecast/prepared.ts';
import { drawSeries } from '../../../charts/ownSeries.ts';
import type { Source } from '../../../charts/useCanvas.ts';
import type { FoundSeries } from '../../../ownData/series.ts';
import { formatCount, formatMeasured } from '../../../text/numbers.ts';
import { Picture } from '../../results/Picture.tsx';

/** It changes with what is rendered only. */
const STILL: Source = { subscribe: () => () => {} };

export function SeriesPlot({ series }: { readonly series: FoundSeries }) {
  const id = useId();
  const { values, times, name } = series;
  const ends = times && ([times.first, times.last] as const);
  return (
    <figure className="series-plot">
      <div className="series-plot-picture">
        <Picture
          source={STILL}
          label={`Plot of ${name || 'the series'}, oldest value on the left`}
          describedBy={`${id}-words`}
          draw={(surface, theme) => drawSeries(surface, { values, heldOut: HELD_OUT_SHARE, ends }, theme)}
        />
      </div>
      <figcaption id={`${id}-words`}>{seriesFacts(series)} · shaded: held out</figcaption>
    </figure>
  );
}

/** "temperature · 120 values · 0.8 to 12.9 · 2001-01 to 2010-12 · 4 holes (red)" */
export function seriesFacts({ name, values, holes, times, columns, column }: FoundSeries): string {
  const { smallest = NaN, largest = NaN } = columns[column] ?? {};
  return [
    name,
    `${formatCount(values.length)} values`,
    Number.isFinite(smallest) ? `${formatMeasured(smallest)} to ${formatMeasured(largest)}` : '',
    times ? `${times.first} to ${times.last}` : '',
    holes === 0 ? 'no holes' : holes === 1 ? '1 hole (red)' : `${formatCount(holes)} holes (red)`,
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
}
