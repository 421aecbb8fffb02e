/** The ghost under the loss chart: what it was, and putting it away; or keeping the present curves as one. */
import { useContext } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Throttled } from '../results/Throttled.tsx';
import { cellColor } from '../cellColor.ts';
import { SessionContext } from '../sessionContext.ts';
import type { RunSeries } from '../../store/series.ts';
import type { Overlay } from './overlay.ts';
import './race.css';

interface GhostRowProps {
  readonly series: RunSeries;
  readonly shown: Overlay['ghost'];
}

/** One evaluation is no curve. */
const FEWEST = 2;

export function GhostRow({ series, shown }: GhostRowProps) {
  const session = useContext(SessionContext);
  if (!session) return null;
  if (!shown) {
    return (
      <p className="ghost-row">
        <Throttled source={series} pace={250}>
          {() => {
            const enabled = series.evaluationSteps.length >= FEWEST;
            return (
              <Button
                look="quiet"
                aria-disabled={!enabled}
                title="Keeps these curves, thin and pale, beside those of the next run."
                onClick={() => enabled && session.keepGhost()}
              >
                Keep as ghost
              </Button>
            );
          }}
        </Throttled>
      </p>
    );
  }
  const { name, difference, ghost } = shown;
  return (
    <p className="ghost-row">
      <svg
        className="swatch swatch-ghost"
        viewBox="0 0 28 8"
        aria-hidden="true"
        style={{ color: cellColor(ghost.experiment.cell) }}
      >
        <line x1="0" x2="28" y1="4" y2="4" />
      </svg>
      <span>
        last run: {name}
        {difference && ` (${difference})`}
      </span>
      <Button
        look="quiet"
        aria-label="Put the ghost away"
        title="Put the ghost away"
        onClick={() => session.dropGhost()}
      >
        ×
      </Button>
    </p>
  );
}
