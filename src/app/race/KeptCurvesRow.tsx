/** The kept curves under the loss chart: what it was, and putting it away; or keeping the present curves. */
import { useContext } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Throttled } from '../results/Throttled.tsx';
import { cellColor } from '../cellColor.ts';
import { SessionContext } from '../sessionContext.ts';
import type { RunSeries } from '../../store/series.ts';
import type { Overlay } from './overlay.ts';
import './race.css';

interface KeptCurvesRowProps {
  readonly series: RunSeries;
  readonly shown: Overlay['kept'];
}

/** One evaluation is no curve. */
const FEWEST = 2;

export function KeptCurvesRow({ series, shown }: KeptCurvesRowProps) {
  const session = useContext(SessionContext);
  if (!session) return null;
  if (!shown) {
    return (
      <p className="kept-row">
        <Throttled source={series} pace={250}>
          {() => {
            if (series.evaluationSteps.length < FEWEST) return null;
            return (
              <Button
                look="quiet"
                title="Keeps these curves, thin and pale, beside those of the next run."
                onClick={() => session.keepCurves()}
              >
                Keep this curve
              </Button>
            );
          }}
        </Throttled>
      </p>
    );
  }
  const { name, difference, curves } = shown;
  return (
    <p className="kept-row">
      <svg
        className="swatch swatch-kept"
        viewBox="0 0 28 8"
        aria-hidden="true"
        style={{ color: cellColor(curves.experiment.cell) }}
      >
        <line x1="0" x2="28" y1="4" y2="4" />
      </svg>
      <span>
        last run: {name}
        {difference && ` (${difference})`}
      </span>
      <Button
        look="quiet"
        aria-label="Remove the kept curve"
        title="Remove the kept curve"
        onClick={() => session.dropCurves()}
      >
        ×
      </Button>
    </p>
  );
}
